import type { FrameMessage, PhoneMessage, PhoneSettings } from '../../phone/contract';
import type { Person } from '../protocol';
import { create } from './dom';

/** How a page is opened on a phone from outside the mini-program. */
export type Opening = { path: string; scene: number; opengid?: string };

export type Sharing = Extract<PhoneMessage, { kind: 'share' }>;

export interface PhoneOptions {
  /** What kind of person holds it at first: 住户, 群主, 工作人员. */
  title: string;
  people: Person[];
  holder: Person;
  /** What every phone is told besides who holds it. */
  settings(holder: Person): Partial<PhoneSettings>;
  /** Somebody else holds it now. */
  onHolder(): void;
  onShare(phone: Phone, sharing: Sharing): void;
  /** A code was dropped on it. */
  onScan(phone: Phone, content: string): void;
}

/** One phone: a frame with the mini-program inside, and above it who holds it. */
export class Phone {
  readonly element: HTMLElement;
  readonly title: string;
  private person: Person;
  private frame = document.createElement('iframe');
  private isReady = false;
  private waiting: Opening | undefined;
  private readonly nickname = create('strong');
  private readonly role = create('span', { className: 'role' });
  private readonly where = create('span', { className: 'where' });
  private readonly error = create('p', { className: 'phone-error', hidden: true, role: 'alert' });
  private readonly choice: HTMLSelectElement;
  private readonly body = create('div', { className: 'phone-body' });

  constructor(private readonly options: PhoneOptions) {
    this.title = options.title;
    this.person = options.holder;
    this.choice = this.createChoice();
    this.element = create(
      'article',
      { className: 'phone', ariaLabel: options.title },
      create(
        'header',
        { className: 'holder' },
        create('div', { className: 'holder-lines' }, create('div', {}, this.nickname, this.role), this.where),
        create('span', { className: 'change', ariaHidden: 'true' }, '换人'),
        this.choice,
      ),
      this.error,
      this.body,
    );
    this.body.append(this.createDropZone());
    window.addEventListener('message', (event) => this.hear(event));
    this.switchOn();
  }

  get holder(): Person {
    return this.person;
  }

  /** Somebody else takes this phone, and opens the mini-program on it. */
  become(person: Person): void {
    this.person = person;
    this.switchOn();
    this.options.onHolder();
  }

  /** Opens a page as WeChat does: from a code, from a card in a chat, from a message. */
  open(opening: Opening): void {
    if (this.isReady) this.tell({ source: 'frame', kind: 'open', ...opening });
    else this.waiting = opening;
    this.element.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'nearest' });
  }

  /** Tells the mini-program what has changed around it. */
  tellSettings(): void {
    if (this.isReady)
      this.tell({ source: 'frame', kind: 'settings', settings: this.options.settings(this.person) });
  }

  /** The same page again, with the mini-program as it is built now. */
  reload(): void {
    this.isReady = false;
    this.showError('');
    this.frame.contentWindow?.location.reload();
  }

  /** Starts the mini-program for whoever holds the phone now. */
  private switchOn(): void {
    const { person } = this;
    this.nickname.textContent = person.nickname;
    this.role.textContent = person.role;
    this.where.textContent = person.where;
    this.choice.value = person.openid;
    this.isReady = false;
    this.waiting = undefined;
    // A new frame, not a new address: the browser's back button stays within the mini-program.
    const frame = create('iframe', {
      title: `${person.nickname}的手机`,
      src: `phone/${encodeURIComponent(person.openid)}/`,
      allow: 'clipboard-read; clipboard-write',
    });
    this.frame.remove();
    this.frame = frame;
    this.body.prepend(frame);
    this.showError('');
  }

  private tell(message: FrameMessage): void {
    this.frame.contentWindow?.postMessage(message, location.origin);
  }

  private hear({ source, origin, data }: MessageEvent<PhoneMessage>): void {
    if (source !== this.frame.contentWindow || origin !== location.origin || data?.source !== 'phone') return;
    if (data.kind === 'ready') this.ready();
    if (data.kind === 'share') this.options.onShare(this, data);
    if (data.kind === 'error') this.showError(data.message);
  }

  private ready(): void {
    this.isReady = true;
    this.tellSettings();
    const opening = this.waiting;
    this.waiting = undefined;
    if (opening) this.open(opening);
  }

  private showError(message: string): void {
    this.error.textContent = message;
    this.error.hidden = message === '';
  }

  private createChoice(): HTMLSelectElement {
    const { people, title } = this.options;
    const roles = [...new Set(people.map(({ role }) => role))];
    const groups = roles.map((label) => {
      const inside = people.filter(({ role }) => role === label);
      return create('optgroup', { label }, ...inside.map(toOption));
    });
    const choice = create('select', { ariaLabel: `谁拿着${title}的手机`, title: '换一个人' }, ...groups);
    choice.addEventListener('change', () => {
      const person = people.find(({ openid }) => openid === choice.value);
      if (person) this.become(person);
    });
    return choice;
  }

  /** Lies over the frame while a code is dragged: a frame swallows what is dropped on it. */
  private createDropZone(): HTMLElement {
    const zone = create('div', { className: 'drop-zone' }, '松手，用这台手机扫');
    zone.addEventListener('dragover', (event) => event.preventDefault());
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      const content = event.dataTransfer?.getData('text/plain');
      if (content) this.options.onScan(this, content);
    });
    return zone;
  }
}

function toOption({ openid, nickname, role, where }: Person): HTMLOptionElement {
  return create('option', {
    value: openid,
    textContent: [nickname, role, where].filter(Boolean).join(' · '),
  });
}
