import { create, part } from './dom';

export type Tab = 'phones' | 'chat' | 'messages' | 'calls';

const TITLES: Record<Tab, string> = { phones: '手机', chat: '群聊', messages: '消息', calls: '调用' };

/** On a narrow window one thing is shown at a time; page.css decides when that is. */
export class Tabs {
  private readonly buttons = new Map<Tab, HTMLButtonElement>();

  constructor() {
    for (const [tab, title] of Object.entries(TITLES) as [Tab, string][]) {
      const button = create('button', { type: 'button' }, title);
      button.addEventListener('click', () => this.show(tab));
      this.buttons.set(tab, button);
    }
    part('tabs').append(...this.buttons.values());
    this.show('phones');
  }

  show(tab: Tab): void {
    document.body.dataset.tab = tab;
    for (const [name, button] of this.buttons) {
      button.ariaCurrent = name === tab ? 'page' : null;
      if (name === tab) delete button.dataset.news;
    }
  }

  /** Marks a tab that is not shown: there is something new in it. */
  mark(tab: Tab): void {
    const button = this.buttons.get(tab);
    if (button && document.body.dataset.tab !== tab) button.dataset.news = 'true';
  }
}
