import { element } from './dom';

const SIGNAL =
  '<svg viewBox="0 0 18 12"><path d="M1 8h2v3H1zM5.500 6h2v5h-2zM10 3.500h2V11h-2zM14.500 1h2v10h-2z"/></svg>';
const BATTERY =
  '<svg viewBox="0 0 25 12"><rect x=".5" y=".5" width="21" height="11" rx="3" fill="none" stroke="currentColor" opacity=".45"/><rect x="2" y="2" width="18" height="8" rx="1.500"/><path d="M23 4v4q1.500-.5 1.500-2T23 4z" opacity=".5"/></svg>';

/** Time, signal and battery: the only true one is the time. */
export class StatusBar {
  private readonly clock = element('span', 'clock');
  readonly element = element('div', 'status-bar', [this.clock]);

  constructor() {
    const icons = element('span', 'icons');
    icons.innerHTML = SIGNAL + BATTERY;
    this.element.append(icons);
    this.element.ariaHidden = 'true';
    this.tell();
    setInterval(() => this.tell(), 10_000);
  }

  private tell(): void {
    this.clock.textContent = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  }
}
