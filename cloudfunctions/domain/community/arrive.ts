import * as v from 'valibot';
import cloud from 'wx-server-sdk';
import { aggregate } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { cloudId, token } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type BuildingCard, type BuildingRow, buildingCard } from './area';
import { homeIn, removalFrom } from './home';
import { aroundBuilding, readBuilding } from './read-building';

/** What somebody sees who stands in front of a building: what it is, whether they live here, how to join. */
export interface Arrival {
  building: BuildingCard;
  /** Proof of having come by the code or the group; `community.join` wants it back. */
  token: string;
  rooms: string[];
  /** The room this person lives in here, or null. */
  room: string | null;
  /** Why the owner removed this person, or null. */
  removed: string | null;
}

function arrival(row: BuildingRow, caller: Person): Arrival {
  return {
    building: buildingCard(row),
    token: row.token ?? '',
    rooms: row.rooms ?? [],
    room: homeIn(caller, row._id)?.room ?? null,
    removed: homeIn(caller, row._id) ? null : (removalFrom(caller, row._id)?.reason ?? null),
  };
}

/** A resident scanned the building's QR code. Nothing is changed by looking. */
export const arrive = procedure({
  input: v.object({ token }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller }): Promise<Arrival> {
    return arrival(await readBuilding({ token: input.token }), caller);
  },
});

/**
 * The group a CloudID stands for. Only WeChat can open a CloudID, and only for the person it was given to: a group
 * id that the client sends as text is never believed.
 */
export async function openGroup(cloudID: string): Promise<string> {
  const { list } = await cloud.getOpenData({ list: [cloudID] });
  const opened = list[0] as { data?: { opengid?: string } } | undefined;
  const opengid = opened?.data?.opengid;
  must(opengid, 'bad-input', '没有认出是哪个群，请从群里的卡片再进一次。');
  return opengid;
}

/** What the person sees who came from a group's card. `building` is null while no owner has bound the group. */
export interface GroupArrival {
  arrival: Arrival | null;
  /** Buildings this person could bind the group to. */
  mayBind: string[];
}

/** Somebody opened a card in a group chat: they land in the building the group is bound to. */
export const arriveByGroup = procedure({
  input: v.object({ cloudId }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller }): Promise<GroupArrival> {
    const opengid = await openGroup(input.cloudId);
    const [row] = await aggregate<BuildingRow>('groups', [
      { match: { _id: opengid } },
      { lookup: { from: 'areas', localField: 'building', foreignField: '_id', as: 'buildings' } },
      { unwind: '$buildings' },
      { replaceRoot: { newRoot: '$buildings' } },
      ...aroundBuilding,
      { limit: 1 },
    ]);
    return { arrival: row ? arrival(row, caller) : null, mayBind: row ? [] : areasOf(caller, ['owner']) };
  },
});
