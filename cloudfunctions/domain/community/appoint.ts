import * as v from 'valibot';
import { type Happening, record } from '../../kernel/audit';
import { _, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { forget } from '../../kernel/identify';
import { newId } from '../../kernel/ids';
import { areaId, id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';

const input = v.object({ person: id, building: areaId });
type Input = v.InferOutput<typeof input>;

const onPerson = {
  input,
  sensitive: true,
  subject: ({ person }: Input) => ({ from: 'people' as const, by: { _id: person } }),
  missing: '找不到这位邻居。',
  allow: ({ input: { building }, caller }: Pick<Context<Input, Person>, 'input' | 'caller'>) =>
    mustHold(caller, ['staff'], building),
};

/** The changed grant and its event. Both recognise a repetition: the grant by its value, the event by its id. */
async function change(
  { input: { building }, caller, subject, requestId, now }: Context<Input, Person>,
  what: Extract<Happening['what'], 'owner-appointed' | 'owner-dismissed'>,
): Promise<null> {
  const grant = { role: 'owner', area: building };
  const grants = what === 'owner-appointed' ? _.addToSet(grant) : _.pull(grant);
  await update('people', { _id: subject._id }, { grants });
  forget(subject._id);
  await record(newId(caller._id, requestId), caller._id, now, { what, person: subject._id, area: building });
  return null;
}

/** Staff make somebody the owner of a building's group: WeChat cannot say who owns a group, so people do. */
export const appoint = procedureOn({
  ...onPerson,
  async run(context): Promise<null> {
    must(context.subject.openid, 'bad-input', '这位邻居没有微信，不能做群主。');
    return change(context, 'owner-appointed');
  },
});

/** Staff end that. What the owner posted stays. */
export const dismiss = procedureOn({
  ...onPerson,
  run: (context): Promise<null> => change(context, 'owner-dismissed'),
});
