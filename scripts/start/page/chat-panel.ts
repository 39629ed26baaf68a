import type { Group, PageState, SharedCard } from '../protocol';
import { create, headOf } from './dom';
import type { Phone } from './phone';
import { timeOf } from './words';

export interface ChatPanelOptions {
  state: Pick<PageState, 'groups' | 'cards'>;
  nicknameOf(openid: string): string;
  phones: Phone[];
  onOpen(phone: Phone, card: SharedCard): void;
  onInvite(openid: string, opengid: string): void;
}

/** A WeChat group's chat, as far as a mini-program is in it: the shared cards, and who is there to tap them. */
export class ChatPanel {
  private group: Group | undefined;
  private readonly choice = create('select', { ariaLabel: '哪个群' });
  private readonly list = create('ol', { className: 'scroll chat' });
  private readonly outside = create('div', { className: 'choices' });

  constructor(
    panel: HTMLElement,
    private readonly options: ChatPanelOptions,
  ) {
    this.group = options.state.groups[0];
    this.choice.addEventListener('change', () => this.show(this.choice.value));
    headOf(panel).append(this.choice);
    panel.append(this.list, this.outside);
    this.draw();
  }

  /** Shows the chat of this group. */
  show(opengid: string): void {
    this.group = this.options.state.groups.find((group) => group.opengid === opengid);
    this.draw();
  }

  draw(): void {
    const { state } = this.options;
    // The list is another one after somebody was taken in.
    const group = state.groups.find(({ opengid }) => opengid === this.group?.opengid);
    this.group = group;
    this.choice.replaceChildren(
      ...state.groups.map(({ opengid, name, members }) =>
        create('option', { value: opengid, textContent: `${name}（${members.length}）` }),
      ),
    );
    if (!group) return;
    this.choice.value = group.opengid;
    const cards = state.cards.filter(({ opengid }) => opengid === group.opengid);
    const empty = create('li', { className: 'empty' }, EMPTY);
    this.list.replaceChildren(...(cards.length > 0 ? cards.map((card) => this.card(card, group)) : [empty]));
    this.list.scrollTop = this.list.scrollHeight;
    this.drawOutside(group);
  }

  private card(shared: SharedCard, { members }: Group): HTMLElement {
    const { nicknameOf, phones, onOpen } = this.options;
    const openers = phones.filter(({ holder }) => members.includes(holder.openid));
    const buttons = openers.map((phone) => {
      const label = `${phone.holder.nickname}点开`;
      const button = create('button', { type: 'button', textContent: label });
      button.addEventListener('click', () => onOpen(phone, shared));
      return button;
    });
    return create(
      'li',
      { className: 'said' },
      create('p', { className: 'by' }, `${nicknameOf(shared.by)} · ${timeOf(shared.at)}`),
      create(
        'div',
        { className: 'card', title: shared.card.path },
        create('strong', {}, shared.card.title),
        ...pictureOf(shared),
        create('small', { className: 'foot' }, '楼里见 · 小程序'),
      ),
      create('div', { className: 'choices' }, ...buttons),
    );
  }

  /** Whoever is not in the group sees nothing of it, until a member takes them in. */
  private drawOutside({ opengid, members }: Group): void {
    const outside = this.options.phones.filter(({ holder }) => !members.includes(holder.openid));
    const buttons = outside.map(({ holder }) => {
      const button = create('button', { type: 'button', textContent: `拉${holder.nickname}进群` });
      button.addEventListener('click', () => this.options.onInvite(holder.openid, opengid));
      return button;
    });
    this.outside.replaceChildren(...buttons);
  }
}

const EMPTY = '群里还没有小程序卡片。在手机上点右上角的 ···，转发到这个群。';

function pictureOf({ card: { imageUrl } }: SharedCard): HTMLElement[] {
  if (!imageUrl) return [];
  const picture = create('img', { src: imageUrl, alt: '' });
  // The address of a picture in the cloud is good for one run.
  picture.addEventListener('error', () => picture.remove());
  return [picture];
}
