import type { SentMessage } from '../../cloud/types';
import { create } from './dom';
import { timeOf } from './words';

export interface MessagePanelOptions {
  messages: SentMessage[];
  nicknameOf(openid: string): string;
  onOpen(message: SentMessage): void;
}

/** Subscribe messages, as they come in as 服务通知 on people's phones; the latest first. */
export class MessagePanel {
  private readonly list = create('ol', { className: 'scroll' });

  constructor(
    panel: HTMLElement,
    private readonly options: MessagePanelOptions,
  ) {
    panel.append(this.list);
    this.draw();
  }

  draw(): void {
    const { messages } = this.options;
    const empty = create(
      'li',
      { className: 'empty' },
      '还没有消息。谁在手机上同意了提醒，微信发给谁的服务通知就在这里。',
    );
    this.list.replaceChildren(
      ...(messages.length > 0 ? messages.map((each) => this.row(each)).reverse() : [empty]),
    );
  }

  private row(message: SentMessage): HTMLElement {
    const { nicknameOf, onOpen } = this.options;
    const [title = '', ...rest] = Object.values(message.data).map(({ value }) => value);
    const button = create(
      'button',
      { type: 'button', className: 'message', title: message.page ?? '' },
      create('small', {}, `给 ${nicknameOf(message.openid)} · ${timeOf(message.at)}`),
      create('strong', {}, title),
      ...rest.map((line) => create('span', {}, line)),
    );
    button.disabled = !message.page;
    button.addEventListener('click', () => onOpen(message));
    return create('li', {}, button);
  }
}
