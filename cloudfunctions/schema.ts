import type { Index, Schema } from '../typings/schema';

/** Of every collection in `outboxes`: what waits for the sweep, and what waits for a person. */
const OUTBOX: Index[] = [
  { name: 'outbox', keys: { 'outbox.at': 1 } },
  { name: 'told-in', keys: { 'outbox.to': 1 } },
];

/**
 * Every collection with its indexes: one list for the local cloud, the seeds and deploy. Clients reach none of them:
 * the rule of each is ADMINONLY, all reading and writing goes through functions.
 */
export const schema: Schema = {
  /** The tree: street → community → grid → estate → building. */
  areas: {
    indexes: [
      { name: 'token', keys: { token: 1 } },
      { name: 'parent', keys: { parent: 1, order: 1 } },
      { name: 'within', keys: { within: 1, kind: 1 } },
    ],
  },
  people: {
    indexes: [
      { name: 'homes', keys: { 'homes.building': 1 } },
      { name: 'past', keys: { 'past.building': 1 } },
      { name: 'grants', keys: { 'grants.area': 1, 'grants.role': 1 } },
      { name: 'households', keys: { 'homes.household': 1 } },
      { name: 'teams', keys: { 'volunteer.teams.team': 1 } },
      { name: 'guardian', keys: { 'volunteer.guardian.person': 1 } },
      { name: 'promised', keys: { 'busy.at': 1 } },
      { name: 'partners', keys: { 'partners.partner': 1 } },
    ],
  },
  /** WeChat groups, by opengid. */
  groups: { indexes: [{ name: 'building', keys: { building: 1 } }] },
  notices: {
    indexes: [
      { name: 'shown', keys: { areas: 1, state: 1, pinned: -1, place: -1 } },
      { name: 'posted', keys: { within: 1, state: 1, place: -1 } },
      ...OUTBOX,
    ],
  },
  /** Pictures people sent, one document each. */
  pictures: {
    indexes: [
      { name: 'of', keys: { of: 1 } },
      { name: 'by', keys: { by: 1 } },
      { name: 'trace', keys: { trace: 1 } },
      { name: 'look', keys: { lookAt: 1 } },
      { name: 'asked', keys: { state: 1, askedAt: 1 } },
      ...OUTBOX,
    ],
  },
  /** Who read which notice. */
  reads: {
    indexes: [
      { name: 'notice', keys: { notice: 1, building: 1 } },
      { name: 'person', keys: { person: 1, notice: 1 } },
      { name: 'month', keys: { month: 1, household: 1 } },
    ],
  },
  /** Teams of volunteers and their squads. */
  teams: {
    indexes: [
      { name: 'area', keys: { area: 1, kind: 1 } },
      { name: 'team', keys: { team: 1 } },
      { name: 'token', keys: { token: 1 } },
    ],
  },
  /** Where service days happen. */
  points: {
    indexes: [
      { name: 'area', keys: { area: 1, kind: 1 } },
      { name: 'position', keys: { position: '2dsphere' } },
      { name: 'within', keys: { within: 1 } },
      { name: 'token', keys: { token: 1 } },
    ],
  },
  /** Service days that come again. */
  series: {
    indexes: [
      { name: 'within', keys: { within: 1 } },
      { name: 'running', keys: { running: 1 } },
    ],
  },
  /** One occurrence of a series each. */
  days: {
    indexes: [
      { name: 'area', keys: { area: 1, endsAt: 1 } },
      { name: 'within', keys: { within: 1, endsAt: 1 } },
      { name: 'point', keys: { point: 1, endsAt: 1 } },
      { name: 'series', keys: { series: 1, date: 1 } },
      { name: 'team', keys: { team: 1, endsAt: 1 } },
      { name: 'date', keys: { state: 1, date: 1 } },
      { name: 'shifts', keys: { 'shifts.person': 1, endsAt: 1 } },
      { name: 'told', keys: { 'shifts.tell': 1, endsAt: 1 } },
      { name: 'hoping', keys: { 'waiting.person': 1, endsAt: 1 } },
      { name: 'month', keys: { within: 1, month: 1 } },
      { name: 'wider', keys: { area: 1, month: 1 } },
      { name: 'offers', keys: { 'waiting.until': 1 } },
      { name: 'clocked', keys: { 'shifts.state': 1, endsAt: 1 } },
      ...OUTBOX,
    ],
  },
  /** One document per service and day, with its numbers. */
  queues: {
    indexes: [
      { name: 'day', keys: { day: 1 } },
      { name: 'month', keys: { within: 1, month: 1, changedAt: 1 } },
      { name: 'wider', keys: { area: 1, month: 1 } },
      { name: 'latest', keys: { within: 1, date: -1, _id: 1 } },
      { name: 'latest-wider', keys: { area: 1, date: -1, _id: 1 } },
      { name: 'offers', keys: { 'waiting.until': 1 } },
      ...OUTBOX,
    ],
  },
  /** One document per volunteer and day: the ledger. */
  hours: {
    indexes: [
      { name: 'person', keys: { person: 1, date: -1 } },
      { name: 'waiting', keys: { waitingFor: 1, date: -1, _id: 1 } },
      { name: 'latest', keys: { 'settled.within': 1, date: -1, _id: 1 } },
      { name: 'month', keys: { 'settled.within': 1, month: 1, _id: 1 } },
      { name: 'changed', keys: { 'settled.within': 1, month: 1, changedAt: 1 } },
      ...OUTBOX,
    ],
  },
  /** Who has erased themselves, and until when their hours are kept for the record. */
  erasures: { indexes: [{ name: 'until', keys: { until: 1 } }] },
  /** A volunteer says that an entry of the ledger is wrong. */
  disputes: {
    indexes: [
      { name: 'hours', keys: { hours: 1 } },
      { name: 'person', keys: { person: 1 } },
      { name: 'open', keys: { deciders: 1, state: 1, at: 1 } },
      ...OUTBOX,
    ],
  },
  /** Which months of an area are closed; `_id` is the area. */
  months: { indexes: [] },
  /** The figures of a month as they were when it was closed. */
  tallies: { indexes: [{ name: 'area', keys: { area: 1, month: 1 } }] },
  /** Person-times before there was the system, imported. */
  history: { indexes: [{ name: 'within', keys: { within: 1, month: 1 } }] },
  /** Units that lend people and rooms. */
  partners: {
    indexes: [
      { name: 'area', keys: { area: 1, role: 1 } },
      { name: 'token', keys: { token: 1 } },
    ],
  },
  /** What residents ask, and what became of it. */
  enquiries: {
    indexes: [
      { name: 'by', keys: { by: 1, place: -1 } },
      { name: 'building', keys: { building: 1, state: 1, due: 1 } },
      { name: 'within', keys: { within: 1, holder: 1, state: 1, due: 1 } },
      { name: 'open', keys: { within: 1, state: 1, due: 1 } },
      { name: 'month', keys: { within: 1, month: 1, state: 1 } },
      { name: 'answered', keys: { within: 1, answeredAt: -1, _id: 1 } },
      { name: 'latest', keys: { within: 1, at: -1, _id: 1 } },
      { name: 'listed', keys: { within: 1, month: 1, _id: 1 } },
      { name: 'unit', keys: { 'unit.id': 1, state: 1, due: 1 } },
      { name: 'watch', keys: { watchAt: 1 } },
      { name: 'cards', keys: { cardOwed: 1 } },
      ...OUTBOX,
    ],
  },
  /** Small wishes, one document each. */
  wishes: {
    indexes: [
      { name: 'listed', keys: { within: 1, month: 1, _id: 1 } },
      { name: 'building', keys: { building: 1, state: 1 } },
      { name: 'board', keys: { community: 1, state: 1, queue: 1 } },
      { name: 'done', keys: { community: 1, state: 1, done: -1 } },
      { name: 'thanked', keys: { within: 1, thankedAt: -1, _id: 1 } },
      { name: 'latest', keys: { within: 1, at: -1, _id: 1 } },
      { name: 'within', keys: { within: 1, state: 1, at: 1 } },
      { name: 'month', keys: { within: 1, month: 1, state: 1 } },
      { name: 'by', keys: { by: 1, at: -1 } },
      { name: 'wisher', keys: { wisher: 1, state: 1 } },
      { name: 'claimed', keys: { 'claim.person': 1, at: -1 } },
      { name: 'lease', keys: { state: 1, 'claim.until': 1 } },
      { name: 'answer', keys: { state: 1, 'fulfilled.at': 1 } },
      { name: 'unfinished', keys: { unfinished: 1 } },
      ...OUTBOX,
    ],
  },
  /** Workbooks that staff asked for. */
  exports: {
    indexes: [
      { name: 'area', keys: { area: 1, at: -1 } },
      { name: 'unfinished', keys: { state: 1, lease: 1 } },
      { name: 'files', keys: { goesAt: 1 } },
    ],
  },
  /** Record sheets of volunteers, for checking them. */
  recordSheets: {
    indexes: [
      { name: 'code', keys: { code: 1 }, unique: true },
      { name: 'person', keys: { person: 1, at: -1 } },
      { name: 'files', keys: { goesAt: 1 } },
    ],
  },
  /** How often somebody tried to check one. */
  tries: { indexes: [{ name: 'at', keys: { at: 1 } }] },
  /** Sheets that staff import. */
  imports: {
    indexes: [
      { name: 'area', keys: { area: 1, at: -1 } },
      { name: 'unfinished', keys: { state: 1, lease: 1 } },
      { name: 'files', keys: { goesAt: 1 } },
    ],
  },
  /** What was measured, for the person themselves. */
  readings: { indexes: [{ name: 'person', keys: { person: 1, at: -1 } }] },
  /** Who wants it kept. */
  consents: { indexes: [] },
  /** What was told to whom: the inboxes. */
  messages: {
    indexes: [
      { name: 'inbox', keys: { to: 1, place: -1 } },
      { name: 'at', keys: { at: 1 } },
    ],
  },
  /** The audit ledger. */
  events: {
    indexes: [
      { name: 'person', keys: { person: 1, at: -1 } },
      { name: 'area', keys: { area: 1, at: -1 } },
    ],
  },
};

/** Collections whose documents carry an outbox. */
export const outboxes = [
  'notices',
  'pictures',
  'days',
  'queues',
  'hours',
  'disputes',
  'enquiries',
  'wishes',
] as const;
export type OutboxName = (typeof outboxes)[number];
