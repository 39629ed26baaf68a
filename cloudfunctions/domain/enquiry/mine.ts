import * as v from 'valibot';
import { _, find } from '../../kernel/database';
import { anyone, procedure } from '../../kernel/procedure';
import { type EnquiryLine, enquiryLine } from './enquiry-view';

const PAGE = 20;

export interface MyEnquiries {
  enquiries: EnquiryLine[];
  /** Give it back as `before` for the next page; null at the end. */
  next: string | null;
}

/** What the caller asked, the latest first. Two requests, one while this instance knows the caller. */
export const mine = procedure({
  input: v.object({ before: v.optional(v.pipe(v.string(), v.maxLength(80))) }),
  allow: anyone,
  async run({ input: { before }, caller, now }): Promise<MyEnquiries> {
    const query = { by: caller._id, ...(before && { place: _.lt(before) }) };
    const rows = await find('enquiries', query, { order: ['place', 'desc'], limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    return {
      enquiries: page.map((enquiry) => enquiryLine(enquiry, now)),
      next: rows.length > PAGE ? (page.at(-1)?.place ?? null) : null,
    };
  },
});
