import type { Output } from '../../lib/cloud';

/** The figures of an area, as the cloud gives them. */
export type View = Output<'tally.open'>;
