import { randomInt } from 'node:crypto';
import type { Period } from '../../tally/tally';

/** 志愿服务记录: what was given to a volunteer as a Word file. Kept so that anybody who holds it can check it. */
export interface RecordSheet {
  _id: string;
  /** Printed on the sheet; the code of its QR picture as well. */
  code: string;
  /** Whose hours they are, as the name stood then. */
  person: string;
  name: string;
  /** Person id of who made it: themselves, or a child's guardian. */
  by: string;
  at: Date;
  period: Period;
  /** The first and the last day on it. */
  from: string;
  to: string;
  /** What the sheet says in sum. */
  minutes: number;
  services: number;
  organisers: string[];
  /** File id; null once the file is removed. The sum stays. */
  file: string | null;
  fileName: string;
  goesAt: Date | null;
}

/** Tries of one person in one hour to check a sheet. `_id` is both. */
export interface Tries {
  _id: string;
  count: number;
  at: Date;
}

declare module '../../../kernel/database' {
  interface Documents {
    recordSheets: RecordSheet;
    tries: Tries;
  }
}

/** Without what is taken for one another in print: no I, L, O, 0 or 1. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** A code that nobody guesses: with ten tries an hour, not in the age of the world. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** As it was typed from paper: small letters, blanks and dashes do not matter. */
export function sameCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}
