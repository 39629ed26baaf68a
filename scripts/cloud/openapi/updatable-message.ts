import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type Api, WechatError } from './api';

const LIFE = 24 * 60 * 60 * 1000;

const Update = v.object({
  activity_id: v.string(),
  target_state: v.picklist([0, 1]),
  template_info: v.object({ parameter_list: v.array(v.object({ name: v.string(), value: v.string() })) }),
});

interface Activity {
  expires: number;
  state: 0 | 1;
}

/** Dynamic messages: an id lives 24 hours; state 0 may become 0 or 1, state 1 is the last. */
export class UpdatableMessages {
  private readonly activities = new Map<string, Activity>();

  readonly createActivityId: Api = () => {
    const id = randomBytes(32).toString('base64url');
    const expires = Date.now() + LIFE;
    this.activities.set(id, { expires, state: 0 });
    const expiration_time = Math.floor(expires / 1000);
    return { json: { errcode: 0, errmsg: 'ok', activity_id: id, expiration_time } };
  };

  readonly setUpdatableMsg: Api = (given) => {
    const parsed = v.safeParse(Update, given);
    if (!parsed.success) throw new WechatError(47001, `data format error: ${v.getDotPath(parsed.issues[0])}`);
    const { activity_id, target_state, template_info } = parsed.output;
    const activity = this.activities.get(activity_id);
    if (!activity) throw new WechatError(47501, 'invalid activity_id');
    if (activity.expires < Date.now()) throw new WechatError(47504, 'activity_id expired');
    if (activity.state === 1) throw new WechatError(47502, 'invalid target_state');
    const given_names = template_info.parameter_list.map(({ name }) => name);
    const missing =
      target_state === 0 && ['member_count', 'room_limit'].some((name) => !given_names.includes(name));
    if (missing) throw new WechatError(47001, 'data format error: template_info.parameter_list');
    activity.state = target_state;
    return { json: { errcode: 0, errmsg: 'ok' } };
  };
}
