import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { mustHold } from '../../kernel/grants';
import { areaId, name, phone, room } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { roomOf } from '../community/home';
import { keepersOf, withKeepers } from './around';
import { begin } from './ask';
import { kind, words } from './input';

/**
 * Somebody called the hotline, or told it at their door: staff or the owner write it down, and it goes the same way as
 * what is asked on a phone. Whoever wrote it down gets the answer, to pass it on. Two requests.
 */
export const log = procedureOn({
  input: v.object({
    building: areaId,
    room: v.nullable(room),
    source: v.picklist(['hotline', 'visit']),
    kind,
    words: words('请写一句是什么事。'),
    name: v.pipe(name, v.nonEmpty('请写怎么称呼对方。')),
    phone: v.nullable(phone),
  }),
  subject: ({ building }) => ({
    from: 'areas',
    by: { _id: building, kind: 'building' },
    shape: [withKeepers],
  }),
  missing: '没有找到这栋楼，请再选一次。',
  allow: ({ input: { building }, caller }) => mustHold(caller, ['owner', 'staff'], building),
  async run({ input, caller, subject: building, requestId, now }): Promise<{ enquiry: string }> {
    const { phone: number, name: called, ...asked } = input;
    const known = input.room && roomOf(building.rooms ?? [], input.room);
    must(known !== undefined, 'bad-input', `这栋楼没有 ${input.room} 室，请再问一下房号。`);
    await checkContent(caller.openid ?? '', 'post', `${input.words}\n${called}`);
    const { keepers } = building as unknown as { keepers: Person[] };
    return begin(
      {
        ...asked,
        room: known,
        by: caller._id,
        about: null,
        pictures: [],
        contact: { name: called, phone: number },
      },
      keepersOf(keepers, building),
      { requestId, now },
    );
  },
});
