import * as v from 'valibot';

/** Fields that several procedures take, with the sentence for what is wrong. */
export const areaId = v.pipe(v.string(), v.regex(/^[\w-]+(\.[\w-]+)*$/));
export const id = v.pipe(v.string(), v.regex(/^[\w.-]{1,200}$/));
export const token = v.pipe(v.string(), v.regex(/^[\w-]{6,32}$/, '这个二维码不完整，请再扫一次。'));
export const room = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('请填房号，比如 601。'),
  v.maxLength(12, '房号太长了，请只填房号，比如 601。'),
);
export const name = v.pipe(v.string(), v.trim(), v.maxLength(20, '称呼请不要超过 20 个字。'));
export const reason = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('请写一句原因。'),
  v.maxLength(100, '原因请不要超过 100 个字。'),
);
export const phone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, '电话号码不对，请再看一眼。'),
);
/** What the WeChat client gives for a group or a phone number; only WeChat can open it. */
export const cloudId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(512));
/** A building's path and the room, which may be Chinese. */
export const household = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
/** '2026-11-24'. */
export const date = v.pipe(v.string(), v.isoDate('日期不对，请再选一次。'));
/** '09:00'. */
export const clock = v.pipe(v.string(), v.isoTime('时间不对，请再选一次。'));
