import type { DeskEnquiry } from '../../../../cloudfunctions/domain/desk/waiting';
import { type Mark, markEnquiry, sayMeta } from '../../../lib/enquiries';

/** An enquiry as the desk shows it. */
export interface EnquiryLine {
  id: string;
  mark: Mark;
  /** 601 室 · 物业已回话 */
  meta: string;
  words: string;
  /** What the button says; '' while it is somebody else's turn. */
  step: string;
}

function sayStep({ next, room }: DeskEnquiry): string {
  if (next === 'answer') return room ? `把回话告诉 ${room}` : '把回话告诉邻居';
  if (next === 'bridge') return room ? `帮 ${room} 问一问` : '帮邻居问一问';
  return '';
}

export function drawEnquiry(enquiry: DeskEnquiry): EnquiryLine {
  const { id, words } = enquiry;
  return { id, words, mark: markEnquiry(enquiry), meta: sayMeta(enquiry), step: sayStep(enquiry) };
}
