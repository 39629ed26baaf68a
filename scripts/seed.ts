import { parseArgs } from 'node:util';
import { schema } from '../cloudfunctions/schema';
import { loadSeeds } from '../seeds/load';
import { openData } from './cloud/data';
import { cloudFolder, DATA_FOLDER, emptyData, holdData, isSeeded, markSeeded } from './start/data-folder';

const USAGE = `npm run seed -- [选项]

  --fresh      清空再装；不写，就只在还没有数据时装
  --data DIR   数据放在哪里（.data）`;

/** `npm run seed`: the five communities into the data of `npm start`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      data: { type: 'string', default: DATA_FOLDER },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const held = await holdData(values.data);
  try {
    if (isSeeded(values.data) && !values.fresh) {
      return console.log('数据已经在了。要清空重来：npm run seed -- --fresh');
    }
    emptyData(values.data);
    const { documents, milliseconds } = await fill(cloudFolder(values.data));
    markSeeded(values.data);
    console.log(`五个社区已装好：${documents} 条记录，${(milliseconds / 1000).toFixed(1)} 秒。`);
  } finally {
    held.release();
  }
}

async function fill(folder: string): Promise<{ documents: number; milliseconds: number }> {
  const data = await openData(folder, { schema });
  try {
    return await loadSeeds(data);
  } finally {
    await data.database.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
