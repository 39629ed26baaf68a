import * as v from 'valibot';
import { month } from '../../kernel/clock';
import { add } from '../../kernel/database';
import { areaId, household, id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type HouseholdReading, lastReminder, mayRemind, onReading, readingOf } from './reading';

export interface Readers {
  title: string;
  building: string;
  households: HouseholdReading[];
  /** Milliseconds since the epoch, or null. */
  remindedAt: number | null;
  mayRemind: boolean;
}

/** Which households have read, and which have not. Two requests, at any size of building. */
export const readers = procedureOn({
  ...onReading,
  async run({ input: { building }, caller, subject: notice, now }): Promise<Readers> {
    const reading = await readingOf(notice._id, building);
    return {
      title: notice.title,
      building: reading.building.name,
      households: reading.households,
      remindedAt: lastReminder(notice, building)?.getTime() ?? null,
      mayRemind: mayRemind(notice, building, { caller, now }),
    };
  },
});

/** The owner knocked and said it: the household counts as knowing, marked as told. */
export const told = procedureOn({
  ...onReading,
  input: v.object({ notice: id, building: areaId, household }),
  async run({ input, caller, subject: notice, now }): Promise<null> {
    must(input.household.startsWith(`${input.building}.`), 'bad-input', '这一户不在这栋楼里。');
    await add('reads', {
      _id: `${notice._id} ${input.household} told`,
      notice: notice._id,
      building: input.building,
      household: input.household,
      person: caller._id,
      told: true,
      at: now,
      month: month(now),
    });
    return null;
  },
});
