import { readFileSync, writeFileSync } from 'node:fs';

const TWO_HOURS = 2 * 60 * 60 * 1000;
const SAVE_AFTER = 1000;

interface Person {
  lastVisit: number;
  /** Template id → messages the person still lets through. */
  consents: Record<string, number>;
}

/** What WeChat knows of the people of a mini-program: who has been there, and who lets which message through. */
export class People {
  private readonly people: Map<string, Person>;
  private saving?: NodeJS.Timeout;

  /** `file` keeps it between runs. */
  constructor(private readonly file: string) {
    this.people = new Map(Object.entries(load(file)));
  }

  /** The person used the mini-program just now. */
  visit(openid: string): void {
    this.person(openid).lastVisit = Date.now();
    this.saveSoon();
  }

  knows(openid: string): boolean {
    return this.people.has(openid);
  }

  /** WeChat checks texts only of people seen within two hours. */
  wasHereLately(openid: string): boolean {
    return Date.now() - (this.people.get(openid)?.lastVisit ?? 0) < TWO_HOURS;
  }

  consent(openid: string, templateId: string): void {
    const { consents } = this.person(openid);
    consents[templateId] = (consents[templateId] ?? 0) + 1;
    this.saveSoon();
  }

  /** One consent, one message: false when none is left. */
  spendConsent(openid: string, templateId: string): boolean {
    const consents = this.people.get(openid)?.consents ?? {};
    const left = consents[templateId] ?? 0;
    if (left === 0) return false;
    consents[templateId] = left - 1;
    this.saveSoon();
    return true;
  }

  save(): void {
    clearTimeout(this.saving);
    this.saving = undefined;
    writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.people)));
  }

  private person(openid: string): Person {
    const known = this.people.get(openid);
    if (known) return known;
    const person: Person = { lastVisit: 0, consents: {} };
    this.people.set(openid, person);
    return person;
  }

  private saveSoon(): void {
    this.saving ??= setTimeout(() => this.save(), SAVE_AFTER);
  }
}

function load(file: string): Record<string, Person> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
