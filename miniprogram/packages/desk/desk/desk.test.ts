import { open } from '../../../../tests/support/simulate';
import type { Call, Reply } from '../../../../typings/reply';

let calls: Call[];
let opened: string[];
let storage: Map<string, unknown>;

/** A phone whose cloud answers everything with the same reply. */
function phoneWith(reply: Reply<unknown>): void {
  calls = [];
  opened = [];
  storage = new Map();
  const callFunction = async ({ data }: { data: Call }) => {
    calls.push(data);
    return { result: reply };
  };
  const wx = {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    setNavigationBarTitle: () => undefined,
    navigateTo: ({ url }: { url: string }) => opened.push(url),
    cloud: { callFunction },
  };
  Object.assign(globalThis, { wx });
}

const EMPTY = {
  building: { id: 'a.3', name: '3 幢', estate: '横燕小区', households: 48 },
  turns: { enquiries: 0, late: 0, wishes: 0 },
  ...{ own: [], others: [], unread: [], joined: { count: 0, newest: [] }, nextDay: null },
};

const enquiry = {
  ...{ id: 'e1', kind: 'repair', kindName: '要修东西', state: 'replied', words: '楼道灯坏了' },
  ...{ from: '601 室', standing: '物业已回话', room: '601', holder: 'owner', next: 'answer' },
  ...{ at: 0, due: 0, promised: true, open: true, late: true, escalated: false },
};

test('what presses most has its next step; who has not read can be reminded; newcomers are named', async () => {
  phoneWith({
    ok: true,
    data: {
      ...EMPTY,
      turns: { enquiries: 1, late: 1, wishes: 2 },
      own: [enquiry],
      unread: [{ id: 'n1', title: '停水', from: '群主', at: Date.now(), households: 17, mayRemind: true }],
      joined: { count: 5, newest: ['702 王阿姨', '301 的住户'] },
    },
  });
  const page = await open('packages/desk/desk/desk', { building: 'a.3' });
  const { textContent } = page.dom;
  for (const said of [
    '601 室 · 物业已回话',
    '把回话告诉 601',
    '提醒没读的 17 户',
    '新来的：702 王阿姨、301 的住户等 5 位',
  ])
    expect(textContent).toContain(said);
  page.instance.takeStep?.();
  expect(opened).toEqual(['/packages/enquiry/answer/answer?id=e1']);
  await page.instance.remind?.();
  expect(calls.at(-2)).toMatchObject({ name: 'notice.remind', input: { notice: 'n1', building: 'a.3' } });
});

test('an empty desk says what will be here', async () => {
  phoneWith({ ok: true, data: EMPTY });
  const { textContent } = (await open('packages/desk/desk/desk', { building: 'a.3' })).dom;
  expect(textContent).toContain('邻居求助了会排在这里');
  expect(textContent).not.toContain('提醒没读的');
});

test('the phone says when it last showed the desk, and only moves on once it was shown', async () => {
  phoneWith({ ok: false, code: 'broken', say: '没有办成，请稍等一会儿再试。' });
  storage.set('desk a.3', 5);
  const page = await open('packages/desk/desk/desk', { building: 'a.3' });
  expect(page.dom.textContent).toContain('没有办成');
  expect(calls[0]?.input).toEqual({ building: 'a.3', lookedAt: 5 });
  expect(storage.get('desk a.3')).toBe(5);

  phoneWith({ ok: true, data: EMPTY });
  storage.set('desk a.3', 5);
  await open('packages/desk/desk/desk', { building: 'a.3' });
  expect(storage.get('desk a.3')).toBeGreaterThan(5);
});
