import type { ScannableCode } from '../../phone/contract';
import type { DoorCode } from '../protocol';
import { create, headOf } from './dom';
import type { Phone } from './phone';
import { readCode } from './scan';

export interface CodePanelOptions {
  codes: DoorCode[];
  phones: Phone[];
  onScan(phone: Phone, content: string): void;
  /** Another code is shown and read. */
  onCode(): void;
}

/** The QR code at a building's door: the real picture, read from the picture. */
export class CodePanel {
  /** Undefined until the picture has come. */
  private shown: ScannableCode | undefined;
  private readonly picture = create('img', { alt: '', draggable: true });
  private readonly hint = create('p', { className: 'hint' });
  private readonly buttons = create('div', { className: 'choices' });

  constructor(
    panel: HTMLElement,
    private readonly options: CodePanelOptions,
  ) {
    const choice = create(
      'select',
      { ariaLabel: '哪里的码' },
      ...options.codes.map(({ place, title }) => create('option', { value: place, textContent: title })),
    );
    choice.addEventListener('change', () => this.show(choice.value));
    this.picture.addEventListener('load', () => this.readPicture());
    this.picture.addEventListener('error', () => this.say('没有拿到二维码，看看下面的云端调用说了什么。'));
    this.picture.addEventListener('dragstart', (event) => this.drag(event));
    this.picture.addEventListener('dragend', () => document.body.classList.remove('dragging'));
    const beside = create('div', { className: 'beside' }, this.hint, this.buttons);
    headOf(panel).append(choice);
    panel.append(create('div', { className: 'code' }, this.picture, beside));
    const [first] = options.codes;
    if (first) this.show(first.place);
  }

  /** The codes that have been read: the one that is shown. */
  read(): ScannableCode[] {
    return this.shown ? [this.shown] : [];
  }

  /** Draws the buttons again: the phones have other holders. */
  draw(): void {
    const buttons = this.options.phones.map((phone) => {
      const button = create('button', { type: 'button', textContent: phone.holder.nickname });
      button.disabled = !this.shown;
      button.addEventListener('click', () => this.shown && this.options.onScan(phone, this.shown.content));
      return button;
    });
    this.buttons.replaceChildren(...buttons);
  }

  private show(place: string): void {
    this.shown = undefined;
    this.say('正在取二维码…');
    this.picture.src = `codes/${encodeURIComponent(place)}`;
    this.picture.alt = `${this.titleOf(place)}的二维码`;
    this.picture.dataset.place = place;
    this.draw();
  }

  private readPicture(): void {
    const { src, dataset } = this.picture;
    try {
      this.shown = {
        title: this.titleOf(dataset.place ?? ''),
        image: src,
        content: readCode(this.picture),
      };
      this.say('把图拖到一台手机上，或者点谁来扫：');
    } catch {
      this.say('这张图里没有认出二维码。');
    }
    this.draw();
    this.options.onCode();
  }

  private drag(event: DragEvent): void {
    if (!this.shown) return event.preventDefault();
    event.dataTransfer?.setData('text/plain', this.shown.content);
    document.body.classList.add('dragging');
  }

  private titleOf(place: string): string {
    return this.options.codes.find((code) => code.place === place)?.title ?? '';
  }

  private say(hint: string): void {
    this.hint.textContent = hint;
  }
}
