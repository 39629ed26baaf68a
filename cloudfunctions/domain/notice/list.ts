import * as v from 'valibot';
import { holds } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn } from '../community/home';
import { type NoticePage, noticesIn, noticesPostedIn } from './read-notices';

/** Older notices: of a building for those who live there or own its group, of an area for its staff. */
export const list = procedure({
  input: v.object({ area: areaId, before: v.optional(v.pipe(v.string(), v.maxLength(80))) }),
  allow({ input: { area }, caller }) {
    const here = homeIn(caller, area) || holds(caller, ['owner', 'staff'], area);
    must(here, 'not-joined', '先加入这栋楼，才能看楼里的通知。');
  },
  run({ input: { area, before }, caller }): Promise<NoticePage> {
    const isOfBuilding = homeIn(caller, area) || holds(caller, ['owner'], area);
    return isOfBuilding ? noticesIn(area, caller, before) : noticesPostedIn(area, before);
  },
});
