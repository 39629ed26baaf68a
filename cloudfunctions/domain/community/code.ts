import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import cloud from 'wx-server-sdk';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { type BuildingCard, buildingCard } from './area';
import { readBuilding } from './read-building';

/** The page a building's code opens. */
const PAGE = 'packages/community/join/join';

/** The code with what a poster says beside it. */
export interface BuildingCode {
  building: BuildingCard;
  contentType: string;
  base64: string;
}

/**
 * The building's QR code as a picture for the door and the group. It carries only a short token (the platform allows
 * 32 characters) and stays valid for good.
 */
export const code = procedure({
  input: v.object({ building: areaId }),
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ input }): Promise<BuildingCode> {
    const building = await readBuilding({ _id: input.building });
    const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited({
      scene: building.token ?? '',
      page: PAGE,
      width: 430,
    });
    return { building: buildingCard(building), contentType, base64: Buffer.from(buffer).toString('base64') };
  },
});
