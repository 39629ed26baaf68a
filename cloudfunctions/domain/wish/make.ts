import * as v from 'valibot';
import { lineage } from '../../kernel/area';
import { month } from '../../kernel/clock';
import { checkContent } from '../../kernel/content-check';
import { _, add, lookup } from '../../kernel/database';
import { holds } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area, BuildingRow } from '../community/area';
import { homeIn } from '../community/home';
import { aroundBuilding } from '../community/read-building';
import { words } from './change';
import { WISH_LIMITS } from './limits';
import { aboutWish } from './message';
import { UNTOUCHED, type Wish, type WishState } from './wish';

const LIVE: WishState[] = ['made', 'open', 'claimed', 'fulfilled'];

export const title = words(20, '请用一句话写下心愿，比如“想学会用手机视频”。');
export const detail = v.pipe(v.string(), v.trim(), v.maxLength(200, '说明请不要超过 200 个字。'));
export const wisherSays = words(12, '请写是谁的心愿，比如“一位独居奶奶”。');
export const worth = v.pipe(
  v.number(),
  v.integer('请填整数的元。'),
  v.minValue(0, '请填整数的元。'),
  v.maxValue(WISH_LIMITS.mostWorth, '这个数太大了，请再看一眼。'),
);

const input = v.object({
  building: areaId,
  /** Somebody registered without WeChat; null for oneself. */
  elder: v.nullable(id),
  title,
  words: detail,
  worth,
  wisherSays,
});

interface Place extends BuildingRow {
  elders: Person[];
  live: Pick<Wish, '_id'>[];
}

/** A rule: one's own wish where one lives; for somebody without WeChat as their household, their owner or staff. */
function mustSpeakFor(caller: Person, { _id, elders }: Place, elder: string | null): void {
  if (elder === null) return must(homeIn(caller, _id), 'not-joined', '先加入您住的那栋楼，再来许愿。');
  const home = elders[0] && homeIn(elders[0], _id);
  must(home, 'not-found', '没有找到这位邻居，请从名单里选。');
  must(!elders[0]?.openid, 'not-allowed', '这位邻居自己有微信，请本人来许愿。');
  const isFamily = caller.homes.some(({ household }) => household === home.household);
  const may = isFamily || holds(caller, ['owner', 'staff'], _id);
  must(may, 'not-allowed', '只能替自己家里的老人许愿，别家的请找群主。');
}

function communityOf({ above, _id }: BuildingRow): string {
  return above.find(({ kind }: Area) => kind === 'community')?._id ?? _id;
}

/** Somebody wishes for something small, or does so for an elder without a phone. The owner sees it first. Two requests. */
export const make = procedureOn({
  input,
  subject: ({ building, elder }, caller) => ({
    from: 'areas' as const,
    by: { _id: building, kind: 'building' },
    shape: [
      ...aroundBuilding,
      lookup({ from: 'people', match: { _id: elder ?? '' }, as: 'elders' }),
      lookup({
        from: 'wishes',
        match: { wisher: elder ?? caller, state: _.in(LIVE) },
        stages: [{ limit: WISH_LIMITS.waiting }, { project: { _id: 1 } }],
        as: 'live',
      }),
    ],
  }),
  missing: '没有找到这栋楼，请重新选一次。',
  allow: ({ input, caller, subject }) => mustSpeakFor(caller, subject as Place, input.elder),
  async run({ input, caller, subject, requestId, now }): Promise<{ wish: string }> {
    const place = subject as Place;
    const { building, elder, ...said } = input;
    const _id = newId(caller._id, requestId);
    const isRepeated = place.live.some((each) => each._id === _id);
    const isFull = place.live.length >= WISH_LIMITS.waiting && !isRepeated;
    must(!isFull, 'later', `已经有 ${WISH_LIMITS.waiting} 个心愿在等了，圆了一个再许下一个。`);
    await checkContent(caller.openid ?? '', 'post', [said.title, said.words, said.wisherSays].join('\n'));
    const owners = place.owners.filter(
      (owner) => owner._id !== caller._id && holds(owner, ['owner'], building),
    );
    const told = {
      change: '有人许了一个心愿',
      tip: '看一眼，没问题就发布',
      text: `${place.name}有人许了一个心愿，等您看：${said.title}`,
    };
    const messages = owners.map((owner) =>
      aboutWish({ _id, title: said.title }, owner._id, told, { requestId, now }),
    );
    const made = await add('wishes', {
      ...said,
      _id,
      state: 'made',
      building,
      buildingName: place.name,
      community: communityOf(place),
      within: lineage(building),
      month: month(now),
      by: caller._id,
      wisher: elder ?? caller._id,
      onBehalf: elder !== null,
      at: now,
      ...UNTOUCHED,
      log: [{ verb: 'make', by: caller._id, at: now, requestId }],
      outbox: messages,
    });
    if (made) await deliver(messages, owners);
    return { wish: _id };
  },
});
