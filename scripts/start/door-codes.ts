import { randomUUID } from 'node:crypto';
import type { Reply } from '../../typings/reply';
import { HttpError } from '../cloud/http/exchange';
import type { Cloud } from '../cloud/types';

interface Picture {
  contentType: string;
  bytes: Buffer;
}

/** The QR codes at the doors, made by the product itself: each building's owner asks for theirs, once a run. */
export class DoorCodes {
  private readonly pictures = new Map<string, Promise<Picture>>();

  constructor(private readonly cloud: Cloud) {}

  /** Throws 404 when nobody may ask for this building's code, 502 with the refusal when it was refused. */
  picture(building: string): Promise<Picture> {
    const known = this.pictures.get(building);
    if (known) return known;
    const picture = this.ask(building);
    this.pictures.set(building, picture);
    picture.catch(() => this.pictures.delete(building));
    return picture;
  }

  private async ask(building: string): Promise<Picture> {
    const openid = await this.ownerOf(building);
    const call = { name: 'community.code', input: { building }, requestId: randomUUID() };
    const { result } = await this.cloud.call('api', { openid }, call);
    const reply = result as Reply<{ contentType: string; base64: string }>;
    if (!reply.ok) throw new HttpError(502, reply.say);
    return { contentType: reply.data.contentType, bytes: Buffer.from(reply.data.base64, 'base64') };
  }

  private async ownerOf(building: string): Promise<string> {
    const [owner] = await this.cloud.database.find(
      'people',
      { grants: { $elemMatch: { role: 'owner', area: building } } },
      { limit: 1 },
    );
    if (typeof owner?.openid !== 'string') throw new HttpError(404, `${building} has no owner`);
    return owner.openid;
  }
}
