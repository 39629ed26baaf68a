import * as v from 'valibot';
import { inOneLine } from '../../../miniprogram/lib/words';
import { day as dayOf } from '../../kernel/clock';
import { _, lookup } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { change, onWish, withPeople } from './change';
import { WISH_LIMITS } from './limits';
import { type Helper, waysToHelp, withHelper } from './ways';
import type { Claim, Wish } from './wish';

type Claimable = Wish & { helpers: Helper[]; inHand: Pick<Wish, '_id'>[] };

/** The other wishes in this person's hands. */
function withInHand(wish: string, person: string) {
  return lookup({
    from: 'wishes',
    match: { 'claim.person': person, state: 'claimed', _id: _.neq(wish) },
    stages: [{ limit: WISH_LIMITS.inHand }, { project: { _id: 1 } }],
    as: 'inHand',
  });
}

/** Somebody takes a wish into their hands for a week. Of two hundred at once exactly one does. Two requests. */
export const claim = procedureOn({
  input: v.object({ wish: id, way: v.pipe(v.string(), v.maxLength(220)) }),
  subject: ({ wish }, caller) => ({
    from: 'wishes' as const,
    by: { _id: wish },
    shape: [...withPeople, withHelper(caller), withInHand(wish, caller)],
  }),
  missing: onWish.missing,
  allow: anyone,
  async run(context): Promise<{ until: number }> {
    const { input, caller, subject, now } = context;
    const { helpers, inHand } = subject as Claimable;
    const [helper] = helpers;
    const ways = helper ? waysToHelp(subject, helper, dayOf(now)) : [];
    const way = ways.find(({ key }) => key === input.way);
    must(way, 'not-allowed', '先加入您住的楼，或者跟着一支志愿队，就能来帮忙。未满 18 岁的请家长来认领。');
    must(way.giver.name, 'bad-input', '许愿的人要知道怎么称呼您，请先写一个称呼。');
    const isFull = inHand.length >= WISH_LIMITS.inHand;
    must(!isFull, 'later', `您手里已经有 ${WISH_LIMITS.inHand} 个心愿了，办好一个再来帮下一个。`);
    const { as, name, unit, giver } = way;
    const until = new Date(now.getTime() + WISH_LIMITS.lease);
    const taken: Claim = {
      ...{ as, person: caller._id, name, unit, giver },
      ...{ at: now, until, extended: false, reminded: false },
    };
    const text = inOneLine(`心愿“${subject.title}”`, `${name}认领了，会来的是`, giver.name);
    await change(context, 'claim', {
      set: { claim: _.set(taken) },
      tell: [[subject.by, { change: inOneLine(`${name}认领了`), tip: `会来的是 ${giver.name}`, text }]],
    });
    return { until: until.getTime() };
  },
});
