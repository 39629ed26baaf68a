import { mustHold } from '../../kernel/grants';
import type { Context } from '../../kernel/procedure';
import type { Partner } from './partner';

/** What every procedure of staff about one unit begins with. */
export const onPartner = {
  sensitive: true,
  subject: ({ partner }: { partner: string }) => ({ from: 'partners' as const, by: { _id: partner } }),
  missing: '没有找到这个单位。',
  allow: ({ caller, subject }: Pick<Context<unknown, Partner>, 'caller' | 'subject'>) =>
    mustHold(caller, ['staff'], subject.area),
};
