import { open, type Rendered } from '../../../../tests/support/simulate';
import type { Call, Reply } from '../../../../typings/reply';

const me = {
  name: '',
  phone: null,
  homes: [],
  grants: [{ role: 'owner', area: 'a.3', areaName: '横燕小区 3 幢' }],
  card: null,
};

const day = {
  id: 'd1',
  name: '周二见',
  state: 'planned',
  reason: null,
  startsAt: Date.parse('2026-12-01T09:00:00+08:00'),
  endsAt: Date.parse('2026-12-01T11:00:00+08:00'),
  point: 'p1',
  pointName: '横燕子弄驿站',
  address: '横燕子弄 1 号',
  metres: 280,
  services: [],
};
const upcoming = { points: [{ days: [{ ...day, state: 'cancelled' }, day] }], arranges: false };

let posts: Call[];
let answers: (Reply<unknown> | null)[];
let storage: Map<string, unknown>;
let opened: string[];

beforeEach(() => {
  posts = [];
  answers = [];
  storage = new Map();
  opened = [];
  const callFunction = async ({ data }: { data: Call }) => {
    if (data.name === 'community.me') return { result: { ok: true, data: me } };
    if (data.name === 'serviceDay.upcoming') return { result: { ok: true, data: upcoming } };
    const answer = answers[posts.push(data) - 1];
    if (!answer) throw new Error('cloud.callFunction:fail');
    return { result: answer };
  };
  const wx = {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    redirectTo: ({ url }: { url: string }) => opened.push(url),
    cloud: { callFunction },
  };
  Object.assign(globalThis, { wx });
});

async function written(title: string): Promise<Rendered> {
  const page = await open('packages/notice/edit/edit', { area: 'a.3' });
  page.instance.setTitle?.({ detail: { value: title } });
  return page;
}

test("the owner's building is chosen already, and the notice opens once it is posted", async () => {
  answers = [{ ok: true, data: { notice: 'n1' } }];
  const page = await written('周四停水');
  expect(page.dom.textContent).toContain('发给横燕小区 3 幢');
  await page.instance.post?.();
  expect(posts[0]?.input).toMatchObject({ title: '周四停水', areas: ['a.3'] });
  expect(opened).toEqual(['/packages/notice/notice/notice?id=n1&fresh=1']);
  expect(storage.has('draft')).toBe(false);
});

test('refused words stay, and the page says why', async () => {
  answers = [{ ok: false, code: 'content', say: '这段话没有通过微信的内容检查，请换个说法再发。' }];
  const page = await written('不好的话');
  await page.instance.post?.();
  expect(page.data).toMatchObject({ refusal: '这段话没有通过微信的内容检查，请换个说法再发。' });
  expect(page.data.draft).toMatchObject({ title: '不好的话' });
  expect(opened).toEqual([]);
});

test('however often the network fails and the page is opened again, it is the same call', async () => {
  answers = [null, null, { ok: true, data: { notice: 'n1' } }];
  await (await written('周四停水')).instance.post?.();
  const again = await open('packages/notice/edit/edit', { area: 'a.3' });
  expect(again.data.draft).toMatchObject({ title: '周四停水' });
  await again.instance.post?.();
  expect(new Set(posts.map(({ requestId }) => requestId)).size).toBe(1);
  expect(posts).toHaveLength(3);
});

test('one tap writes the next service day; posted as it stands', async () => {
  answers = [{ ok: true, data: { notice: 'n1' } }];
  const page = await open('packages/notice/edit/edit', { area: 'a.3' });
  await page.instance.fillIn?.('day');
  await page.instance.post?.();
  expect(posts[0]?.input).toMatchObject({
    kind: 'activity',
    title: expect.stringContaining('12 月 1 日周二 9:00'),
  });
});

test('a blank left open is not posted; the page says which', async () => {
  const page = await open('packages/notice/edit/edit', { area: 'a.3', template: 'water' });
  await page.instance.post?.();
  expect(page.data).toMatchObject({ refusal: '还有一处没填：［哪天］' });
  expect(posts).toEqual([]);
  page.instance.setTitle?.({ detail: { value: '周四停水 9:00–16:00，请提前接水' } });
  answers = [{ ok: true, data: { notice: 'n1' } }];
  await page.instance.post?.();
  expect(posts).toHaveLength(1);
});

test('own words are not overwritten without asking', async () => {
  const page = await written('周四停水');
  void page.instance.fillIn?.('fraud');
  expect(page.data.draft).toMatchObject({ title: '周四停水' });
});
