import { month as monthOf } from '../../../kernel/clock';
import { _, aggregate, find } from '../../../kernel/database';
import type { Area } from '../../community/area';
import type { Team } from '../../volunteer/team';
import { namer } from '../gather/rows';
import { type Known, sameName } from './check-rows';

/** Areas of a street, and teams of one, all of them. */
const MOST_AREAS = 20_000;

type Place = Pick<Area, '_id' | 'kind' | 'name' | 'parent' | 'rooms'>;

function buildingsOf(areas: Place[]): Known['buildings'] {
  const placeOf = namer(areas);
  const buildings: Known['buildings'] = new Map();
  for (const { _id, kind, name, rooms = [] } of areas) {
    if (kind !== 'building') continue;
    for (const called of [name, placeOf(_id)]) {
      const key = sameName(called);
      const known = buildings.get(key);
      buildings.set(key, known === undefined || known?.id === _id ? { id: _id, rooms } : null);
    }
  }
  return buildings;
}

function byName(named: { _id: string; name: string }[]): Map<string, string> {
  return new Map(named.map(({ _id, name }) => [sameName(name), _id]));
}

/** What the rows of an area's sheets may name. Four requests. */
export async function knownIn(area: string, now: Date): Promise<Known> {
  // 'a.' up to, not including, 'a/': every path inside the area.
  const inside = _.gte(`${area}.`).and(_.lt(`${area}/`));
  const [areas, own, below, points] = await Promise.all([
    aggregate<Place>('areas', [
      { match: { within: area } },
      { project: { kind: 1, name: 1, parent: 1, rooms: 1 } },
      { limit: MOST_AREAS },
    ]),
    find('teams', { area, team: null }),
    find('teams', { area: inside, team: null }),
    find('points', { within: area }),
  ]);
  const teams: Team[] = [...own, ...below];
  return { buildings: buildingsOf(areas), teams: byName(teams), points: byName(points), month: monthOf(now) };
}
