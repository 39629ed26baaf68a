import type { ApiOf } from '../kernel/router';
import * as community from './community/actions';
import * as health from './health/actions';
import * as home from './home/actions';
import * as hours from './hours/actions';
import * as notice from './notice/actions';
import * as serviceDay from './service-day/actions';
import * as shift from './shift/actions';
import * as ticket from './ticket/actions';
import * as volunteer from './volunteer/actions';

type Prefixed<Subject extends string, Actions> = {
  [Verb in keyof Actions & string as `${Subject}.${Verb}`]: Actions[Verb];
};

function under<Subject extends string, Actions extends object>(
  subject: Subject,
  actions: Actions,
): Prefixed<Subject, Actions> {
  const entries = Object.entries(actions).map(([verb, procedure]) => [`${subject}.${verb}`, procedure]);
  return Object.fromEntries(entries) as Prefixed<Subject, Actions>;
}

/** Everything a phone can ask of the cloud: `subject.verb` → procedure. */
export const procedures = {
  ...under('health', health),
  ...under('home', home),
  ...under('hours', hours),
  ...under('community', community),
  ...under('notice', notice),
  ...under('serviceDay', serviceDay),
  ...under('ticket', ticket),
  ...under('volunteer', volunteer),
  ...under('shift', shift),
};

/** The same as types, for the phone: imported there as a type only. */
export type Api = ApiOf<typeof procedures>;
