import { builtinTemplates } from '../builtins/templates';
import type { ComponentConfig } from '../contract';
import { type Problem, positionAt } from './problems';
import type { Mention } from './template-names';
import type { TemplateFile } from './templates';

/**
 * What a component's template, with all that it imports and includes, names and nobody defines: tags that are neither
 * built in nor in the component's `usingComponents`, and templates that no imported file has.
 */
export function undefinedNames(config: ComponentConfig, files: TemplateFile[]): Problem[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const known = new Set([
    ...Object.keys(builtinTemplates),
    ...Object.keys(config.usingComponents),
    ...Object.keys(config.componentGenerics ?? {}),
  ]);
  return files.flatMap((template) => {
    const { file, text, names } = template;
    const defined = new Set(
      [template, ...template.imports.map((path) => byPath.get(path))].flatMap(definedBy),
    );
    const report = (mentions: Mention[], isKnown: Set<string>, say: (name: string) => string): Problem[] =>
      mentions
        .filter(({ name }) => !isKnown.has(name))
        .map(({ name, offset }) => ({ file, ...positionAt(text, offset), message: say(name) }));
    return [
      ...report(
        names.tags,
        known,
        (name) => `unknown component <${name}>: not built in, not in usingComponents`,
      ),
      ...report(names.generics, known, (name) => `unknown component "${name}" given to a generic`),
      ...report(names.called, defined, (name) => `no <template name="${name}"> here or in an imported file`),
    ];
  });
}

function definedBy(template: TemplateFile | undefined): string[] {
  return template ? [...template.names.defined] : [];
}
