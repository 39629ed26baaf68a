import * as v from 'valibot';
import { type CodePicture, codePicture } from '../../kernel/code-picture';
import { mustHold } from '../../kernel/grants';
import { household, id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';

/** The page that takes the number. */
const PAGE = 'packages/service-day/take-for/take-for';

/**
 * The code for the printed card of somebody without WeChat: a helper scans it and the number is taken. It carries the
 * person's id alone, which tells nothing and works for helpers only.
 */
export const card = procedureOn({
  input: v.object({ person: id, household }),
  subject: ({ person }) => ({ from: 'people', by: { _id: person } }),
  missing: '找不到这位邻居。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.household),
  async run({ input, subject: person }): Promise<{ name: string } & CodePicture> {
    const lives = person.homes.some((home) => home.household === input.household);
    must(lives && !person.openid, 'not-found', '这张卡片是给没有微信的邻居用的。');
    return { name: person.name, ...(await codePicture(PAGE, person._id)) };
  },
});
