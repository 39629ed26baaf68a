import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPhone } from '../../phone/build';
import { createPhoneHandler } from '../../phone/serve';
import { type Figure, median } from '../figure';
import { PROJECT, type Shared } from '../shared';

const CHANGES = 5;
/** A change that is not seen after this long, in milliseconds, never will be. */
const PATIENCE = 10_000;

/** The slowest of three, the first of which finds nothing warm. */
async function slowestBuild(shared: Shared): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const begun = performance.now();
    const { errors } = await buildPhone(PROJECT, join(shared.folder(), 'phone'));
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
    seconds.push((performance.now() - begun) / 1000);
  }
  return Math.max(...seconds);
}

/** The mini-program elsewhere, where a bench may change it. */
function copyProject(shared: Shared): string {
  const copy = shared.folder();
  for (const name of ['miniprogram', 'typings', 'project.config.json', 'package.json']) {
    cpSync(join(PROJECT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Seconds from saving a page's template to the new build, the median of several. */
async function rebuildAfterChange(shared: Shared): Promise<number> {
  const project = copyProject(shared);
  let built = () => {};
  const phone = await createPhoneHandler({
    project,
    settings: () => ({ openid: 'bench' }),
    onBuild: () => built(),
  });
  const page = join(project, 'miniprogram/pages/home/home.wxml');
  const source = readFileSync(page, 'utf8');
  try {
    const seconds: number[] = [];
    for (let change = 1; change <= CHANGES; change++) {
      const next = new Promise<void>((resolve, reject) => {
        built = resolve;
        setTimeout(() => reject(new Error('no build after a change')), PATIENCE).unref();
      });
      const begun = performance.now();
      writeFileSync(page, `${source}<!-- ${change} -->\n`);
      await next;
      seconds.push((performance.now() - begun) / 1000);
    }
    return median(seconds);
  } finally {
    await phone.close();
  }
}

export const phoneBuildFigures: Figure[] = [
  { subject: 'it-runs', name: 'phone build, s', limit: 3, short: false, measure: slowestBuild },
  {
    subject: 'it-runs',
    name: 'phone, change to new build, s',
    limit: 1,
    short: false,
    measure: rebuildAfterChange,
  },
];
