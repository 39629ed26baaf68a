import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, type Measured, measure, SUBJECTS } from './bench/figure';
import { figures } from './bench/figures';
import { Shared } from './bench/shared';
import { table } from './bench/table';

const USAGE = `npm run bench -- [options]

  --only SUBJECT   one of ${SUBJECTS.join(', ')}
  --short          only what npm test measures too
  --json           one object a line: { subject, name, value, limit, ok }`;

/** `npm run bench`: every promised figure, measured, against its limit. Exits with 1 when one falls short. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const wanted = subjects(values.only);
  const results = await measureAll(
    figures.filter(({ subject, short }) => wanted.includes(subject) && (short || !values.short)),
    (result) => values.json && console.log(JSON.stringify(result)),
  );
  const empty = wanted.filter((subject) => !figures.some((figure) => figure.subject === subject));
  if (!values.json) {
    if (results.length > 0) console.log(table(results).join('\n'));
    console.log(
      [...empty.map((subject) => `${subject}: nothing is measured yet`), summary(results)].join('\n'),
    );
  }
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

function subjects(only: string | undefined): readonly string[] {
  if (only === undefined) return SUBJECTS;
  if (!SUBJECTS.some((subject) => subject === only)) {
    throw new Error(`--only ${only}: there is no such subject, only ${SUBJECTS.join(', ')}`);
  }
  return [only];
}

async function measureAll(all: Figure[], onResult: (result: Measured) => unknown): Promise<Measured[]> {
  const shared = new Shared();
  const results: Measured[] = [];
  try {
    for (const figure of all) {
      const result = await measure(figure, shared, (name, error) => console.error(`${name}:`, error));
      onResult(result);
      results.push(result);
    }
  } finally {
    await shared.close();
  }
  return results;
}

function summary(results: Measured[]): string {
  const short = results.filter(({ ok }) => !ok);
  const busy = (loadavg()[0] ?? 0) > 2 * availableParallelism();
  const counts = `${results.length - short.length} ok, ${short.length} fall short`;
  return busy ? `${counts} (others keep this machine busy: the times are too long)` : counts;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
