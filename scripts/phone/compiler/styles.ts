import path from 'node:path';
import postcss, { type AtRule, type Container, CssSyntaxError, type Root, type Rule } from 'postcss';
import { phoneUnits } from '../runtime/css-units';
import { maskIcons } from './icons';
import { type Problem, positionAt } from './problems';
import { leaks, rewriteSelector } from './selectors';
import type { SourceFiles } from './source-files';
import { isNpm, type VirtualPaths } from './virtual-paths';

export type SheetKind = 'app' | 'page' | 'component';

export interface Sheet {
  css: string;
  problems: Problem[];
  warnings: Problem[];
}

/**
 * Compiles the style sheet `<virtual path>.wxss`, empty when there is none, to CSS with the placeholders described at
 * AppBundle.styles in contract.ts.
 */
export function compileSheet(
  files: SourceFiles,
  paths: VirtualPaths,
  virtual: string,
  kind: SheetKind,
): Sheet {
  return files.remember(`sheet ${kind} ${virtual}`, () => {
    const problems: Problem[] = [];
    const sheet = readSheet(files, paths, `${virtual}.wxss`, [], problems);
    sheet.walkDecls((declaration) => {
      declaration.value = phoneUnits(declaration.value);
    });
    const warnings = kind === 'component' ? leakingSelectors(sheet, paths) : [];
    maskIcons(sheet);
    sheet.walkRules((rule) => {
      if (!isKeyframe(rule)) rule.selector = rewriteSelector(rule.selector, kind);
    });
    if (kind === 'page') holdInPage(sheet, virtual);
    return {
      css: sheet.toString(),
      ...(isNpm(virtual) ? { problems: [], warnings: [] } : { problems, warnings }),
    };
  });
}

/** A sheet with the sheets that it imports in place; a missing or unreadable one is empty and a problem. */
function readSheet(
  files: SourceFiles,
  paths: VirtualPaths,
  virtual: string,
  importers: string[],
  problems: Problem[],
): Root {
  const file = paths.fileOf(virtual);
  const text = files.read(file) ?? '';
  const sheet = parse(text, file, problems);
  if (!isNpm(virtual)) problems.push(...localPictures(sheet, text, file));
  sheet.walkAtRules('import', (rule) => {
    const reference = /^(?:url\()?\s*['"]?([^'")]+?)['"]?\s*\)?$/.exec(rule.params.trim())?.[1] ?? '';
    const named = path.posix.extname(reference) ? reference : `${reference}.wxss`;
    const target = paths
      .candidates(named, virtual)
      .find((candidate) => files.exists(paths.fileOf(candidate)));
    if (target === undefined) {
      problems.push({
        file,
        ...positionAt(text, rule.source?.start?.offset ?? 0),
        message: `no sheet "${reference}"`,
      });
      rule.remove();
    } else if (target === virtual || importers.includes(target)) {
      rule.remove();
    } else {
      rule.replaceWith(readSheet(files, paths, target, [...importers, virtual], problems).nodes);
    }
  });
  return sheet;
}

function parse(text: string, file: string, problems: Problem[]): Root {
  try {
    return postcss.parse(text, { from: file });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    problems.push({ file, line: error.line ?? 1, column: error.column ?? 1, message: error.reason });
    return postcss.root();
  }
}

/** WeChat does not load a package's own pictures from WXSS. */
function localPictures(sheet: Root, text: string, file: string): Problem[] {
  const problems: Problem[] = [];
  sheet.walkDecls((declaration) => {
    const local = /url\(\s*['"]?(?!data:|https?:|\/\/)([^'")]+)/.exec(declaration.value)?.[1];
    if (local === undefined) return;
    const message = `WXSS cannot show the local file "${local}": use <image>, or a data: or https: address`;
    problems.push({ file, ...positionAt(text, declaration.source?.start?.offset ?? 0), message });
  });
  return problems;
}

/** A component's classes are its own; whatever else it selects, it selects in all pages, and WeChat warns of it. */
function leakingSelectors(sheet: Root, paths: VirtualPaths): Problem[] {
  const warnings: Problem[] = [];
  sheet.walkRules((rule) => {
    const file = rule.source?.input.file ?? '';
    const start = rule.source?.start;
    if (isKeyframe(rule) || !start || isNpm(paths.virtualOf(file) ?? '')) return;
    for (const selector of rule.selectors.filter(leaks)) {
      const message = `"${selector}" reaches out of the component: select classes and :host only`;
      warnings.push({ file, line: start.line, column: start.column, message });
    }
  });
  return warnings;
}

/** Keeps a page's rules to that page; animations and fonts have no place and stay outside. */
function holdInPage(sheet: Root, virtual: string): void {
  const scope = postcss.atRule({ name: 'scope', params: `(wx-page[data-route="${virtual}"])`, nodes: [] });
  for (const node of [...sheet.nodes]) {
    const outside = node.type === 'atrule' && /keyframes$|^font-face$/.test(node.name);
    if (!outside) scope.append(node);
  }
  if (scope.nodes?.length) sheet.append(scope);
}

function isKeyframe(rule: Rule): boolean {
  const parent = rule.parent as Container | AtRule | undefined;
  return parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);
}
