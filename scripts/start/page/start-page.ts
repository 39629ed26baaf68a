import type { SentMessage } from '../../cloud/types';
import type { PageEvent, PageState, Person, Problems } from '../protocol';
import { CallPanel } from './call-panel';
import { ChatPanel } from './chat-panel';
import { CodePanel } from './code-panel';
import { part } from './dom';
import { holdersOf, rememberHolders } from './holders';
import { MessagePanel } from './message-panel';
import { type Opening, Phone, type Sharing } from './phone';
import { pageOfCode } from './scan';
import { server } from './server';
import { Tabs } from './tabs';
import { WhichPhone } from './which-phone';

/** The numbers by which a mini-program is told where it was opened. */
const SCENE = { code: 1047, groupCard: 1044, message: 1107 };

const TITLES = ['住户', '群主', '工作人员'];

/** The whole page: three phones, and what lies around them. */
export class StartPage {
  private readonly tabs = new Tabs();
  private readonly phones: Phone[];
  private readonly which: WhichPhone;
  private readonly codes: CodePanel;
  private readonly chat: ChatPanel;
  private readonly messages: MessagePanel;
  private readonly calls: CallPanel;

  constructor(private readonly state: PageState) {
    this.phones = holdersOf(state).map((holder, index) => this.createPhone(holder, TITLES[index] ?? ''));
    part('phones').append(...this.phones.map(({ element }) => element));
    this.which = new WhichPhone(part('phones'), this.phones);
    const { phones } = this;
    const nicknameOf = (openid: string) => this.person(openid)?.nickname ?? openid;
    this.codes = new CodePanel(part('code'), {
      codes: state.codes,
      phones,
      onScan: (phone, content) => this.scan(phone, content),
      onCode: () => phones.forEach((phone) => phone.tellSettings()),
    });
    this.chat = new ChatPanel(part('chat'), {
      state,
      phones,
      nicknameOf,
      onOpen: (phone, { opengid, card }) =>
        this.open(phone, { path: card.path, scene: SCENE.groupCard, opengid }),
      onInvite: (openid, opengid) => server.invite(openid, opengid),
    });
    this.messages = new MessagePanel(part('messages'), {
      messages: state.messages,
      nicknameOf,
      onOpen: (message) => this.openMessage(message),
    });
    this.calls = new CallPanel(part('calls'), nicknameOf, state.calls);
    this.showProblems(state.problems);
  }

  hear(event: PageEvent): void {
    switch (event.kind) {
      case 'hello':
        // The server was started again: everything this page holds is of the run before.
        if (event.run !== this.state.run) location.reload();
        break;
      case 'call':
        this.calls.add(event.call);
        if (event.call.error) this.tabs.mark('calls');
        break;
      case 'message':
        this.state.messages.push(event.message);
        this.messages.draw();
        this.tabs.mark('messages');
        break;
      case 'card':
        this.state.cards.push(event.card);
        this.chat.show(event.card.opengid);
        this.tabs.mark('chat');
        break;
      case 'groups':
        this.state.groups = event.groups;
        this.chat.draw();
        for (const phone of this.phones) phone.tellSettings();
        break;
      case 'built':
        this.showProblems(event.problems);
        if (event.what === 'phone' && !event.problems.phone) for (const phone of this.phones) phone.reload();
        break;
    }
  }

  private createPhone(holder: Person, title: string): Phone {
    const { people } = this.state;
    return new Phone({
      title,
      people,
      holder,
      settings: ({ openid }) => ({ codes: this.codes.read(), groups: this.groupsOf(openid) }),
      onHolder: () => this.holdersChanged(),
      onShare: (phone, sharing) => this.share(phone, sharing),
      onScan: (phone, content) => this.scan(phone, content),
    });
  }

  private holdersChanged(): void {
    rememberHolders(this.phones.map(({ holder }) => holder));
    this.codes.draw();
    this.chat.draw();
  }

  private open(phone: Phone, opening: Opening): void {
    this.tabs.show('phones');
    this.which.show(phone);
    phone.open(opening);
  }

  private scan(phone: Phone, content: string): void {
    const path = pageOfCode(content);
    if (path) this.open(phone, { path, scene: SCENE.code });
  }

  private share(phone: Phone, { opengid, card }: Sharing): void {
    void server.share(phone.holder.openid, opengid, card);
  }

  /** A message is tapped on its receiver's phone; when none is theirs, they take the first. */
  private openMessage({ openid, page }: SentMessage): void {
    const phone = this.phones.find(({ holder }) => holder.openid === openid) ?? this.phones[0];
    const receiver = this.person(openid);
    if (!phone || !receiver || !page) return;
    if (phone.holder !== receiver) phone.become(receiver);
    this.open(phone, { path: page, scene: SCENE.message });
  }

  private showProblems({ phone, functions }: Problems): void {
    const banner = part('problems');
    const wrong = [
      phone && `小程序没有编译成功：\n${phone}`,
      functions && `云函数没有编译成功：\n${functions}`,
    ];
    banner.textContent = wrong.filter(Boolean).join('\n');
    banner.hidden = banner.textContent === '';
  }

  private groupsOf(openid: string) {
    return this.state.groups
      .filter(({ members }) => members.includes(openid))
      .map(({ opengid, name }) => ({ opengid, name }));
  }

  private person(openid: string): Person | undefined {
    return this.state.people.find((each) => each.openid === openid);
  }
}
