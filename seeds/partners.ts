import type { Partner, PartnerRole } from '../cloudfunctions/domain/partner/partner';
import { isWithin } from '../cloudfunctions/kernel/area';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Person } from '../cloudfunctions/kernel/person';
import { areaAt, type Community, partnersOf } from './community';
import type { SeededArea } from './documents';
import { daysBefore } from './times';

/** The estate of the building that is lived in, or what stands in its place. */
function estateOf({ areas, demo }: Community): SeededArea {
  return areaAt(areas, areaAt(areas, demo.building).parent as string);
}

/** Every unit of a community: its register, and who runs the estate of the demo's building where that lacks them. */
export function unitsOf(community: Community): Partner[] {
  const { partners, areas, demo } = community;
  const estate = estateOf(community);
  const home = areas.find(({ _id, kind }) => kind === 'community' && isWithin(demo.building, _id)) ?? estate;
  const running = [
    ...partnersOf(home, 'community', [`${home.name}居委会`]),
    ...partnersOf(estate, 'branch', [`${estate.name}党支部`]),
    ...partnersOf(estate, 'committee', [`${estate.name}业委会`]),
    ...partnersOf(estate, 'property', [`${estate.name}物业服务中心`]),
  ];
  const known = new Set(partners.map(({ _id }) => _id));
  return [...partners, ...running.filter(({ _id }) => !known.has(_id))];
}

/** The unit with this role for the building that is lived in. */
export function unitFor(community: Community, role: PartnerRole): Partner {
  const found = unitsOf(community).find(
    (unit) => unit.role === role && isWithin(community.demo.building, unit.area),
  );
  if (!found) throw new Error(`no ${role} for ${community.demo.building}`);
  return found;
}

export function managerOpenid({ demo }: Community): string {
  return `demo-${demo.building.replaceAll('.', '-')}-property`;
}

export const MANAGER = '物业 小周';

/** Who speaks for the property company of the building that is lived in. */
export function managerOf(community: Community, now: Date): Person {
  const openid = managerOpenid(community);
  const since = daysBefore(now, 300, '9:00');
  const { _id: partner, name } = unitFor(community, 'property');
  return {
    ...{ _id: personId(openid), openid, name: MANAGER, homes: [], past: [], grants: [], since },
    partners: [{ partner, name, since }],
  };
}

/** Where they work, as the start page says it. */
export function managerPlace(community: Community): string {
  return estateOf(community).name;
}
