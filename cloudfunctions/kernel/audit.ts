import { add } from './database';

/** What happened, one meaning per line. Every look at a phone number is such an event. */
export type Happening =
  /** Somebody looked up a neighbour's phone number. */
  | { what: 'phone-seen'; person: string; area: string }
  /** Somebody looked up whom to call about an enquiry. */
  | { what: 'contact-seen'; person: string; area: string; enquiry: string }
  /** Whoever claimed a wish was shown name, door and phone of the wisher. */
  | { what: 'wish-revealed'; person: string; area: string; wish: string }
  /** Staff made somebody the owner of a building's group. */
  | { what: 'owner-appointed'; person: string; area: string }
  /** Staff ended that. */
  | { what: 'owner-dismissed'; person: string; area: string }
  /** An owner or staff registered somebody without WeChat. */
  | { what: 'person-registered'; person: string; area: string }
  /** An owner or staff removed somebody from a building. */
  | { what: 'person-removed'; person: string; area: string; reason: string }
  /** An owner let somebody back in. */
  | { what: 'person-readmitted'; person: string; area: string }
  /** A guardian consented to a child's volunteering, or took that back. */
  | { what: 'guardian-consented'; person: string; area: string }
  | { what: 'consent-withdrawn'; person: string; area: string }
  /** Staff saw a volunteer's qualification. */
  | { what: 'qualification-checked'; person: string; area: string; kind: string; until: string }
  /** Somebody was made the leader of a team, or is no longer. */
  | { what: 'leader-appointed'; person: string; area: string; team: string }
  | { what: 'leader-dismissed'; person: string; area: string; team: string }
  /** Staff asked for a workbook of an area; with phone numbers in full only for a reason. */
  | { what: 'exported'; area: string; period: string; phones: boolean; reason: string | null }
  /** Staff loaded its file. */
  | { what: 'export-opened'; area: string; export: string }
  /** Staff let somebody speak for a unit, or ended that. */
  | { what: 'partner-admitted'; person: string; area: string; partner: string }
  | { what: 'partner-removed'; person: string; area: string; partner: string }
  /** Staff imported a sheet. */
  | { what: 'imported'; area: string; kind: string; rows: number }
  /** A WeChat group was bound to a building. */
  | { what: 'group-bound'; area: string };

/** One line of the audit ledger. Append-only: nothing updates or removes it. */
export type AuditEvent = Happening & {
  _id: string;
  /** Person id of who did it. */
  by: string;
  at: Date;
};

declare module './database' {
  interface Documents {
    events: AuditEvent;
  }
}

/** Appends one event; `_id` comes from the call, so a repeated call is recorded once. */
export async function record(_id: string, by: string, at: Date, happening: Happening): Promise<void> {
  await add('events', { _id, by, at, ...happening } as AuditEvent);
}
