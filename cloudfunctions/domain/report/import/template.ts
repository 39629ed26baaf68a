import * as v from 'valibot';
import { addressOf, putFile } from '../../../kernel/files';
import { mustHold } from '../../../kernel/grants';
import { areaId } from '../../../kernel/inputs';
import { procedure } from '../../../kernel/procedure';
import type { Column, Sheet } from '../workbook/sheet';
import { writeWorkbook } from '../workbook/write-workbook';
import { IMPORTS, type ImportKind, TABLES, textColumns } from './table';

/** Empty rows that are text already, so that what is typed there stays as it is. */
const ROWS = 300;

const GUIDE: Column[] = [
  { header: '列', kind: 'text', width: 16 },
  { header: '必填', kind: 'text', width: 8 },
  { header: '怎么填', kind: 'text', width: 56 },
  { header: '例子', kind: 'text', width: 24 },
];

/** The sheet to fill in, and a second one that says how. */
export function templateSheets(kind: ImportKind): Sheet[] {
  const table = TABLES[kind];
  return [
    { name: table.name, columns: textColumns(table), rows: Array.from({ length: ROWS }, () => []) },
    {
      name: '怎么填',
      columns: GUIDE,
      rows: table.columns.map(({ header, required, hint, example }) => [
        header,
        required ? '是' : '',
        hint,
        example,
      ]),
    },
  ];
}

/** The template of one kind of sheet, as an address. The same for everybody: made anew, it takes its own place. */
export const template = procedure({
  input: v.object({ area: areaId, kind: v.picklist(IMPORTS) }),
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { kind } }): Promise<{ url: string; name: string }> {
    const title = `${TABLES[kind].name}导入模板`;
    const book = await writeWorkbook(templateSheets(kind), title);
    return { url: await addressOf(await putFile(`templates/${kind}.xlsx`, book)), name: `${title}.xlsx` };
  },
});
