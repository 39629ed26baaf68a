import * as v from 'valibot';
import { lineage } from '../../kernel/area';
import { checkContent } from '../../kernel/content-check';
import { find } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { date, id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { isIn } from '../volunteer/team';
import { mustBeFree, mustBeRecent, timeOn, times } from './claim-rules';
import { type Activity, type Claim, emptyLedger } from './ledger';
import { append } from './write-ledger';

function words(most: number, empty: string, long: string) {
  return v.pipe(v.string(), v.trim(), v.nonEmpty(empty), v.maxLength(most, long));
}

const input = v.object({
  activity: words(20, '请写是什么活动，比如“楼道大扫除”。', '活动名称请不要超过 20 个字。'),
  service: words(40, '请写做了什么，比如“扫了 3 单元的楼梯”。', '做了什么请不要超过 40 个字。'),
  place: words(40, '请写在哪里。', '地点请不要超过 40 个字。'),
  date,
  ...times.entries,
  /** For which team; null when it was for the neighbours at home. */
  team: v.nullable(id),
});

type Given = v.InferOutput<typeof input>;

/** Whose it was: the team's, or the place where the volunteer lives; its staff confirm it then. */
async function ownerOf(
  team: string | null,
  caller: Person,
): Promise<Pick<Activity, 'organiser' | 'area' | 'team'>> {
  if (!team) return { organiser: '', area: caller.homes[0]?.building ?? '', team };
  const [known] = await find('teams', { _id: team }, { limit: 1 });
  must(known, 'not-found', '没有找到这支队伍。');
  return { organiser: known.name, area: known.area, team };
}

async function activityOf({ activity, service, place, team }: Given, caller: Person): Promise<Activity> {
  const owner = await ownerOf(team, caller);
  const within = lineage(owner.area);
  return { activity, service, place, ...owner, lead: null, day: null, point: null, within };
}

/** A volunteer tells of service that nobody clocked. It counts once a leader or staff confirmed it. Three requests. */
export const report = procedure({
  input,
  allow({ input: { team }, caller }) {
    must(
      team ? isIn(caller, team) : caller.homes.length > 0,
      'not-allowed',
      '先加入一支队伍，或者加入您住的楼。',
    );
  },
  async run({ input, caller, requestId, now }): Promise<null> {
    const time = timeOn(input.date, input);
    mustBeRecent(input.date, time.end, now);
    await checkContent(caller.openid ?? '', 'comment', `${input.activity} ${input.service} ${input.place}`);
    const claim: Claim = {
      id: newId(caller._id, requestId),
      kind: 'self',
      ...(await activityOf(input, caller)),
      ...time,
      ...{ by: caller._id, byName: caller.name, at: now, reason: null },
      ways: null,
    };
    const empty = emptyLedger({ person: caller._id, tell: caller._id, name: caller.name }, input.date);
    const [known] = await find('hours', { _id: empty._id }, { limit: 1 });
    await append(known ?? empty, (ledger) => {
      if (ledger.entries.some((entry) => entry.id === claim.id)) return [];
      mustBeFree(ledger, time);
      return [claim];
    });
    return null;
  },
});
