import * as v from 'valibot';
import { id } from '../../kernel/inputs';
import { type Picture, type ShownPicture, shownTo, withPictures } from '../../kernel/pictures';
import { procedureOn } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { withAreas } from './around';
import { onEnquiry } from './concern';
import { type EnquiryView, enquiryView } from './enquiry-view';

/** An enquiry as its page shows it. */
export interface OpenedEnquiry extends EnquiryView {
  pictures: ShownPicture[];
}

/** One enquiry, for everybody it concerns: one request. */
export const open = procedureOn({
  ...onEnquiry(() => [withAreas, withPictures('pictures')]),
  input: v.object({ enquiry: id }),
  async run({ caller, subject, now }): Promise<OpenedEnquiry> {
    const { areas, brought } = subject as unknown as { areas: Area[]; brought: Picture[] };
    const pictures = shownTo(caller._id, subject.pictures, brought);
    return { ...enquiryView(subject, areas, { caller, now }), pictures };
  },
});
