import type { Turns } from '../../../cloudfunctions/domain/desk/waiting';

/** The way to the desk, in words: how much waits there, and what of it presses most. */
export function sayTurns({ enquiries, late, wishes }: Turns): { title: string; say: string } {
  const waiting = enquiries + wishes;
  if (waiting === 0) return { title: '没有等您的事', say: '谁家没读、谁新来，都在这里' };
  const asked = late > 0 ? `${late} 个求助超时了` : `${enquiries} 个求助等回复`;
  const pieces = [enquiries > 0 ? asked : '', wishes > 0 ? `${wishes} 个心愿待核` : ''];
  return { title: `${waiting} 件事等您`, say: pieces.filter(Boolean).join(' · ') };
}
