import { open } from '../../../../tests/support/simulate';
import type { Call, Reply } from '../../../../typings/reply';
import type { Output } from '../../../lib/cloud';

type Page = Output<'tally.rows'>;

/** A phone whose cloud gives these pages, one after the other, or loses the connection at a null. */
function phoneWith(pages: (Page | null)[]): Call[] {
  const calls: Call[] = [];
  const callFunction = async ({ data }: { data: Call }): Promise<{ result: Reply<Page> }> => {
    const page = pages[calls.push(data) - 1];
    if (!page) throw { errCode: -404011 };
    return { result: { ok: true, data: page } };
  };
  const wx = {
    getStorageSync: () => 'normal',
    setNavigationBarTitle: () => undefined,
    cloud: { callFunction },
  };
  Object.assign(globalThis, { wx });
  return calls;
}

function aRow(key: string, date: string): Page['rows'][number] {
  return { key, title: `理发 ${key} 号`, who: '陈**', note: '3 幢', date, minutes: null };
}

const what = encodeURIComponent('{"of":"served"}');
const far = { at: '2026-03-02', id: 'far' };
const after = (calls: Call[]) => calls.map(({ input }) => (input as { after: unknown }).after);

test('a year goes back month by month, past what has nothing to show, and goes on after a lost page', async () => {
  const end = { at: '2026-11-03', id: 'q', row: 0 };
  const calls = phoneWith([
    { rows: [], next: { at: '2026-11-20T01:00:00.000Z', id: 'in-vain' } },
    { rows: [aRow('1', '2026-11-17'), aRow('2', '2026-11-03')], next: end },
    { rows: [], next: far },
    null,
    null,
    { rows: [aRow('3', '2026-11-02'), aRow('4', '2026-01-09')], next: null },
  ]);
  const page = await open('packages/month/rows/rows', { area: 'a', period: '2026', what });
  expect(page.dom.textContent).toContain('11 月 17 日');
  expect(page.dom.textContent).not.toContain('2026 年 1 月');
  await page.instance.more?.();
  expect(page.dom.textContent).toContain('正在往前找，到 2026 年 3 月了');
  await page.instance.more?.();
  expect(after(calls).slice(0, 3)).toEqual([null, { at: '2026-11-20T01:00:00.000Z', id: 'in-vain' }, end]);
  expect(after(calls).at(-1)).toEqual(far);
  expect(page.data.months).toMatchObject([
    { name: '2026 年 11 月', rows: [{ key: '1' }, { key: '2' }, { key: '3' }] },
    { name: '2026 年 1 月', rows: [{ key: '4' }] },
  ]);
  expect(page.dom.textContent).not.toContain('再看一些');
});

test('a month with nothing says so', async () => {
  phoneWith([{ rows: [], next: null }]);
  const page = await open('packages/month/rows/rows', { area: 'a', period: '2026-11', what });
  expect(page.dom.textContent).toContain('这个月还没有');
});
