/** Writes without end and prints every `_id` once its write is acknowledged. Run by durability.test.ts, which kills it. */

import { openDatabase } from '.';

async function main(path: string): Promise<void> {
  const database = await openDatabase({
    path,
    schema: { log: { indexes: [{ name: 'writer_n', keys: { writer: 1, n: 1 } }] } },
  });
  const writeForever = async (writer: number) => {
    for (let n = 0; ; n++) {
      const [id] = await database.insert('log', [{ writer, n }]);
      process.stdout.write(`${id}\n`);
    }
  };
  await Promise.all([1, 2, 3, 4].map(writeForever));
}

main(process.argv[2] as string);
