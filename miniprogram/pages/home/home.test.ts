import { open, settled } from '../../../tests/support/simulate';
import type { Reply } from '../../../typings/reply';

/** A phone whose cloud answers everything with the same reply, or not at all. */
function phoneWith(reply: Reply<unknown> | null): Map<string, unknown> {
  const storage = new Map<string, unknown>();
  const wx = {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 281 }),
    getWindowInfo: () => ({ windowWidth: 375 }),
    cloud: {
      callFunction: () => (reply ? Promise.resolve({ result: reply }) : Promise.reject(new Error('fail'))),
    },
  };
  Object.assign(globalThis, { wx });
  return storage;
}

const line = {
  kind: 'safety',
  from: '群主',
  at: Date.now(),
  pinned: false,
  reminded: false,
  householdsRead: null,
};

const home = {
  here: { area: 'a.3', as: 'resident' },
  places: [{ area: 'a.3', as: 'resident' }],
  building: {
    id: 'a.3',
    name: '3 幢',
    estate: '横燕小区',
    community: '王马社区',
    hotline: { name: '王马社区', phone: '0571-00000001', hours: '昼夜有人接' },
    owners: [{ name: '群主 丙', phone: '10000000001', hours: '' }],
    households: 48,
  },
  area: null,
  room: '601',
  notices: {
    notices: [
      { ...line, id: 'n1', title: '周四停水', read: false },
      { ...line, id: 'n2', title: '电动车不进楼道', read: true },
    ],
    next: null,
  },
};

test('a resident sees where they are, what is unread, and whom to call', async () => {
  phoneWith({ ok: true, data: home });
  const { textContent } = (await open('pages/home/home')).dom;
  expect(textContent).toContain('3 幢的邻居');
  expect(textContent).toContain('1 条未读');
  expect(textContent).toContain('周四停水');
  expect(textContent).toContain('群主 丙');
  expect(textContent).toContain('我要求助');
  expect(textContent).not.toContain('发一条通知');
  expect(textContent).not.toContain('等您');
});

test('an owner has the way to the notice, and to the desk with the sum of what waits', async () => {
  const desk = { enquiries: 3, late: 1, wishes: 1 };
  phoneWith({ ok: true, data: { ...home, here: { area: 'a.3', as: 'owner' }, desk } });
  const { textContent } = (await open('pages/home/home')).dom;
  expect(textContent).toContain('发一条通知');
  expect(textContent).toContain('4 件事等您');
  expect(textContent).toContain('1 个求助超时了 · 1 个心愿待核');
});

test('who has joined nothing is offered to scan', async () => {
  const nowhere = {
    ...home,
    here: null,
    places: [],
    building: null,
    room: null,
    notices: { notices: [], next: null },
  };
  phoneWith({ ok: true, data: nowhere });
  expect((await open('pages/home/home')).dom.textContent).toContain('扫一扫楼里的二维码');
});

test('without a connection the last home page stays, under what went wrong', async () => {
  const storage = phoneWith(null);
  storage.set('home', home);
  const page = await open('pages/home/home');
  expect(page.dom.textContent).toContain('网络好像断了');
  expect(page.dom.textContent).toContain('周四停水');

  const { wx } = globalThis as unknown as { wx: { cloud: object } };
  wx.cloud = { callFunction: async () => ({ result: { ok: true, data: home } }) };
  await page.instance.load?.();
  await settled();
  expect(page.dom.textContent).not.toContain('网络好像断了');
});
