import { _, $, aggregate } from '../../kernel/database';

/** How many people with a phone speak for each of these units: one request. */
export async function memberCounts(partners: string[]): Promise<Map<string, number>> {
  const counted = await aggregate<{ _id: string; people: number }>('people', [
    { match: { 'partners.partner': _.in(partners), openid: _.exists(true) } },
    { unwind: '$partners' },
    { group: { _id: '$partners.partner', people: $.sum(1) } },
    { limit: 1000 },
  ]);
  return new Map(counted.map(({ _id, people }) => [_id, people]));
}
