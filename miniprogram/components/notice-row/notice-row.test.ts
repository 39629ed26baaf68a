import { render, settled } from '../../../tests/support/simulate';

const HOUR = 3_600_000;

const notice = {
  id: 'n1',
  kind: 'safety',
  title: '周四停水 9:00–16:00',
  from: '群主',
  at: Date.now() - 48 * HOUR,
  pinned: true,
  read: false,
  reminded: false,
  householdsRead: null,
};

function row(change: object, households = 0) {
  return render('components/notice-row/notice-row', { notice: { ...notice, ...change }, households });
}

test('what is unread has a dot and heavy letters, and says so to a screen reader', () => {
  const unread = row({});
  expect(unread.querySelector('.notice-dot-on')).toBeDefined();
  expect(unread.querySelector('.notice-read')).toBeUndefined();
  expect(unread.data.spoken).toContain('未读，周四停水');

  const read = row({ read: true });
  expect(read.querySelector('.notice-dot-on')).toBeUndefined();
  expect(read.querySelector('.notice-read')).toBeDefined();
  expect(read.data.spoken).not.toContain('未读');
});

test('only who may see it sees how many households have read', () => {
  expect(row({ householdsRead: 31 }, 48).dom.textContent).toContain('48 户中 31 户已读');
  expect(row({ householdsRead: null }, 48).dom.textContent).not.toContain('户');
});

test('a reminder is shown until it is read', () => {
  expect(row({ reminded: true }).dom.textContent).toContain('又提醒您一次');
  expect(row({ reminded: true, read: true }).dom.textContent).not.toContain('又提醒您一次');
});

test('a tap opens the notice', async () => {
  const opened: string[] = [];
  Object.assign(globalThis, { wx: { navigateTo: ({ url }: { url: string }) => opened.push(url) } });
  row({}).querySelector('.notice')?.dispatchEvent('tap');
  await settled();
  expect(opened).toEqual(['/packages/notice/notice/notice?id=n1']);
});
