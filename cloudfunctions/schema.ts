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
    ],
  },
  people: {
    indexes: [
      { name: 'homes', keys: { 'homes.building': 1 } },
      { name: 'past', keys: { 'past.building': 1 } },
      { name: 'grants', keys: { 'grants.area': 1, 'grants.role': 1 } },
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
  teams: { indexes: [{ name: 'area', keys: { area: 1, kind: 1 } }] },
  /** Where service days happen. */
  points: {
    indexes: [
      { name: 'area', keys: { area: 1, kind: 1 } },
      { name: 'position', keys: { position: '2dsphere' } },
    ],
  },
  /** Units that lend people and rooms. */
  partners: { indexes: [{ name: 'area', keys: { area: 1, kind: 1 } }] },
  /** The audit ledger. */
  events: {
    indexes: [
      { name: 'person', keys: { person: 1, at: -1 } },
      { name: 'area', keys: { area: 1, at: -1 } },
    ],
  },
};

/** Collections whose documents carry an outbox. */
export const outboxes = ['notices'] as const;
