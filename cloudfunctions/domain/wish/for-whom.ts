import * as v from 'valibot';
import { find } from '../../kernel/database';
import { holds } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn } from '../community/home';

/** Somebody without WeChat for whom the caller can wish. */
export interface SpokenFor {
  id: string;
  name: string;
  room: string;
}

/**
 * Those of a building who have no WeChat and whom the caller may speak for: of their own household; as owner or staff,
 * all of them. Two requests.
 */
export const forWhom = procedure({
  input: v.object({ building: areaId }),
  sensitive: true,
  allow({ input: { building }, caller }) {
    const here = homeIn(caller, building) || holds(caller, ['owner', 'staff'], building);
    must(here, 'not-joined', '先加入您住的那栋楼，再来许愿。');
  },
  async run({ input: { building }, caller }): Promise<{ self: boolean; people: SpokenFor[] }> {
    const everybody = holds(caller, ['owner', 'staff'], building);
    const own = homeIn(caller, building);
    const living = await find('people', { 'homes.building': building });
    const people = living.flatMap(({ _id, openid, name, homes }) => {
      const home = homes.find((each) => each.building === building);
      const mine = everybody || home?.household === own?.household;
      return !openid && home && mine
        ? [{ id: _id, name: name || `${home.room} 的邻居`, room: home.room }]
        : [];
    });
    people.sort((a, b) => a.room.localeCompare(b.room, 'zh', { numeric: true }));
    return { self: own !== undefined, people };
  },
});
