import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Declaration, type Root } from 'postcss';

const svgFolder = path.join(path.dirname(require.resolve('tdesign-icons-svg/package.json')), 'src');

const icons = new Set(readdirSync(svgFolder).map((file) => path.parse(file).name));

const iconRule = /^\.t-icon-([\w-]+):{1,2}before$/;

/**
 * TDesign's icons are a font on a CDN. A phone in a browser needs no network: each icon becomes a mask made from the
 * same picture in tdesign-icons-svg, served as `icons/<name>.svg`.
 */
export function maskIcons(sheet: Root): void {
  let masked = false;
  sheet.walkRules(iconRule, (rule) => {
    const [, name = ''] = iconRule.exec(rule.selector) ?? [];
    if (!icons.has(name)) return;
    rule.removeAll();
    rule.append({ prop: 'content', value: "''" }, { prop: '--icon', value: `url("icons/${name}.svg")` });
    masked = true;
  });
  if (!masked) return;
  sheet.walkAtRules('font-face', (rule) => {
    if (rule.some((node) => (node as Declaration).value?.includes('tdesign.gtimg.com'))) rule.remove();
  });
  sheet.append(
    postcss.parse(`.t-icon-base::before {
  display: inline-block;
  width: 1em;
  height: 1em;
  vertical-align: top;
  background: currentColor;
  mask: var(--icon) center / contain no-repeat;
}`).nodes,
  );
}

/** The picture of an icon, undefined when there is none of that name. */
export function iconPicture(name: string): string | undefined {
  if (!icons.has(name)) return undefined;
  // Published with a misspelt attribute, without which a browser draws the icon at the wrong size.
  return readFileSync(path.join(svgFolder, `${name}.svg`), 'utf8').replace('view-box=', 'viewBox=');
}
