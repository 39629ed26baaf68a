import type { Schema } from '../typings/schema';

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
    ],
  },
  /** WeChat groups, by opengid. */
  groups: { indexes: [{ name: 'building', keys: { building: 1 } }] },
  notices: {
    indexes: [
      { name: 'shown', keys: { areas: 1, state: 1, pinned: -1, place: -1 } },
      { name: 'posted', keys: { within: 1, state: 1, place: -1 } },
      { name: 'outbox', keys: { 'outbox.at': 1 } },
    ],
  },
  /** Who read which notice. */
  reads: {
    indexes: [
      { name: 'notice', keys: { notice: 1, building: 1 } },
      { name: 'person', keys: { person: 1, notice: 1 } },
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
      { name: 'offers', keys: { 'waiting.until': 1 } },
      { name: 'clocked', keys: { 'shifts.state': 1, endsAt: 1 } },
      { name: 'outbox', keys: { 'outbox.at': 1 } },
    ],
  },
  /** One document per service and day, with its numbers. */
  queues: {
    indexes: [
      { name: 'day', keys: { day: 1 } },
      { name: 'offers', keys: { 'waiting.until': 1 } },
      { name: 'outbox', keys: { 'outbox.at': 1 } },
    ],
  },
  /** One document per volunteer and day: the ledger. */
  hours: {
    indexes: [
      { name: 'person', keys: { person: 1, date: -1 } },
      { name: 'waiting', keys: { waitingFor: 1, date: 1 } },
      { name: 'outbox', keys: { 'outbox.at': 1 } },
    ],
  },
  /** A volunteer says that an entry of the ledger is wrong. */
  disputes: {
    indexes: [
      { name: 'hours', keys: { hours: 1 } },
      { name: 'open', keys: { deciders: 1, state: 1, at: 1 } },
      { name: 'outbox', keys: { 'outbox.at': 1 } },
    ],
  },
  /** Units that lend people and rooms. */
  partners: { indexes: [{ name: 'area', keys: { area: 1, kind: 1 } }] },
  /** What was measured, for the person themselves. */
  readings: { indexes: [{ name: 'person', keys: { person: 1, at: -1 } }] },
  /** Who wants it kept. */
  consents: { indexes: [] },
  /** The audit ledger. */
  events: {
    indexes: [
      { name: 'person', keys: { person: 1, at: -1 } },
      { name: 'area', keys: { area: 1, at: -1 } },
    ],
  },
};

/** Collections whose documents carry an outbox. */
export const outboxes = ['notices', 'days', 'queues', 'hours', 'disputes'] as const;
