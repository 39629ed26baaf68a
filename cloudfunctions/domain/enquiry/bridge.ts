import * as v from 'valibot';
import { day } from '../../kernel/clock';
import { _, lookup } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { calledPartner, type Partner } from '../partner/partner';
import { standingOf } from '../volunteer/age';
import type { Team } from '../volunteer/team';
import { onEnquiry } from './concern';
import { type Enquiry, nextWatch, type Unit } from './enquiry';
import { dueAt, until } from './input';
import { sayDue, sayFrom, short } from './say';
import { toAsker, toHolders } from './tell';
import { enquiryWorkflow } from './workflow';

/** More people of one unit are not told. */
const MOST_MEMBERS = 50;

const input = v.object({
  enquiry: id,
  unit: v.object({ kind: v.picklist(['partner', 'volunteer']), id }),
  until,
});

type Chosen = v.InferOutput<typeof input>['unit'];

/** The enquiry with whoever is meant to help beside it. */
type Bridging = Enquiry & { units: Partner[]; members: (Person & { teams: Team[] })[] };

function withUnit({ kind, id: unit }: Chosen) {
  const isPartner = kind === 'partner';
  return [
    lookup({ from: 'partners', match: { _id: isPartner ? unit : '' }, as: 'units' }),
    lookup({
      from: 'people',
      match: isPartner ? { 'partners.partner': unit } : { _id: unit },
      stages: [
        { limit: MOST_MEMBERS },
        { lookup: { from: 'teams', localField: 'volunteer.teams.team', foreignField: '_id', as: 'teams' } },
      ],
      as: 'members',
    }),
  ];
}

/** Whether somebody helps around here: lives inside the outermost area, or is in a team of the building's areas. */
function helpsHere({ homes, teams }: Bridging['members'][number], within: string[]): boolean {
  const lives = homes.some(({ building }) => building.startsWith(`${within[0]}.`));
  return lives || teams.some(({ area }) => within.includes(area));
}

function unitOf({ within, by, units, members }: Bridging, chosen: Chosen, now: Date): Unit {
  if (chosen.kind === 'partner') {
    const [partner] = units;
    const isHere = partner && !partner.closed && within.includes(partner.area);
    must(isHere, 'bad-input', '没有找到这个单位，请重新选。');
    return { kind: 'partner', id: partner._id, name: calledPartner(partner) };
  }
  const [person] = members;
  const fit = person?.volunteer && standingOf(person.volunteer.birth, day(now)) === 'adult';
  must(fit && helpsHere(person, within), 'bad-input', '没有找到这位志愿者，请重新选。');
  must(person._id !== by, 'bad-input', '这是他自己的求助，请另选一位。');
  return { kind: 'volunteer', id: person._id, name: person.name || '志愿者' };
}

/**
 * The owner bridges it to a unit or a volunteer and promises a time. Two requests. `reached` says how many of the
 * unit's people have it on their phone now: with none, the owner has to call.
 */
export const bridge = procedureOn({
  ...onEnquiry(({ unit }: v.InferOutput<typeof input>) => withUnit(unit)),
  input,
  async run({ input, caller, subject, requestId, now }): Promise<{ reached: number }> {
    const bridging = subject as Bridging;
    const due = dueAt(input.until, now);
    const unit = unitOf(bridging, input.unit, now);
    const reachable = bridging.members.filter(({ openid }) => openid);
    const from = sayFrom(subject);
    const told = toHolders(subject, reachable, {
      ...{ key: requestId, now, due, but: caller._id },
      text: `${from}的求助转给您了，请在 ${sayDue(due)} 前回话：${short(subject.words)}`,
    });
    const promised = toAsker(subject, {
      ...{ key: requestId, now, from: '群主', tip: `${sayDue(due)} 前答复您` },
      text: `您的求助转给${unit.name}了，${sayDue(due)} 前答复您。`,
    });
    const moved = await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'bridge', requestId, caller, now },
      note: `转给${unit.name}，答应 ${sayDue(due)} 前答复`,
      set: {
        unit: _.set(unit),
        holder: 'unit',
        reply: null,
        due,
        promised: true,
        watchAt: nextWatch(due, now),
      },
      tell: [...told, promised],
    });
    // Who asked keeps their consent for the answer; the promise stands in their inbox.
    if (moved) await deliver(told, reachable);
    return { reached: reachable.length };
  },
});
