import { parseSync } from '@swc/core';
import { type TransformFailure, transformSync } from 'esbuild';

/** A problem in a script, by its place in that script's text. */
export interface ScriptProblem {
  offset: number;
  message: string;
}

export interface CompiledWxs {
  code: string;
  problems: ScriptProblem[];
}

/** JavaScript that WXS does not have, by the name of its syntax node. */
const notWxs: Record<string, string> = {
  ArrowFunctionExpression: 'WXS has no arrow functions: write function () {}',
  ClassDeclaration: 'WXS has no classes',
  ClassExpression: 'WXS has no classes',
  ForInStatement: 'WXS has no for…in',
  ForOfStatement: 'WXS has no for…of',
  NewExpression: 'WXS has no new: dates come from getDate(), expressions from getRegExp()',
  RegExpLiteral: 'WXS has no regular expression literals: write getRegExp()',
  SpreadElement: 'WXS has no spread',
  TemplateLiteral: 'WXS has no template strings',
  ThrowStatement: 'WXS has no throw',
  TryStatement: 'WXS has no try',
};

/**
 * Turns a WXS script into JavaScript that means the same: `x.constructor` is a *string* in WXS, and modules are named
 * without their extension.
 */
export function compileWxs(source: string): CompiledWxs {
  const broken = syntaxProblems(source);
  if (broken.length > 0) return { code: '', problems: broken };
  const bytes = Buffer.from(source);
  const problems: ScriptProblem[] = [];
  const constructors: [objectStart: number, objectEnd: number, end: number][] = [];
  visit(parseSync(source, { syntax: 'ecmascript', target: 'es2022', isModule: false }), (node) => {
    const message = messageFor(node);
    // Spans count bytes, from 1.
    if (message) problems.push({ offset: bytes.subarray(0, node.span.start - 1).toString().length, message });
    if (node.type === 'MemberExpression' && isConstructor(node.property) && isNode(node.object)) {
      constructors.push([node.object.span.start - 1, node.object.span.end - 1, node.span.end - 1]);
    }
  });
  return { code: withoutExtensions(withConstructorNames(bytes, constructors)), problems };
}

/** The modules that a script requires, as written. */
export function requiredWxs(source: string): { reference: string; offset: number }[] {
  return [...source.matchAll(requireCall)].map((found) => ({
    reference: found[2] ?? '',
    offset: found.index,
  }));
}

/** What the compiled scripts call, and what the platform gives to WXS. Wants to run before every script. */
export const wxsRuntime = `
var wxsConstructor = function (value) {
  return value === undefined || value === null ? undefined : Object.prototype.toString.call(value).slice(8, -1);
};
var getRegExp = function (pattern, flags) { return new RegExp(pattern, flags); };
var getDate = function () {
  return arguments.length === 0 ? new Date() : new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments))))();
};
`;

const requireCall = /\brequire\(\s*(['"])([^'"]+)\1\s*\)/g;

function withoutExtensions(source: string): string {
  return source.replace(requireCall, (_, quote: string, reference: string) => {
    return `require(${quote}${reference.replace(/\.wxs$/, '')}${quote})`;
  });
}

/** `a.b.constructor` → `wxsConstructor(a.b)`, inner ones first so that outer ones hold them. */
function withConstructorNames(source: Buffer, found: [number, number, number][]): string {
  const inserts = found.flatMap(([start, objectEnd, end]) => [
    { from: start, to: start, text: 'wxsConstructor(' },
    { from: objectEnd, to: end, text: ')' },
  ]);
  let result = '';
  let done = 0;
  for (const { from, to, text } of inserts.sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += source.subarray(done, from).toString() + text;
    done = to;
  }
  return result + source.subarray(done).toString();
}

interface SyntaxNode {
  type: string;
  span: { start: number; end: number };
  [field: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}

function isConstructor(property: unknown): boolean {
  return isNode(property) && property.type === 'Identifier' && property.value === 'constructor';
}

function messageFor(node: SyntaxNode): string | undefined {
  if (node.type === 'VariableDeclaration' && node.kind !== 'var') return `WXS has no ${node.kind}: write var`;
  return notWxs[node.type];
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, see);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) see(value);
    for (const entry of Object.values(value)) visit(entry, see);
  }
}

function syntaxProblems(source: string): ScriptProblem[] {
  try {
    transformSync(source, { loader: 'js', logLevel: 'silent' });
    return [];
  } catch (failure) {
    return (failure as TransformFailure).errors.map(({ text, location }) => {
      const lines = source.split('\n').slice(0, (location?.line ?? 1) - 1);
      const offset = lines.join('\n').length + (lines.length > 0 ? 1 : 0) + (location?.column ?? 0);
      return { offset, message: text };
    });
  }
}
