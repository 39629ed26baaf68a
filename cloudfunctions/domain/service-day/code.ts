import * as v from 'valibot';
import { type CodePicture, codePicture } from '../../kernel/code-picture';
import { mustHold } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';

/** The page a point's code opens. */
const PAGE = 'packages/service-day/day/day';

/** The QR code for the tables of a point: who scans it stands there, and may take a number. */
export const code = procedureOn({
  input: v.object({ point: id }),
  subject: ({ point }) => ({ from: 'points' as const, by: { _id: point } }),
  missing: '没有找到这个服务点。',
  allow: ({ caller, subject }) => mustHold(caller, ['staff'], subject.area),
  async run({ subject }): Promise<{ name: string } & CodePicture> {
    return { name: subject.name, ...(await codePicture(PAGE, subject.token)) };
  },
});
