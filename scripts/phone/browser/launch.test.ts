import { launchBrowser } from './launch';

test.each(['installed', 'packed'] as const)(
  'a browser starts and shows a page (%s)',
  async (which) => {
    const browser = await launchBrowser(which);
    try {
      const page = await browser.newPage();
      await page.setContent(
        '<title>楼里见</title><select><option>三幢</option></select><button>进入</button>',
      );
      // A form is what a browser without any font dies of, and not before it is painted.
      await page.screenshot();
      expect(await page.title()).toBe('楼里见');
    } finally {
      await browser.close();
    }
  },
  60_000,
);
