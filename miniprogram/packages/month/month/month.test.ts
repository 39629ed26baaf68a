import { open } from '../../../../tests/support/simulate';

test.each(['2026-11', '2026', 'all'])('a tap on a figure of %s opens the rows behind it', async (period) => {
  const opened: string[] = [];
  const wx = {
    getStorageSync: () => 'normal',
    setNavigationBarTitle: () => undefined,
    navigateTo: ({ url }: { url: string }) => opened.push(url),
    cloud: { callFunction: () => Promise.reject({ errCode: -1 }) },
  };
  Object.assign(globalThis, { wx });
  const page = await open('packages/month/month/month', { area: 'a', period });
  page.instance.openServed?.();
  page.instance.pickWhat?.({ detail: { what: 'x', name: '理发' } });
  const rows = `/packages/month/rows/rows?area=a&period=${period}`;
  expect(opened).toEqual([
    `${rows}&what=${encodeURIComponent('{"of":"served"}')}&name=`,
    `${rows}&what=x&name=${encodeURIComponent('理发')}`,
  ]);
});
