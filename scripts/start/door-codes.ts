import { randomUUID } from 'node:crypto';
import { lineage } from '../../cloudfunctions/kernel/area';
import type { Reply } from '../../typings/reply';
import { HttpError } from '../cloud/http/exchange';
import type { Cloud } from '../cloud/types';

interface Picture {
  contentType: string;
  bytes: Buffer;
}

/**
 * The QR codes at the doors and on the tables, made by the product itself: a building's owner asks for theirs, staff for
 * those of the points, once a run.
 */
export class DoorCodes {
  private readonly pictures = new Map<string, Promise<Picture>>();

  constructor(private readonly cloud: Cloud) {}

  /** Throws 404 when nobody may ask for the code of this place, 502 with the refusal when it was refused. */
  picture(place: string): Promise<Picture> {
    const known = this.pictures.get(place);
    if (known) return known;
    const picture = this.ask(place);
    this.pictures.set(place, picture);
    picture.catch(() => this.pictures.delete(place));
    return picture;
  }

  private async ask(place: string): Promise<Picture> {
    const [point] = await this.cloud.database.find('points', { _id: place }, { limit: 1 });
    const openid = await (point ? this.holderOf('staff', String(point.area)) : this.holderOf('owner', place));
    const asked = point
      ? { name: 'serviceDay.code', input: { point: place } }
      : { name: 'community.code', input: { building: place } };
    const call = { ...asked, requestId: randomUUID() };
    const { result } = await this.cloud.call('api', { openid }, call);
    const reply = result as Reply<{ contentType: string; base64: string }>;
    if (!reply.ok) throw new HttpError(502, reply.say);
    return { contentType: reply.data.contentType, bytes: Buffer.from(reply.data.base64, 'base64') };
  }

  private async holderOf(role: 'owner' | 'staff', area: string): Promise<string> {
    const [holder] = await this.cloud.database.find(
      'people',
      { grants: { $elemMatch: { role, area: { $in: lineage(area) } } } },
      { limit: 1 },
    );
    if (typeof holder?.openid !== 'string') throw new HttpError(404, `${area} has no ${role}`);
    return holder.openid;
  }
}
