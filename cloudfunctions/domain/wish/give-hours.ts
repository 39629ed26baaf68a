import { _, find, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { emptyLedger, type Claim as HoursClaim, overlapping } from '../hours/ledger';
import { aboutHours } from '../hours/tell-hours';
import { append } from '../hours/write-ledger';
import type { Wish } from './wish';

/** The time given on a wish as an entry of the ledger, attested by whoever confirmed that it was done. */
function entryOf(wish: Wish, now: Date): HoursClaim | undefined {
  const { claim, fulfilled, thankedBy } = wish;
  if (!claim || !fulfilled?.time || !thankedBy) return undefined;
  const { start, end, minutes } = fulfilled.time;
  return {
    id: newId(wish._id, 'hours'),
    kind: 'attested',
    ...{
      activity: '圆微心愿',
      service: wish.title,
      place: wish.buildingName,
      organiser: claim.name,
      lead: null,
    },
    ...{ day: null, point: null, area: wish.building, within: wish.within },
    team: claim.as === 'team' ? claim.unit : null,
    ...{ start, end, minutes, ways: null },
    // When it was written, not when it was confirmed: a month that was closed in between has it as a correction.
    ...{ by: thankedBy.id, byName: thankedBy.name, at: now, reason: null },
  };
}

/**
 * Enters the time of a wish that was confirmed, once however often it is called. Where the helper has meanwhile
 * recorded something else for the same time, nothing is entered and they are told. Three requests.
 */
export async function giveHours(wish: Wish, now: Date): Promise<void> {
  const entry = entryOf(wish, now);
  if (!entry || !wish.claim || !wish.fulfilled?.time) return;
  const { giver } = wish.claim;
  const empty = emptyLedger(giver, wish.fulfilled.time.date);
  const [known] = await find('hours', { _id: empty._id }, { limit: 1 });
  const ledger = await append(known ?? empty, (read) => {
    const isThere = read.entries.some(({ id }) => id === entry.id);
    return isThere || overlapping(read, entry.start, entry.end) ? [] : [entry];
  });
  const isEntered = ledger.entries.some(({ id }) => id === entry.id);
  const said = { activity: wish.title, change: '这段时间没有记上', tip: '和别的记录重叠了' };
  const told = isEntered ? [] : [aboutHours(giver.tell, { requestId: entry.id, now }, said)];
  const set = { unfinished: null, ...(told.length > 0 && { outbox: _.push(told) }) };
  await update('wishes', { _id: wish._id, unfinished: 'hours' }, set);
}
