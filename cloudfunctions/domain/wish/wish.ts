import type { Person } from '../../kernel/person';
import type { Stateful } from '../../kernel/workflow';
import type { Whose } from '../hours/ledger';

export type WishState =
  | 'made'
  | 'open'
  | 'claimed'
  | 'fulfilled'
  | 'thanked'
  | 'declined'
  | 'withdrawn'
  | 'split'
  | 'taken-up';

/** Somebody's promise to fulfil a wish until a date. One for each wish; who comes second finds it there. */
export interface Claim {
  as: 'volunteer' | 'team' | 'partner';
  /** Person id of who claimed: the only one who is shown name, address and phone. */
  person: string;
  /** In whose name, as everybody may read it: "5 幢的志愿者", the team, the unit. */
  name: string;
  /** Id of the team or unit, or null. */
  unit: string | null;
  /** Whose hours it will be: their own, or those of the child they claimed for. */
  giver: Whose;
  at: Date;
  /** The claim ends here unless the wish is fulfilled. */
  until: Date;
  extended: boolean;
  /** Whoever claimed was reminded that the end is near. */
  reminded: boolean;
}

/** What whoever claimed says was done. */
export interface Fulfilment {
  at: Date;
  words: string;
  /** Id of a picture. */
  picture: string | null;
  /** Everybody may see the picture: only when it was said that no child's face is on it. */
  showPicture: boolean;
  /** When time was given, to be entered as hours once the wish is confirmed. */
  time: { date: string; start: Date; end: Date; minutes: number } | null;
  /** The wisher was reminded to say whether it is done. */
  reminded: boolean;
}

/** A small wish that one volunteer, team or unit can fulfil. */
export interface Wish extends Stateful {
  state: WishState;
  title: string;
  words: string;
  /** What it costs at most, in yuan; 0 when only time is wished for. */
  worth: number;
  building: string;
  /** What the building is called, shown with the wish: a building is no address. */
  buildingName: string;
  /** Path of the community, whose board shows the wish. */
  community: string;
  /** The building's path and everything above it. */
  within: string[];
  /** '2026-11' of `at`. */
  month: string;
  /** Person id of who made it, and who is told about it. */
  by: string;
  /** Person id of whose wish it is; an elder without WeChat is not `by`. */
  wisher: string;
  onBehalf: boolean;
  /** Who wishes, as everybody may read it: "一位独居奶奶". No name, no room. */
  wisherSays: string;
  at: Date;
  publishedAt: Date | null;
  /** Sorts the board by how long a wish has waited and is never the same twice; '' until it is published. */
  queue: string;
  claim: Claim | null;
  fulfilled: Fulfilment | null;
  /** What was still missing when the wisher last looked. */
  missing: string | null;
  thankedAt: Date | null;
  thanks: string | null;
  /** Who said that it is done: stands for the hours that were given. */
  thankedBy: { id: string; name: string } | null;
  /** Sorts what was fulfilled, the latest last, and is never the same twice; '' until it was thanked for. */
  done: string;
  /** How often a claim ended without the wish being fulfilled. */
  releases: number;
  /** What became of it where it left the board: why it was declined, what the community does. */
  outcome: string | null;
  /** The wish this is a part of; parts are documents of their own. */
  whole: { id: string; part: number; of: number } | null;
  /** The parts it was split into; empty otherwise. */
  parts: Part[];
  /** What the change that was just made still has to bring about; the sweep does it when the call did not. */
  unfinished: 'parts' | 'hours' | null;
}

/** One of several parts that a wish too big for one is split into. */
export interface Part {
  title: string;
  words: string;
  worth: number;
}

declare module '../../kernel/database' {
  interface Documents {
    wishes: Wish;
  }
}

/** What nothing has happened to yet. */
export const UNTOUCHED = {
  publishedAt: null,
  queue: '',
  claim: null,
  fulfilled: null,
  missing: null,
  thankedAt: null,
  thanks: null,
  thankedBy: null,
  done: '',
  releases: 0,
  outcome: null,
  whole: null,
  parts: [],
  unfinished: null,
} satisfies Partial<Wish>;

/** What half the house is called: it gives nobody away. */
const COMMON = ['奶奶', '爷爷', '外婆', '外公', '老人', '阿姨', '叔叔', '邻居', '住户'];

/** The word by which a text betrays this person to their neighbours; undefined when it does not. */
export function betrayed(
  text: string,
  { name, phone, homes }: Pick<Person, 'name' | 'phone' | 'homes'>,
): string | undefined {
  const rooms = homes.map(({ room }) => room).filter((room) => room.length > 2);
  const known = [name, phone ?? '', ...rooms].filter((word) => word.length > 1 && !COMMON.includes(word));
  return known.find((word) => text.includes(word));
}
