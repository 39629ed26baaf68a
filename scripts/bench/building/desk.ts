import { anEnquiry } from '../../../cloudfunctions/domain/enquiry/testing';
import { aWish } from '../../../cloudfunctions/domain/wish/testing';
import type { Figure } from '../figure';
import { aLivedInBuilding } from '../it-runs/readers';
import { requestsOf, type SeededCloud } from '../shared';

const SIZES = [48, 300, 1000];
/** One enquiry waits for every so many households, one wish for every so many. */
const ENQUIRIES = 10;
const WISHES = 20;

/** The owner opens the desk of a building of that size, on which much waits. */
async function requestsAt(cloud: SeededCloud, size: number): Promise<number> {
  const { building, owner } = await aLivedInBuilding(cloud.test, size);
  for (let n = 0; n < size; n += ENQUIRIES) await anEnquiry(cloud.test, { building, resident: owner });
  const wisher = { _id: 'bench-wisher' };
  const made = { state: 'made', publishedAt: null } as const;
  for (let n = 0; n < size; n += WISHES) await aWish(cloud.test, building, wisher, made);
  return requestsOf(cloud, () => cloud.test.as(owner).ask('desk.open', { building: building._id }));
}

export const deskFigures: Figure[] = SIZES.map((size) => ({
  subject: 'building',
  name: `the owner's desk, ${size} households, database requests`,
  limit: 4,
  short: true,
  measure: async (shared) => requestsAt(await shared.cloud(), size),
}));
