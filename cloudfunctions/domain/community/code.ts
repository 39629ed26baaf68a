import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import cloud from 'wx-server-sdk';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';

/** The page a building's code opens. */
const PAGE = 'packages/community/join/join';

/**
 * The building's QR code as a picture for the door and the group. It carries only a short token (the platform allows
 * 32 characters) and stays valid for good.
 */
export const code = procedureOn({
  input: v.object({ building: areaId }),
  subject: ({ building }) => ({ from: 'areas', by: { _id: building, kind: 'building' } }),
  missing: '没有找到这栋楼。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ subject: building }): Promise<{ name: string; contentType: string; base64: string }> {
    const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited({
      scene: building.token ?? '',
      page: PAGE,
      width: 430,
    });
    return { name: building.name, contentType, base64: Buffer.from(buffer).toString('base64') };
  },
});
