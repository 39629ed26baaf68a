import { smallest, type TemporaryProject, temporaryProject } from './compiler/temporary-project';
import { describeSizes, packageSizes } from './packages';

// Compiling TDesign takes a second, and more on a busy machine.
jest.setTimeout(60_000);

let project: TemporaryProject;
beforeAll(() => {
  project = temporaryProject({
    ...smallest,
    'mini/app.json':
      '{ "pages": ["pages/home/home"], "subPackages": [{ "root": "extra", "pages": ["late/late"] }] }',
    'mini/unused.ts': 'export const unused = 1;',
    'mini/extra/late/late.ts': "import dayjs from 'dayjs';\nPage({ data: { now: dayjs() } });",
    'mini/extra/late/late.json': '{ "usingComponents": { "t-tag": "tdesign-miniprogram/tag/tag" } }',
    'mini/extra/late/late.wxml': '<t-tag>分包</t-tag>',
    'mini/extra/big.png': 'x'.repeat(600 * 1024),
  });
});
afterAll(() => project.dispose());

describe('package sizes', () => {
  it('count what each package holds, and what of npm packages is used, in main', async () => {
    const [main, extra] = await packageSizes(project.dir);
    const inMain = main?.files.map(({ path }) => path) ?? [];
    expect(inMain).toEqual(
      expect.arrayContaining([
        'app.json',
        'pages/home/home.wxml',
        'miniprogram_npm/tdesign-miniprogram/tag/tag.wxss',
        'miniprogram_npm/tdesign-miniprogram/icon/icon.wxss',
        'miniprogram_npm/tdesign-miniprogram/common/utils.js',
      ]),
    );
    expect(inMain.some((path) => path.startsWith('miniprogram_npm/dayjs/'))).toBe(true);
    expect(inMain.filter((path) => /unused|button|package\.json|glass-easel/.test(path))).toEqual([]);
    expect(extra?.files[0]?.path).toBe('extra/big.png');
    expect(extra?.files.map(({ path }) => path).sort()).toEqual([
      'extra/big.png',
      'extra/late/late.json',
      'extra/late/late.ts',
      'extra/late/late.wxml',
    ]);
    expect(extra?.files.find(({ path }) => path.endsWith('.wxml'))?.bytes).toBe(21);
    expect(main?.bytes).toBe(main?.files.reduce((sum, { bytes }) => sum + bytes, 0));
  });

  it('say which one is too large', async () => {
    const said = describeSizes(await packageSizes(project.dir)).split('\n');
    expect(said[0]).toMatch(/^main: \d+ KB of 1536 KB$/);
    expect(said[1]).toBe('extra: 601 KB of 500 KB, too large');
  });
});
