import * as v from 'valibot';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { withAreas } from './around';
import { onEnquiry } from './concern';
import { type EnquiryView, enquiryView } from './enquiry-view';

/** One enquiry, for everybody it concerns: one request. */
export const open = procedureOn({
  ...onEnquiry(() => [withAreas]),
  input: v.object({ enquiry: id }),
  async run({ caller, subject, now }): Promise<EnquiryView> {
    const { areas } = subject as unknown as { areas: Area[] };
    return enquiryView(subject, areas, { caller, now });
  },
});
