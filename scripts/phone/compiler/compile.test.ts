import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { type Compiled, Compiler, compile } from './compile';
import { formatProblems } from './problems';
import { smallest, type TemporaryProject, temporaryProject } from './temporary-project';

// Compiling TDesign takes a second, and more on a busy machine.
jest.setTimeout(60_000);

const home = 'mini/pages/home/home';

/** What is wrong, the files that make it so, and what the compiler says, with `file:line:column`. */
const mistakes: [what: string, files: Record<string, string>, said: string][] = [
  [
    'an unclosed tag',
    { [`${home}.wxml`]: '<view>\n  <text>hi\n</view>\n' },
    `${home}.wxml:2:4 missing end tag: text`,
  ],
  ['a stray end tag', { [`${home}.wxml`]: 'hi</view>' }, `${home}.wxml:1:3 invalid end tag: </view>`],
  [
    'an open expression',
    { [`${home}.wxml`]: '<view id="{{a}">hi</view>' },
    `${home}.wxml:1:1 incomplete tag: <\n${home}.wxml:1:11 missing expression end: {{`,
  ],
  [
    'an attribute written twice',
    { [`${home}.wxml`]: '<view id="a" id="b" />' },
    `${home}.wxml:1:14 duplicated attribute: id`,
  ],
  [
    'an unknown tag',
    { [`${home}.wxml`]: '<view>\n  <t-button>好</t-button></view>' },
    `${home}.wxml:2:4 unknown component <t-button>: not built in, not in usingComponents`,
  ],
  [
    'an unknown tag in an included file',
    { [`${home}.wxml`]: '<include src="./part" />', 'mini/pages/home/part.wxml': '<card />' },
    'mini/pages/home/part.wxml:1:2 unknown component <card>: not built in, not in usingComponents',
  ],
  [
    'a missing import',
    { [`${home}.wxml`]: '<import src="../part.wxml" />' },
    `${home}.wxml:1:14 no file "../part.wxml"`,
  ],
  [
    'a missing template',
    { [`${home}.wxml`]: '<template is="row" data="{{a}}" />' },
    `${home}.wxml:1:15 no <template name="row"> here or in an imported file`,
  ],
  [
    'a missing WXS file',
    { [`${home}.wxml`]: '<wxs src="./a.wxs" module="a" />' },
    `${home}.wxml:1:11 no file "./a.wxs"`,
  ],
  [
    'a WXS file missing in another',
    {
      [`${home}.wxml`]: '<wxs src="./a.wxs" module="a" />',
      'mini/pages/home/a.wxs': '\nvar b = require("./b.wxs");',
    },
    'mini/pages/home/a.wxs:2:9 no file "./b.wxs"',
  ],
  [
    'syntax that WXS lacks',
    { [`${home}.wxml`]: '<wxs module="a">\nvar f = function () {};\nlet g = 1;\n</wxs>' },
    `${home}.wxml:3:1 WXS has no let: write var`,
  ],
  [
    'broken WXS',
    { [`${home}.wxml`]: '<wxs src="./a.wxs" module="a" />', 'mini/pages/home/a.wxs': 'var b = 1;\nvar = 2;' },
    'mini/pages/home/a.wxs:2:5 Expected identifier but found "="',
  ],
  ['broken WXSS', { [`${home}.wxss`]: '.a {\n  color: red;\n' }, `${home}.wxss:1:1 Unclosed block`],
  [
    'a missing style sheet',
    { [`${home}.wxss`]: '@import "./b.wxss";' },
    `${home}.wxss:1:1 no sheet "./b.wxss"`,
  ],
  [
    'a local picture in WXSS',
    { [`${home}.wxss`]: '.a {\n  background: url(/a.png);\n}' },
    `${home}.wxss:2:3 WXSS cannot show the local file "/a.png": use <image>, or a data: or https: address`,
  ],
  [
    'broken JSON',
    { [`${home}.json`]: '{\n  "usingComponents": {},\n}' },
    `${home}.json:2:24 JSON does not support trailing commas`,
  ],
  [
    'a missing component',
    { [`${home}.json`]: '{\n  "usingComponents": { "a-card": "/components/card" }\n}' },
    `${home}.json:2:34 no component "/components/card": its .json, .wxml and .ts or .js must be there`,
  ],
  [
    'a component that does not say so',
    {
      [`${home}.json`]: '{ "usingComponents": { "a-card": "./card" } }',
      'mini/pages/home/card.json': '{}',
      'mini/pages/home/card.ts': 'Component({});',
      'mini/pages/home/card.wxml': '',
    },
    'mini/pages/home/card.json:1:1 a component says "component": true in its JSON',
  ],
  [
    'a component of another sub-package',
    {
      'mini/app.json': '{ "pages": ["pages/home/home"], "subPackages": [{ "root": "extra", "pages": [] }] }',
      [`${home}.json`]: '{ "usingComponents": { "a-card": "/extra/card" } }',
      'mini/extra/card.json': '{ "component": true }',
      'mini/extra/card.ts': 'Component({});',
      'mini/extra/card.wxml': '',
    },
    `${home}.json:1:34 "/extra/card" belongs to a sub-package, which "pages/home/home" cannot use without componentPlaceholder`,
  ],
  [
    'a script of another sub-package',
    {
      'mini/app.json': '{ "pages": ["pages/home/home"], "subPackages": [{ "root": "extra", "pages": [] }] }',
      [`${home}.ts`]: 'import { a } from "../../extra/a";\nPage({ data: { a } });',
      'mini/extra/a.ts': 'export const a = 1;',
    },
    `${home}.ts:1:19 "../../extra/a" belongs to a sub-package, which "pages/home/home.ts" cannot use`,
  ],
  [
    'a page without template',
    { 'mini/app.json': '{\n  "pages": ["pages/home/home", "pages/gone/gone"]\n}' },
    'mini/app.json:2:32 the page "pages/gone/gone" has no pages/gone/gone.wxml',
  ],
  [
    'a tab that is no page',
    {
      'mini/app.json':
        '{ "pages": ["pages/home/home"], "tabBar": { "list": [{ "pagePath": "pages/me/me", "text": "我" }] } }',
    },
    'mini/app.json:1:68 the tab "pages/me/me" is not a page of the main package',
  ],
  [
    'what this phone cannot do',
    { 'mini/app.json': '{ "pages": ["pages/home/home"],\n"plugins": {} }' },
    'mini/app.json:2:1 app.json "plugins" is not supported by this phone',
  ],
  ['broken TypeScript', { [`${home}.ts`]: 'Page({\n  data: { a: },\n});' }, `${home}.ts:2:14 Unexpected "}"`],
  [
    'a missing module',
    { [`${home}.ts`]: 'import a from "./a";\nPage({ data: { a } });' },
    `${home}.ts:1:15 no module "./a"`,
  ],
  [
    'a module outside of the mini-program',
    {
      [`${home}.ts`]: 'import { a } from "../../../a";\nPage({ data: { a } });',
      'a.ts': 'export const a = 1;',
    },
    `${home}.ts:1:19 "../../../a" is outside of miniprogramRoot: WeChat cannot load it`,
  ],
  [
    'a package that is not a dependency',
    { [`${home}.ts`]: 'import * as v from "valibot";\nPage({ data: { v } });' },
    `${home}.ts:1:20 "valibot" is not among the dependencies of package.json: WeChat's npm build leaves it out`,
  ],
  [
    'a part of a package that WeChat does not build',
    { [`${home}.ts`]: 'import utc from "dayjs/plugin/utc";\nPage({ data: { utc } });' },
    `${home}.ts:1:17 WeChat's npm build takes only the main script of "dayjs", which has no "plugin/utc"`,
  ],
];

