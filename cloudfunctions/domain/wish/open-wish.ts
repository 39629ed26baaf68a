import { day as dayOf } from '../../kernel/clock';
import { $, expr, lookup } from '../../kernel/database';
import { holds } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { type Picture, type ShownPicture, shownTo, withPictures } from '../../kernel/pictures';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { calledInBuilding, homeIn } from '../community/home';
import { onWish, wishInput, withWisher } from './change';
import { type Helper, waysToHelp, withHelper } from './ways';
import type { Wish, WishState } from './wish';
import { type WishVerb, wishWorkflow } from './workflow';

/** Instants are milliseconds since the epoch. */
export interface WishView {
  id: string;
  state: WishState;
  title: string;
  words: string;
  /** In yuan. */
  worth: number;
  buildingName: string;
  wisherSays: string;
  part: { part: number; of: number } | null;
  at: number;
  publishedAt: number | null;
  /** What the caller may do; draws the buttons. */
  can: WishVerb[];
  /** In whose name the caller could claim it. */
  ways: { key: string; name: string; giver: string }[];
  /** The caller has no name yet: whoever wishes has to call them something. */
  nameless: boolean;
  /** The wisher, who made it, who looks after the building, and whoever claimed. */
  concerned: boolean;
  isMine: boolean;
  /** Whose wish it is, for who made it for them and whoever looks after the building: "601 陈奶奶". */
  wisher: string | null;
  claim: {
    name: string;
    /** What they are called; only for those concerned. */
    giver: string | null;
    until: number;
    extended: boolean;
    isMine: boolean;
  } | null;
  /** What was done, in words, is for those concerned: it may tell too much of a home. */
  fulfilled: { at: number; words: string | null; picture: ShownPicture | null } | null;
  missing: string | null;
  thanks: string | null;
  thankedAt: number | null;
  outcome: string | null;
  /** How often door and phone were looked at; null for those it does not concern. */
  looks: number | null;
}

type Opened = Wish & { wishers: Person[]; helpers: Helper[]; seen: { _id: string }[]; brought: Picture[] };

/** The looks at the wisher's door and phone for this wish. */
const withLooks = lookup({
  from: 'events',
  let: { person: '$wisher', wish: '$_id' },
  match: expr($.and([$.eq(['$person', '$$person']), $.eq(['$wish', '$$wish'])])),
  stages: [{ project: { _id: 1 } }],
  as: 'seen',
});

/** Before it is on the board, and when it left it without having been fulfilled, it is nobody else's business. */
const PRIVATE: WishState[] = ['made', 'declined', 'withdrawn'];

/** The picture of what was done, if this person may see it. */
function pictureFor({ _id }: Person, { fulfilled, brought }: Opened): ShownPicture | null {
  const ids = fulfilled?.picture ? [fulfilled.picture] : [];
  return shownTo(_id, ids, brought)[0] ?? null;
}

function view(wish: Opened, caller: Person, now: Date): WishView {
  const { claim, fulfilled, whole, wishers, helpers } = wish;
  const asking = { caller, now };
  const isMine = [wish.by, wish.wisher].includes(caller._id);
  const looksAfter = holds(caller, ['owner', 'staff'], wish.building);
  const isClaimant = claim?.person === caller._id;
  const concerned = isMine || looksAfter || isClaimant;
  const [helper] = helpers;
  const [wisher] = wishers;
  const verbs = can(wishWorkflow, wish, asking);
  const ways = helper && verbs.includes('claim') ? waysToHelp(wish, helper, dayOf(now)) : [];
  const room = wisher && homeIn(wisher, wish.building)?.room;
  return {
    ...{ id: wish._id, state: wish.state, title: wish.title, words: wish.words, worth: wish.worth },
    ...{ buildingName: wish.buildingName, wisherSays: wish.wisherSays },
    part: whole && { part: whole.part, of: whole.of },
    at: wish.at.getTime(),
    publishedAt: wish.publishedAt?.getTime() ?? null,
    can: verbs.filter((verb) => verb !== 'claim' || ways.length > 0),
    ways: ways.map(({ key, name, giver }) => ({ key, name, giver: giver.name })),
    nameless: caller.name === '',
    ...{ concerned, isMine },
    wisher:
      wisher && room && wisher._id !== caller._id && (isMine || looksAfter)
        ? calledInBuilding(wisher, room)
        : null,
    claim: claim && {
      name: claim.name,
      giver: concerned ? claim.giver.name : null,
      until: claim.until.getTime(),
      extended: claim.extended,
      isMine: isClaimant,
    },
    fulfilled: fulfilled && {
      at: fulfilled.at.getTime(),
      words: concerned ? fulfilled.words : null,
      picture: fulfilled.showPicture || concerned ? pictureFor(caller, wish) : null,
    },
    missing: concerned ? wish.missing : null,
    thanks: wish.thanks,
    thankedAt: wish.thankedAt?.getTime() ?? null,
    outcome: wish.outcome,
    looks: isMine || looksAfter ? wish.seen.length : null,
  };
}

/** One wish, for whoever has its link: everything for those concerned, for all others what the board says. One request. */
export const open = procedureOn({
  input: wishInput,
  subject: ({ wish }, caller) => ({
    from: 'wishes' as const,
    by: { _id: wish },
    shape: [
      withWisher,
      withHelper(caller),
      withLooks,
      withPictures('fulfilled.picture'),
      { project: { outbox: 0 } },
    ],
  }),
  missing: onWish.missing,
  allow: anyone,
  async run({ caller, subject, now }): Promise<WishView> {
    const shown = view(subject as Opened, caller, now);
    must(shown.concerned || !PRIVATE.includes(shown.state), 'not-found', onWish.missing);
    return shown;
  },
});
