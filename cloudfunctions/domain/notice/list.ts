import * as v from 'valibot';
import { holds } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn } from '../community/home';
import { type NoticePage, noticesIn } from './read-notices';

/** Older notices of a building, for those who live there or look after it. */
export const list = procedure({
  input: v.object({ building: areaId, before: v.optional(v.pipe(v.string(), v.maxLength(80))) }),
  allow({ input, caller }) {
    const here = homeIn(caller, input.building) || holds(caller, ['owner', 'staff'], input.building);
    must(here, 'not-joined', '先加入这栋楼，才能看楼里的通知。');
  },
  run: ({ input, caller }): Promise<NoticePage> => noticesIn(input.building, caller, input.before),
});
