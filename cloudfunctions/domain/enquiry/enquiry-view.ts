import type { Asking } from '../../kernel/condition';
import { can, type LogEntry } from '../../kernel/workflow';
import type { Area } from '../community/area';
import { type Concern, concernOf } from './concern';
import { maySeeContact } from './contact';
import { type Enquiry, type EnquiryKind, type EnquiryState, KIND_NAMES, OPEN } from './enquiry';
import { sayFrom, sayStanding } from './say';
import { type EnquiryVerb, enquiryWorkflow } from './workflow';

/** One line of a list. Instants in milliseconds since the epoch. */
export interface EnquiryLine {
  id: string;
  kind: EnquiryKind;
  kindName: string;
  words: string;
  /** 601 室 · 204 室，替母亲问 */
  from: string;
  state: EnquiryState;
  /** 物业已回话 */
  standing: string;
  at: number;
  due: number;
  promised: boolean;
  /** Somebody still waits. */
  open: boolean;
  /** Open, and the time is up. */
  late: boolean;
  holder: Enquiry['holder'];
  /** The owner was too late: staff see to it. */
  escalated: boolean;
}

export function enquiryLine(enquiry: Enquiry, now: Date): EnquiryLine {
  const open = OPEN.includes(enquiry.state);
  return {
    id: enquiry._id,
    kind: enquiry.kind,
    kindName: KIND_NAMES[enquiry.kind],
    words: enquiry.words,
    from: sayFrom(enquiry),
    state: enquiry.state,
    standing: sayStanding(enquiry),
    at: enquiry.at.getTime(),
    due: enquiry.due.getTime(),
    promised: enquiry.promised,
    open,
    late: open && enquiry.due <= now,
    holder: enquiry.holder,
    escalated: open && enquiry.escalatedAt !== null,
  };
}

/** 横燕小区 3 幢: the two innermost names. */
export function placeName(areas: Pick<Area, '_id' | 'name'>[], within: string[]): string {
  const names = within.flatMap((path) => areas.find(({ _id }) => _id === path)?.name ?? []);
  return names.slice(-2).join(' ');
}

export interface EnquiryView extends EnquiryLine {
  /** 横燕小区 3 幢 */
  place: string;
  /** What the caller is to it. */
  as: Concern;
  /** The caller asked it, whatever else they are. */
  mine: boolean;
  /** Who it was bridged to. */
  unit: string | null;
  /** What the unit said; not for who asked: the owner passes it on. */
  reply: string | null;
  answer: string | null;
  rating: number | null;
  /** Whether the caller may look up a number. */
  callable: boolean;
  timeline: { at: number; words: string }[];
  can: EnquiryVerb[];
}

const SAID: Record<EnquiryVerb, (entry: LogEntry) => string> = {
  bridge: ({ note }) => note ?? '转出去了',
  promise: ({ note }) => note ?? '答应了时间',
  reply: ({ note }) => note ?? '有回话了',
  answer: ({ note }) => `答复：${note ?? ''}`,
  handOn: ({ note }) => note ?? '转给社区调解',
  withdraw: () => '撤回了求助',
  reopen: ({ reason }) => `还没解决：${reason ?? ''}`,
  rate: ({ note }) => note ?? '打了分',
};

const SOURCES: Record<Enquiry['source'], string> = {
  phone: '提了求助',
  hotline: '打热线说的，记下来了',
  visit: '上门听到的，记下来了',
};

function timelineOf({ log, source }: Enquiry): EnquiryView['timeline'] {
  return log.map((entry) => {
    const words = entry.verb === 'ask' ? SOURCES[source] : SAID[entry.verb as EnquiryVerb](entry);
    return { at: entry.at.getTime(), words };
  });
}

/** The enquiry as somebody sees it whom it concerns. */
export function enquiryView(enquiry: Enquiry, areas: Area[], { caller, now }: Asking): EnquiryView {
  const as = concernOf(enquiry, caller) ?? 'asker';
  return {
    ...enquiryLine(enquiry, now),
    place: placeName(areas, enquiry.within),
    as,
    mine: enquiry.by === caller._id,
    unit: enquiry.unit?.name ?? null,
    reply: as === 'asker' ? null : (enquiry.reply?.words ?? null),
    answer: enquiry.answer?.words ?? null,
    rating: enquiry.rating,
    callable: maySeeContact(enquiry, caller),
    timeline: timelineOf(enquiry),
    can: can(enquiryWorkflow, enquiry, { caller, now }),
  };
}
