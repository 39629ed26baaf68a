import { open, settled } from '../../../tests/support/simulate';
import type { Reply } from '../../../typings/reply';

/** A phone whose cloud answers each call with the next of these, the last one over and over. */
function phoneWith(...replies: (Reply<unknown> | null)[]): { shown: string[]; opened: string[] } {
  const shown: string[] = [];
  const opened: string[] = [];
  const wx = {
    getStorageSync: () => '',
    navigateTo: ({ url }: { url: string }) => opened.push(url),
    cloud: {
      callFunction({ data }: { data: { input: { show: string } } }) {
        shown.push(data.input.show);
        const reply = replies.length > 1 ? replies.shift() : replies[0];
        return reply ? Promise.resolve({ result: reply }) : Promise.reject(new Error('fail'));
      },
    },
  };
  Object.assign(globalThis, { wx });
  return { shown, opened };
}

const wish = {
  ...{ id: 'w1', title: '想学会视频', words: '周末都在家', worth: 0, buildingName: '5 幢' },
  ...{ wisherSays: '一位独居奶奶', part: null, publishedAt: Date.now(), mine: false, done: null },
};
const board = { place: '王马社区', waiting: 6, done: 23, toVerify: 0, wishes: [wish], next: null };
const done = { at: Date.now(), by: '春燕服务队', thanks: '谢谢你们', picture: null };

test('what waits, with the figures; one tap leads to helping, but for what one wished for oneself', async () => {
  const wishes = [wish, { ...wish, id: 'w2', mine: true }];
  const { opened } = phoneWith({ ok: true, data: { ...board, toVerify: 2, wishes } });
  const page = await open('pages/wishes/wishes');
  const text = page.dom.textContent ?? '';
  for (const said of ['等人认领 6', '已圆 23', '5 幢 · 一位独居奶奶', '您许的', '2 个心愿等您看一眼'])
    expect(text).toContain(said);
  expect(text.split('我来帮这个忙')).toHaveLength(2);
  page.instance.help?.({ currentTarget: { dataset: { id: 'w1' } } });
  expect(opened).toEqual(['/packages/wish/wish/wish?id=w1&claim=1']);
});

test('another choice asks again; what was fulfilled shows its thanks', async () => {
  const fulfilled = { ...board, wishes: [{ ...wish, done }] };
  const { shown } = phoneWith({ ok: true, data: board }, { ok: true, data: fulfilled });
  const page = await open('pages/wishes/wishes');
  await page.instance.choose?.({ currentTarget: { dataset: { show: 'done' } } });
  await settled();
  expect(shown).toEqual(['waiting', 'done']);
  expect(page.dom.textContent).toContain('“谢谢你们”');
});

test('a visitor is invited, and without a network one can try again', async () => {
  phoneWith({ ok: true, data: { ...board, place: null, wishes: [] } });
  expect((await open('pages/wishes/wishes')).dom.textContent).toContain('先进到您那栋楼');
  phoneWith(null);
  expect((await open('pages/wishes/wishes')).dom.textContent).toContain('再试一次');
});
