import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { HttpError } from '../cloud/http/exchange';
import type { PhoneSettings, ShareCard } from '../phone/contract';
import type { Group, Person, SharedCard } from './protocol';

/** A person as WeChat knows them. */
export interface WechatPerson extends Person {
  phoneNumber: string;
}

/** Old cards scroll out of a chat. */
const MOST_CARDS = 200;

/** What changes while people chat; the rest is given. */
interface Kept {
  cards: SharedCard[];
  /** Members who came later, by group. */
  joined: Record<string, string[]>;
}

/** WeChat's own world, of which a mini-program sees only what WeChat hands it: people, group chats, shared cards. */
export class Wechat {
  private readonly kept: Kept;

  /** `file` keeps what happens between runs. */
  constructor(
    readonly people: readonly WechatPerson[],
    private readonly given: readonly Group[],
    private readonly file: string,
  ) {
    this.kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { cards: [], joined: {} };
  }

  groups(): Group[] {
    return this.given.map((group) => ({
      ...group,
      members: [...group.members, ...(this.kept.joined[group.opengid] ?? [])],
    }));
  }

  /** What the phone of this person knows of them; undefined for nobody. */
  phoneOf(openid: string): Pick<PhoneSettings, 'openid' | 'nickname' | 'phoneNumber' | 'groups'> | undefined {
    const person = this.people.find((each) => each.openid === openid);
    if (!person) return undefined;
    const groups = this.groups().filter(({ members }) => members.includes(openid));
    return {
      openid,
      nickname: person.nickname,
      phoneNumber: person.phoneNumber,
      groups: groups.map(({ opengid, name }) => ({ opengid, name })),
    };
  }

  /** Oldest first. */
  cards(): SharedCard[] {
    return this.kept.cards;
  }

  /** A member puts a mini-program card into the group's chat. Throws for anybody else. */
  share(by: string, opengid: string, card: ShareCard): SharedCard {
    if (!this.isMember(by, opengid)) throw new HttpError(403, `${by} is not in the group ${opengid}`);
    const number = Number(this.kept.cards.at(-1)?.id ?? 0) + 1;
    const shared: SharedCard = { id: String(number), opengid, by, at: Date.now(), card };
    this.kept.cards = [...this.kept.cards, shared].slice(-MOST_CARDS);
    this.save();
    return shared;
  }

  /** Somebody is taken into the group; nothing happens when they are in. */
  invite(openid: string, opengid: string): void {
    if (!this.people.some((each) => each.openid === openid)) throw new HttpError(404, `no person ${openid}`);
    if (this.isMember(openid, opengid)) return;
    this.kept.joined[opengid] = [...(this.kept.joined[opengid] ?? []), openid];
    this.save();
  }

  private isMember(openid: string, opengid: string): boolean {
    const group = this.groups().find((each) => each.opengid === opengid);
    if (!group) throw new HttpError(404, `no group ${opengid}`);
    return group.members.includes(openid);
  }

  private save(): void {
    const writing = `${this.file}.writing`;
    writeFileSync(writing, JSON.stringify(this.kept));
    renameSync(writing, this.file);
  }
}
