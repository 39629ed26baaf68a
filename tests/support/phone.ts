import { buildPhone } from '../../scripts/phone/build';
import { formatProblems } from '../../scripts/phone/compiler/problems';
import { cached, ROOT } from './cached';

const SOURCES = [
  'miniprogram',
  'typings',
  'cloudfunctions',
  'scripts/phone',
  'project.config.json',
  'package-lock.json',
];

let built: Promise<string> | undefined;

/** Folder of the phone, as files that any web server can show. Throws what is wrong with the mini-program. */
export function builtPhone(): Promise<string> {
  built ??= cached({ name: 'phone', sources: SOURCES, make: build });
  return built;
}

async function build(folder: string): Promise<void> {
  const { errors } = await buildPhone(ROOT, folder);
  if (errors.length > 0) throw new Error(formatProblems(errors, ROOT));
}
