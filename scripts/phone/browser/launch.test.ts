import { launchBrowser } from './launch';

test.each([undefined, 'packed'] as const)(
  'a browser starts and shows a page (%s)',
  async (which) => {
    const browser = await launchBrowser(which);
    try {
      const page = await browser.newPage();
      await page.setContent('<title>楼里见</title>');
      expect(await page.title()).toBe('楼里见');
    } finally {
      await browser.close();
    }
  },
  60_000,
);
