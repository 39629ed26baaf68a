import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildFunctions } from './build/functions';

export { buildFunctions };

/** Where WeChat DevTools and deploy look for the functions: cloudfunctionRoot of project.config.json. */
export const FUNCTIONS_FOLDER = resolve(__dirname, '../dist/cloudfunctions');

/** `npm run build`: the functions as they are deployed. The phone's side needs none: DevTools takes it as it is. */
async function main(): Promise<void> {
  const { names } = await buildFunctions({ out: FUNCTIONS_FOLDER });
  for (const name of names) {
    const file = join(FUNCTIONS_FOLDER, name, 'index.js');
    console.log(`${relative(process.cwd(), file)}  ${Math.round(statSync(file).size / 1000)} kB`);
  }
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
