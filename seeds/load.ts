import type { Group } from '../cloudfunctions/domain/community/read-building';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Data } from '../scripts/cloud/data';
import { closedMonthsOf } from './closed-months';
import { communities } from './communities';
import type { Community } from './community';
import type { Seeds } from './documents';
import { enquiriesOf } from './enquiries';
import { historyOf } from './history';
import { messagesOf } from './messages';
import { noticesOf } from './notices';
import { managerOf, unitsOf } from './partners';
import { pastDaysOf } from './past-days';
import { peopleOf } from './people';
import { picturesOf, putFiles } from './pictures';
import { livedIn } from './residents';
import { serviceDaysOf } from './service-days';
import { daysBefore } from './times';
import { staffed } from './volunteers';
import { opengidOf } from './wechat';
import { wishesOf } from './wishes';

/** Documents added by one request. */
const BATCH = 1000;

/** Everything, as it stands at the moment `now`: the same for the same moment. */
export function seedsAt(now: Date): Seeds {
  const all = communities().map((community) => {
    const people = peopleOf(community, now);
    const days = staffed(community, people, serviceDaysOf(community, people, now), now);
    return {
      community,
      ...noticesOf(community, people, now),
      ...days,
      past: pastDaysOf(community, days.people, days, now),
      history: historyOf(community, now),
      wishes: wishesOf(community, days.people, now),
      enquiries: enquiriesOf(community, days.people, now),
    };
  });
  const closed = all.map(({ community, ...rows }) =>
    closedMonthsOf(community, { ...rows, ...rows.past, areas: community.areas }, now),
  );
  return {
    teams: all.flatMap(({ community }) => community.teams),
    points: all.flatMap(({ points }) => points),
    series: all.flatMap(({ series }) => series),
    days: all.flatMap(({ days, past }) => [...past.days, ...days]),
    queues: all.flatMap(({ queues, past }) => [...past.queues, ...queues]),
    hours: all.flatMap(({ past }) => past.hours),
    months: closed.flatMap(({ months }) => months),
    tallies: closed.flatMap(({ tallies }) => tallies),
    history: all.flatMap(({ history }) => history),
    partners: all.flatMap(({ community }) => unitsOf(community)),
    people: all.flatMap(({ community, people }) => [...people, managerOf(community, now)]),
    groups: all.flatMap(({ community }) => groupsOf(community, now)),
    notices: all.flatMap(({ notices }) => notices),
    pictures: all.flatMap(picturesOf),
    reads: all.flatMap(({ reads }) => reads),
    wishes: all.flatMap(({ wishes }) => wishes),
    enquiries: all.flatMap(({ enquiries }) => enquiries),
    messages: all.flatMap(({ community, ...told }) => messagesOf(community, told, now)),
    areas: all.flatMap(({ community }) => community.areas),
  };
}

/** Puts the five communities into a cloud that has the collections of schema.ts and nothing in them. */
export async function loadSeeds(
  { database, files }: Data,
  now = new Date(),
): Promise<{ documents: number; milliseconds: number }> {
  const begun = performance.now();
  const seeds = seedsAt(now);
  await putFiles(files, seeds.pictures);
  let documents = 0;
  for (const [collection, all] of Object.entries(seeds)) {
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
