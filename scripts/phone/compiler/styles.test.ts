import { readProject } from './project';
import { SourceFiles } from './source-files';
import { compileSheet, type SheetKind } from './styles';
import { smallest, type TemporaryProject, temporaryProject } from './temporary-project';
import { VirtualPaths } from './virtual-paths';

let project: TemporaryProject;
beforeAll(() => {
  project = temporaryProject({
    ...smallest,
    'mini/shared/colors.wxss': '@import "./more";\npage { color: red; }',
    'mini/shared/more.wxss': '@import "./colors.wxss"; .more { top: 1rpx; }',
  });
});
afterAll(() => project.dispose());

function css(kind: SheetKind, text: string): string {
  project.write({ 'mini/a/sheet.wxss': text });
  const files = new SourceFiles();
  const paths = new VirtualPaths(readProject(files, project.dir));
  return squeeze(compileSheet(files, paths, 'a/sheet', kind).css);
}

/** Without the spaces that mean nothing. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1');
}

describe('a style sheet', () => {
  it.each<[what: string, kind: SheetKind, written: string, compiled: string]>([
    ['lengths', 'app', '.a { padding: 0 -20rpx 750rpx; }', '.a { padding: 0 -0.2rem 7.5rem; }'],
    ['no text that only looks like a length', 'app', '.a20rpx { color: red; }', '.a20rpx { color: red; }'],
    ['tags', 'app', 'page view > button[plain] text {}', 'wx-page wx-view > wx-button[plain] wx-text {}'],
    ['no tags of its own', 'app', 'svg, * {}', 'svg, * {}'],
    ['classes of a component', 'component', '.a.b:not(.c) .d {}', '.__S__a.__S__b:not(.__S__c) .__S__d {}'],
    [
      'the host',
      'component',
      ':host, :host(.x) .a {}',
      '[wx-host="__H__"], [wx-host="__H__"].__S__x .__S__a {}',
    ],
    [
      'no steps of an animation',
      'component',
      '@keyframes a { 0% { top: 10rpx } }',
      '@keyframes a { 0% { top: 0.1rem } }',
    ],
    [
      'a page',
      'page',
      'page { margin: 0 } .a {}\n@keyframes b { from { top: 0 } }',
      '@keyframes b { from { top: 0 } } @scope (wx-page[data-route="a/sheet"]) { :scope { margin: 0 } .a {} }',
    ],
    [
      'imports, once where they are written, whatever imports whatever',
      'app',
      '@import "../shared/colors.wxss";\n.a {}',
      '.more { top: 0.01rem; } wx-page { color: red; } .a {}',
    ],
    [
      'imports by an absolute path',
      'app',
      "@import url('/shared/more.wxss');",
      'wx-page { color: red; } .more { top: 0.01rem; }',
    ],
  ])('%s', (_what, kind, written, compiled) => {
    expect(css(kind, written)).toBe(squeeze(compiled));
  });

  it('of TDesign shows its icons without its font', () => {
    const icons = css('component', "@import '/miniprogram_npm/tdesign-miniprogram/icon/icon.wxss';");
    expect(icons).not.toContain('tdesign.gtimg.com');
    expect(icons).toMatch(
      /\.__S__t-icon-heart-filled:before\{content: ?'';--icon: ?url\("icons\/heart-filled\.svg"\);?\}/,
    );
    expect(icons).toMatch(/\.__S__t-icon-base::before\{.*mask: ?var\(--icon\)/);
  });
});
