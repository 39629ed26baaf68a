import type { ApiOf } from '../kernel/router';
import * as community from './community/actions';
import * as desk from './desk/actions';
import * as enquiry from './enquiry/actions';
import * as health from './health/actions';
import * as home from './home/actions';
import * as hours from './hours/actions';
import * as message from './message/actions';
import * as notice from './notice/actions';
import * as partner from './partner/actions';
import * as picture from './picture/actions';
import * as report from './report/actions';
import * as serviceDay from './service-day/actions';
import * as shift from './shift/actions';
import * as tally from './tally/actions';
import * as ticket from './ticket/actions';
import * as volunteer from './volunteer/actions';
import * as wish from './wish/actions';

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
  ...under('desk', desk),
  ...under('enquiry', enquiry),
  ...under('hours', hours),
  ...under('community', community),
  ...under('message', message),
  ...under('notice', notice),
  ...under('report', report),
  ...under('partner', partner),
  ...under('picture', picture),
  ...under('serviceDay', serviceDay),
  ...under('tally', tally),
  ...under('ticket', ticket),
  ...under('volunteer', volunteer),
  ...under('wish', wish),
  ...under('shift', shift),
};

/** The same as types, for the phone: imported there as a type only. */
export type Api = ApiOf<typeof procedures>;
