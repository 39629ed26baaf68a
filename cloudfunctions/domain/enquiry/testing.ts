import type { Document } from '../../../scripts/cloud/database/types';
import {
  aBuilding,
  anOwner,
  aPerson,
  aStaff,
  type Building,
  NOW,
  type PersonWithWeChat,
  type TestCloud,
} from '../../../tests/support';
import type { Partner } from '../partner/partner';
import { type Asked, type Enquiry, newEnquiry } from './enquiry';

/** A building with everybody an enquiry goes through. */
export interface Street {
  building: Building;
  resident: PersonWithWeChat;
  owner: PersonWithWeChat;
  staff: PersonWithWeChat;
  property: Partner;
  /** Speaks for the property company. */
  manager: PersonWithWeChat;
}

let made = 0;

/** A unit of an area; the property company unless it is said otherwise. */
export async function aPartner(
  { database }: TestCloud,
  area: string,
  given: Partial<Partner> = {},
): Promise<Partner> {
  made += 1;
  const partner: Partner = {
    ...{ _id: `partner${made}`, name: `横燕物业 ${made}`, area, role: 'property', ring: null },
    ...{ lends: '', asking: [], closed: false },
    ...given,
  };
  await database.insert('partners', [partner as Partner & Document]);
  return partner;
}

/** Somebody who speaks for a unit. */
export function aMember(
  cloud: TestCloud,
  { _id: partner, name }: Partner,
  given: Partial<PersonWithWeChat> = {},
) {
  return aPerson(cloud, { partners: [{ partner, name, since: NOW }], ...given });
}

export async function aStreet(cloud: TestCloud): Promise<Street> {
  made += 1;
  const estate = `asked${made}.estate`;
  const building = await aBuilding(cloud, { estate });
  const resident = await aPerson(cloud, { building, name: '住户甲', phone: '13800000001' });
  const owner = await anOwner(cloud, building, { name: '群主丙' });
  const staff = await aStaff(cloud, `asked${made}`, { name: '工作人员丁' });
  const property = await aPartner(cloud, estate);
  const manager = await aMember(cloud, property, { name: '物业戊' });
  return { building, resident, owner, staff, property, manager };
}

/** What a resident says. */
export function asked({ building }: Pick<Street, 'building'>) {
  return {
    ...{
      building: building._id,
      kind: 'repair' as const,
      words: '楼道灯坏了一个星期',
      pictures: [] as string[],
    },
    ...{ about: null, contact: null },
  };
}

/** Today at six in the evening, in milliseconds. */
export const EVENING = new Date('2026-11-24T18:00:00+08:00').getTime();

/** An enquiry in the database, as if asked at `NOW`. */
export async function anEnquiry(
  { database }: TestCloud,
  { building, resident }: Pick<Street, 'building' | 'resident'>,
  given: Partial<Enquiry> = {},
): Promise<Enquiry> {
  made += 1;
  const about: Asked = {
    ...{ kind: 'repair', building: building._id, by: resident._id, room: building.rooms[0] as string },
    ...{
      about: null,
      words: '楼道灯坏了一个星期',
      pictures: [],
      contact: null,
      source: 'phone',
      holder: 'owner',
    },
  };
  const enquiry = { ...newEnquiry(`enquiry${made}`, about, `asked-${made}`, given.at ?? NOW), ...given };
  await database.insert('enquiries', [enquiry as unknown as Document]);
  return enquiry;
}

/** The enquiry as the database holds it. */
export async function enquiryOf({ database }: TestCloud, id: string): Promise<Enquiry> {
  const [found] = await database.find('enquiries', { _id: id });
  return found as unknown as Enquiry;
}