describe('a mistake in the source', () => {
  let project: TemporaryProject;
  let compiler: Compiler;
  beforeAll(() => {
    project = temporaryProject(smallest);
    compiler = new Compiler(project.dir);
  });
  afterAll(async () => {
    await compiler.dispose();
    project.dispose();
  });

  it.each(mistakes)('%s', async (_what, files, said) => {
    project.write(files);
    const { errors, files: written } = await compiler.compile();
    expect(formatProblems(errors, project.dir)).toBe(said);
    expect(written.size).toBe(0);

    for (const name of Object.keys(files)) project.remove(name);
    project.write(smallest);
    const mended = await compiler.compile();
    expect(formatProblems(mended.errors, project.dir)).toBe('');
    expect(mended.files.size).toBeGreaterThan(0);
  });

  it('is told with all the others', async () => {
    project.write({
      [`${home}.wxml`]: '<a-card />\n<a-list />',
      'mini/app.wxss': '.a {',
      [`${home}.ts`]: 'Page(',
    });
    const { errors } = await compiler.compile();
    expect(errors.map(({ file, line }) => `${path.basename(file)}:${line}`)).toEqual([
      'app.wxss:1',
      'home.ts:1',
      'home.wxml:1',
      'home.wxml:2',
    ]);
  });
});

it('warns of a component whose styles reach out of it', async () => {
  const project = temporaryProject({
    ...smallest,
    [`${home}.json`]: '{ "usingComponents": { "a-card": "./card" } }',
    'mini/pages/home/card.json': '{ "component": true }',
    'mini/pages/home/card.ts': 'Component({});',
    'mini/pages/home/card.wxml': '',
    'mini/pages/home/card.wxss': ':host, .a {}\n.a text,\n#b {}',
  });
  const { errors, warnings } = await compile(project.dir);
  expect(errors).toEqual([]);
  expect(formatProblems(warnings, project.dir).split('\n')).toEqual([
    'mini/pages/home/card.wxss:2:1 ".a text" reaches out of the component: select classes and :host only',
    'mini/pages/home/card.wxss:2:1 "#b" reaches out of the component: select classes and :host only',
  ]);
  project.dispose();
});

describe('the sample', () => {
  let compiled: Compiled;
  beforeAll(async () => {
    compiled = await compile(path.join(__dirname, '../fixtures/sample'));
  });

  it('compiles without a word', () => {
    expect(formatProblems([...compiled.errors, ...compiled.warnings], __dirname)).toBe('');
  });

  it('holds pages, their components, and those of packages', () => {
    expect(compiled.modules).toEqual(
      expect.arrayContaining([
        'pages/home/home',
        'packages/extra/late/late',
        'components/choices/plain',
        'miniprogram_npm/tdesign-miniprogram/button/button',
        'miniprogram_npm/tdesign-miniprogram/loading/loading',
      ]),
    );
  });

  it('leads from the script back to the source', () => {
    const script = compiled.files.get('app.js')?.split('\n') ?? [];
    const line = script.findIndex((text) => text.includes('broken on purpose'));
    const map = new SourceMap(JSON.parse(compiled.files.get('app.js.map') ?? '{}') as SourceMapPayload);
    const found = map.findEntry(line, script[line]?.indexOf('throw') ?? 0);
    expect(found).toMatchObject({ originalSource: 'miniprogram/pages/home/home.ts', originalLine: 57 });
  });
});
