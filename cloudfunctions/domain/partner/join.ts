import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type CodePicture, codePicture } from '../../kernel/code-picture';
import { checkContent } from '../../kernel/content-check';
import { _, add, aggregate, find, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import { id, name, token } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area } from '../community/area';
import { onPartner } from './on-partner';
import type { Partner } from './partner';

/** The page a unit's code opens. */
const PAGE = 'packages/partner/join/join';
/** More do not wait at one unit: whoever floods it is stopped here. */
const MOST_ASKING = 50;

/** The token of a unit's code: made at the first time, by exactly one of two who ask at once. */
async function tokenOf(asked: Partner): Promise<string> {
  if (asked.token) return asked.token;
  const made = randomBytes(6).toString('hex');
  await update('partners', { _id: asked._id, token: _.exists(false) }, { token: made });
  const [found] = await find('partners', { _id: asked._id }, { limit: 1 });
  must(found?.token, 'not-found', onPartner.missing);
  return found.token;
}

/** The unit's QR code as a picture, for its own people. */
export const code = procedureOn({
  ...onPartner,
  input: v.object({ partner: id }),
  async run({ subject }): Promise<{ name: string } & CodePicture> {
    return { name: subject.name, ...(await codePicture(PAGE, await tokenOf(subject))) };
  },
});

/** What somebody sees who scanned a unit's code. */
export interface PartnerArrival {
  partner: string;
  name: string;
  areaName: string;
  standing: 'new' | 'asking' | 'member';
  /** The caller has no name yet and has to give one. */
  nameless: boolean;
}

async function partnerBehind(scanned: string): Promise<Partner & { areas: Area[] }> {
  const [row] = await aggregate<Partner & { areas: Area[] }>('partners', [
    { match: { token: scanned, closed: false } },
    { lookup: { from: 'areas', localField: 'area', foreignField: '_id', as: 'areas' } },
    { limit: 1 },
  ]);
  must(row, 'not-found', '没有找到这个单位，请重新扫一扫单位的二维码。');
  return row;
}

function standingOf({ _id, asking }: Partner, caller: Person): PartnerArrival['standing'] {
  if (caller.partners?.some(({ partner }) => partner === _id)) return 'member';
  return asking.some(({ person }) => person === caller._id) ? 'asking' : 'new';
}

/** Somebody scanned a unit's code. Nothing is changed by looking. */
export const arrive = procedure({
  input: v.object({ token }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller }): Promise<PartnerArrival> {
    const partner = await partnerBehind(input.token);
    return {
      partner: partner._id,
      name: partner.name,
      areaName: partner.areas[0]?.name ?? '',
      standing: standingOf(partner, caller),
      nameless: caller.name === '',
    };
  },
});

/** Gives a name to somebody who has none; makes their document where there is none yet. */
async function nameThem(caller: Person, given: string): Promise<void> {
  if (caller.name) return;
  await checkContent(caller.openid ?? '', 'profile', given);
  const named = await update('people', { _id: caller._id }, { name: given });
  if (named === 0) await add('people', { ...caller, name: given });
  forget(caller._id);
}

/** Asks to speak for the unit. Once, however often it is tapped; staff of its area say yes or no. */
export const join = procedure({
  input: v.object({ token, name: v.optional(name, '') }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<{ standing: 'asking' | 'member' }> {
    const partner = await partnerBehind(input.token);
    const standing = standingOf(partner, caller);
    if (standing !== 'new') return { standing };
    must(caller.name || input.name, 'bad-input', '请写大家怎么称呼您，工作人员好核对。');
    must(partner.asking.length < MOST_ASKING, 'later', '排队等核对的人太多了，请先跟社区说一声。');
    await nameThem(caller, input.name);
    const asking = { person: caller._id, name: caller.name || input.name, at: now };
    const notAsking = { _id: partner._id, 'asking.person': _.neq(caller._id) };
    await update('partners', notAsking, { asking: _.push([asking]) });
    return { standing: 'asking' };
  },
});

/** Somebody no longer speaks for the unit, or takes back that they want to. */
export const leave = procedure({
  input: v.object({ partner: id }),
  allow: anyone,
  async run({ input: { partner }, caller }): Promise<null> {
    await update('partners', { _id: partner }, { asking: _.pull({ person: caller._id }) });
    await update('people', { _id: caller._id }, { partners: _.pull({ partner }) });
    forget(caller._id);
    return null;
  },
});
