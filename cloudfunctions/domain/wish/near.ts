import { lineage } from '../../kernel/area';
import { _, $, type Query } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';

/** Where somebody looks at the board from. */
export interface Standpoint {
  area: string;
  /** The areas that give the board its name; the last by kind is the one. */
  named: Query;
  /** The wishes one sees from there, whatever their state. */
  shown: Query;
}

/**
 * From a home one sees the wishes of its community; which step of the path that is, the wishes themselves know. Staff
 * see their area. Undefined for somebody who belongs nowhere yet.
 */
export function standpointOf(
  caller: Pick<Person, 'homes' | 'grants'>,
  asked: string | undefined,
): Standpoint | undefined {
  const homes = caller.homes.map(({ building }) => building);
  const granted = areasOf(caller, ['owner', 'staff']);
  const staffed = areasOf(caller, ['staff']);
  const known = [...homes, ...granted];
  const area = asked && known.includes(asked) ? asked : known[0];
  if (!area) return undefined;
  const isStaffed = staffed.includes(area) && !homes.includes(area);
  if (isStaffed) return { area, named: { _id: area }, shown: { within: area } };
  const line = _.in(lineage(area));
  return { area, named: { _id: line, kind: _.in(['community', 'building']) }, shown: { community: line } };
}

/** Stage that says how near a wish is: how many steps of the path it shares with the one who looks. */
export function nearness(area: string) {
  return { addFields: { near: $.size($.setIntersection(['$within', lineage(area)])) } };
}
