import type { Group } from '../cloudfunctions/domain/community/read-building';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Database } from '../scripts/cloud/database/types';
import { communities } from './communities';
import type { Community } from './community';
import type { Seeds } from './documents';
import { noticesOf } from './notices';
import { peopleOf } from './people';
import { livedIn } from './residents';
import { serviceDaysOf } from './service-days';
import { daysBefore } from './times';
import { staffed } from './volunteers';
import { opengidOf } from './wechat';

/** Documents added by one request. */
const BATCH = 1000;

/** Everything, as it stands at the moment `now`: the same for the same moment. */
export function seedsAt(now: Date): Seeds {
  const all = communities().map((community) => {
    const people = peopleOf(community, now);
    return {
      community,
      ...noticesOf(community, people, now),
      ...staffed(community, people, serviceDaysOf(community, people, now), now),
    };
  });
  return {
    teams: all.flatMap(({ community }) => community.teams),
    points: all.flatMap(({ points }) => points),
    series: all.flatMap(({ series }) => series),
    days: all.flatMap(({ days }) => days),
    queues: all.flatMap(({ queues }) => queues),
    partners: all.flatMap(({ community }) => community.partners),
    people: all.flatMap(({ people }) => people),
    groups: all.flatMap(({ community }) => groupsOf(community, now)),
    notices: all.flatMap(({ notices }) => notices),
    reads: all.flatMap(({ reads }) => reads),
    areas: all.flatMap(({ community }) => community.areas),
  };
}

/** Puts the five communities into a database that has the collections of schema.ts and nothing in them. */
export async function loadSeeds(
  database: Database,
  now = new Date(),
): Promise<{ documents: number; milliseconds: number }> {
  const begun = performance.now();
  let documents = 0;
  for (const [collection, all] of Object.entries(seedsAt(now))) {
    documents += all.length;
    for (let start = 0; start < all.length; start += BATCH) {
      await database.insert(collection, all.slice(start, start + BATCH));
    }
  }
  return { documents, milliseconds: Math.round(performance.now() - begun) };
}

function groupsOf(community: Community, now: Date): Group[] {
  const { building, owner } = livedIn(community);
  if (!community.demo.groupBound) return [];
  const by = personId(owner.openid);
  return [{ _id: opengidOf(building._id), building: building._id, by, at: daysBefore(now, 180, '20:20') }];
}
