import * as v from 'valibot';
import { type CodePicture, codePicture } from '../../kernel/code-picture';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { type BuildingCard, buildingCard } from './area';
import { readBuilding } from './read-building';

/** The page a building's code opens. */
const PAGE = 'packages/community/join/join';

/** The code with what a poster says beside it. */
export interface BuildingCode extends CodePicture {
  building: BuildingCard;
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
    return { building: buildingCard(building), ...(await codePicture(PAGE, building.token ?? '')) };
  },
});
