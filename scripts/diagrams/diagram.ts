import path from 'node:path';

export const FOLDER = path.resolve(__dirname, '../../docs/workflows');

/** As much of a workflow's table as is drawn. */
export interface Drawn {
  /** The subject in Chinese. */
  name: string;
  table: {
    /** The first is where a document begins. */
    states: Record<string, string>;
    verbs: Record<
      string,
      { from: string | string[]; to?: string; label: string; when: { say: string }[]; tooLate: string }
    >;
  };
}

/** A verb on one of its ways. */
interface Arrow {
  from: string;
  to: string;
  label: string;
}

function sources(from: string | string[]): string[] {
  return Array.isArray(from) ? from : [from];
}

function arrowsOf({ verbs }: Drawn['table']): Arrow[] {
  return Object.values(verbs).flatMap(({ from, to, label }) =>
    sources(from).map((state) => ({ from: state, to: to ?? state, label })),
  );
}

/** Mermaid takes a hyphen for the beginning of an arrow. */
function key(state: string): string {
  return state.replaceAll('-', '_');
}

/** Verbs on the same way share one arrow. */
function lines(arrows: Arrow[]): string[] {
  const labels = new Map<string, string[]>();
  for (const { from, to, label } of arrows) {
    const way = `${key(from)} --> ${key(to)}`;
    labels.set(way, [...(labels.get(way) ?? []), label]);
  }
  return [...labels].map(([way, said]) => `${way}: ${said.join('、')}`);
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function verbRows({ states, verbs }: Drawn['table']): string[] {
  return Object.entries(verbs).map(([verb, { from, to, label, when, tooLate }]) =>
    row([
      `\`${verb}\` ${label}`,
      sources(from)
        .map((state) => states[state])
        .join('、'),
      to ? (states[to] ?? to) : '不变',
      [...when.map(({ say }) => say), tooLate].join('<br>'),
    ]),
  );
}

/** States a document comes to without anybody's doing: no verb leads there. */
function unattended(states: string[], arrows: Arrow[]): string[] {
  return states.slice(1).filter((state) => !arrows.some(({ to }) => to === state));
}

/** States from which no verb leads further. Which these are is not known where a document also moves by itself. */
function ends(states: string[], arrows: Arrow[]): string[] {
  if (unattended(states, arrows).length > 0) return [];
  return states.filter((state) => !arrows.some(({ from, to }) => from === state && to !== state));
}

/** The page of one workflow: its states and verbs as a Mermaid diagram, and what is said where a verb is refused. */
export function diagramOf(subject: string, { name, table }: Drawn): string {
  const arrows = arrowsOf(table);
  const states = Object.keys(table.states);
  const byItself = unattended(states, arrows).map((state) => table.states[state]);
  return [
    `# ${name} · ${subject}`,
    '',
    'Drawn by `npm run diagrams` from the table the cloud runs on; `npm test` fails when the two differ.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${key(state)}: ${table.states[state]}`),
    `  [*] --> ${key(states[0] as string)}`,
    ...lines(arrows).map((line) => `  ${line}`),
    ...ends(states, arrows).map((state) => `  ${key(state)} --> [*]`),
    '```',
    ...(byItself.length > 0 ? ['', `系统自己走到的：${byItself.join('、')}。`] : []),
    '',
    row(['动作', '从', '到', '不行的时候怎么说']),
    row(['---', '---', '---', '---']),
    ...verbRows(table),
    '',
  ].join('\n');
}
