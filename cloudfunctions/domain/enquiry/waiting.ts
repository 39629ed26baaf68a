import * as v from 'valibot';
import { _, aggregate, or, type Query } from '../../kernel/database';
import { holds, mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { withAreas } from './around';
import { type Enquiry, OPEN } from './enquiry';
import { type EnquiryLine, enquiryLine, placeName } from './enquiry-view';
import { speaksFor } from './workflow';

const PAGE = 30;

export interface WaitingEnquiries {
  /** What the caller looks at it as. */
  as: 'owner' | 'staff' | 'unit';
  enquiries: (EnquiryLine & { place: string })[];
  /** Give it back as `after` for the next page; null at the end. */
  next: { due: number; id: string } | null;
}

/** Later in the order of `due`, and of two due at the same instant by id. */
function after({ due, id }: { due: number; id: string }): Query {
  const at = new Date(due);
  return or({ due: _.gt(at) }, { due: at, _id: _.gt(id) });
}

/**
 * What is open, the one that is due first at the top: of a building for its owner, of an area for its staff, and
 * without an area what was bridged to the caller and the units they speak for. Two requests, one while this instance
 * knows the caller.
 */
export const waiting = procedure({
  input: v.object({
    area: v.optional(areaId),
    /** Staff: only what is theirs to do. */
    onlyStaff: v.optional(v.boolean(), false),
    after: v.optional(v.object({ due: v.number(), id: v.string() })),
  }),
  allow({ input: { area }, caller }) {
    if (area) mustHold(caller, ['owner', 'staff'], area);
  },
  async run({ input, caller, now }): Promise<WaitingEnquiries> {
    const { area } = input;
    const isOwner = area !== undefined && holds(caller, ['owner'], area);
    const bridged = { 'unit.id': _.in(speaksFor(caller)), state: 'bridged' };
    const staffs = { within: area, ...(input.onlyStaff && { holder: 'staff' }) };
    const here = {
      ...(isOwner ? { building: area } : staffs),
      state: _.in(OPEN),
    };
    const match = area ? here : bridged;
    const rows = await aggregate<Enquiry & { areas: Area[] }>('enquiries', [
      { match: input.after ? { ...match, ...after(input.after) } : match },
      { sort: { due: 1, _id: 1 } },
      { limit: PAGE + 1 },
      withAreas,
      { project: { log: 0, outbox: 0, pictures: 0 } },
    ]);
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      as: area ? (isOwner ? 'owner' : 'staff') : 'unit',
      enquiries: page.map((row) => ({ ...enquiryLine(row, now), place: placeName(row.areas, row.within) })),
      next: rows.length > PAGE && last ? { due: last.due.getTime(), id: last._id } : null,
    };
  },
});
