import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { must } from '../../kernel/refusal';
import { type Activity, decidersOf } from './ledger';

type Grantee = Pick<Person, 'grants' | 'volunteer'>;

/** The teams somebody leads. A squad's leader does not lead the team. */
export function teamsLedBy({ volunteer }: Pick<Person, 'volunteer'>): string[] {
  const led = volunteer?.teams.filter(({ leader, squad }) => leader && !squad) ?? [];
  return led.map(({ team }) => team);
}

/** What somebody is called where a decision waits: the areas they work for, the teams they lead. */
export function decidesAs(person: Grantee): string[] {
  return [...areasOf(person, ['staff']), ...teamsLedBy(person).map((team) => `team:${team}`)];
}

/** Whether somebody looks after this activity: staff of its area, or the leader of its team. */
export function looksAfter(caller: Grantee, activity: Pick<Activity, 'within' | 'team'>): boolean {
  const deciders = decidersOf(activity);
  return decidesAs(caller).some((each) => deciders.includes(each));
}

/** A rule: whoever looks after the activity, and never for themselves or their child. */
export function mustDecide(
  caller: Person,
  activity: Pick<Activity, 'within' | 'team'>,
  ...own: string[]
): void {
  must(!own.includes(caller._id), 'not-allowed', '自己的时长要请别人来定。');
  must(looksAfter(caller, activity), 'not-allowed', '这件事要这支队伍的队长或社区工作人员来做。');
}
