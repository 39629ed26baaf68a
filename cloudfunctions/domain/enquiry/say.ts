import { clockOf, day } from '../../kernel/clock';
import type { Enquiry } from './enquiry';

/** '11 月 24 日 18:00': for what is read on another day than it was written. */
export function sayDue(due: Date): string {
  const [, month, date] = day(due).split('-');
  return `${Number(month)} 月 ${Number(date)} 日 ${clockOf(due)}`;
}

/** '601 室', '204 室，替母亲问'; the name of somebody who called and did not say where they live. */
export function sayFrom({
  room,
  about,
  contact,
  source,
}: Pick<Enquiry, 'room' | 'about' | 'contact' | 'source'>): string {
  const from = room ? `${room} 室` : contact?.name || (source === 'hotline' ? '热线来电' : '上门听到的');
  return about ? `${from}，替${about}问` : from;
}

/** The beginning of what was asked, for a line. */
export function short(words: string, longest = 30): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Where it stands, in a few words. */
export function sayStanding({ state, unit, holder }: Pick<Enquiry, 'state' | 'unit' | 'holder'>): string {
  const name = unit?.name ?? '';
  switch (state) {
    case 'asked':
      return holder === 'staff' ? '等社区看' : '等群主看';
    case 'bridged':
      return `${name}在办`;
    case 'replied':
      return `${name}已回话`;
    case 'answered':
      return '已答复';
    case 'reopened':
      return '还没解决';
    case 'handed-on':
      return '社区在调解';
    case 'withdrawn':
      return '自己撤回了';
  }
}
