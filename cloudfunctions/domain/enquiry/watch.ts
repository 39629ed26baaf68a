import { _, aggregate, find, or, update } from '../../kernel/database';
import { deliver, type Message } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { keepersOf, nearestStaff, withKeepers } from './around';
import { type Enquiry, nextWatch, OPEN } from './enquiry';
import { hours, LIMITS } from './limits';
import { sayDue, sayFrom, short } from './say';
import { toAsker, toHolders } from './tell';
import { speaksFor } from './workflow';

/** Enquiries looked at in one sweep; what is left comes next time. */
const BATCH = 50;

type Watched = Enquiry & { keepers: Person[] };

/** What the time calls for: a reminder, another one once it is late, staff when it stays late. */
function stageOf({ due }: Enquiry, now: Date): 'remind' | 'late' | 'escalate' {
  if (now < due) return 'remind';
  return now < new Date(due.getTime() + hours(LIMITS.escalateAfter)) ? 'late' : 'escalate';
}

/** The people of the units and volunteers that hold some of these: one request, none where nobody does. */
async function membersOf(enquiries: Enquiry[]): Promise<Person[]> {
  const ids = enquiries.flatMap(({ holder, unit }) => (holder === 'unit' && unit ? [unit.id] : []));
  if (ids.length === 0) return [];
  return find('people', or({ _id: _.in(ids) }, { 'partners.partner': _.in(ids) }), { limit: 500 });
}

/** Whose turn it is; the owner's where nobody of the unit can be reached. */
function holdersOf(enquiry: Watched, members: Person[]): Person[] {
  const { unit, holder } = enquiry;
  const own = members.filter((person) => person.openid && unit && speaksFor(person).includes(unit.id));
  return holder === 'unit' && own.length > 0 ? own : keepersOf(enquiry.keepers, enquiry).people;
}

interface Step {
  set: Record<string, unknown>;
  tell: Message[];
  people: Person[];
}

function reminder(enquiry: Watched, members: Person[], now: Date, said: string): Step {
  const people = holdersOf(enquiry, members);
  const text = `${sayFrom(enquiry)}的求助${said}：${short(enquiry.words)}`;
  const key = `watch ${enquiry.watchAt?.toISOString()}`;
  return {
    set: { remindedAt: now },
    tell: toHolders(enquiry, people, { key, now, due: enquiry.due, text }),
    people,
  };
}

/** Staff take it over. What they hold already is not handed to them again. */
function escalation(enquiry: Watched, now: Date): Step {
  if (enquiry.holder === 'staff') return { set: {}, tell: [], people: [] };
  const people = nearestStaff(enquiry.keepers, enquiry.within);
  const key = `escalate ${enquiry.due.toISOString()}`;
  const text = `${sayFrom(enquiry)}的求助过了 ${LIMITS.escalateAfter} 小时还没答复，请您接着办：${short(enquiry.words)}`;
  const asker = toAsker(enquiry, {
    ...{ key, now, from: '社区', tip: '社区工作人员接着办' },
    text: '您的求助没有按时答复，社区工作人员接着办了。',
  });
  return {
    set: { escalatedAt: now, holder: 'staff' },
    tell: [...toHolders(enquiry, people, { key, now, due: enquiry.due, text }), asker],
    people,
  };
}

function stepOf(enquiry: Watched, members: Person[], now: Date): Step {
  const stage = stageOf(enquiry, now);
  if (stage === 'escalate') return escalation(enquiry, now);
  return stage === 'late'
    ? reminder(enquiry, members, now, '过了时间，请尽快')
    : reminder(enquiry, members, now, `要在 ${sayDue(enquiry.due)} 前答复`);
}

/**
 * Reminds who holds an enquiry, before its time and once it is late, and hands it to staff when it stays late: each once,
 * because the update asks for the instant that was read. Two requests, and one for each enquiry that is due for it.
 */
export async function watchEnquiries(now: Date): Promise<number> {
  const watched = await aggregate<Watched>('enquiries', [
    { match: { watchAt: _.lte(now) } },
    { sort: { watchAt: 1 } },
    { limit: BATCH },
    withKeepers,
  ]);
  const members = await membersOf(watched);
  for (const enquiry of watched) {
    const { set, tell, people } = stepOf(enquiry, members, now);
    const asRead = { _id: enquiry._id, watchAt: enquiry.watchAt, due: enquiry.due, state: _.in(OPEN) };
    const outbox = tell.length > 0 && { outbox: _.push(tell) };
    const changed = await update('enquiries', asRead, {
      ...set,
      ...outbox,
      watchAt: nextWatch(enquiry.due, now),
    });
    if (changed > 0) await deliver(tell, people);
  }
  return watched.length;
}
