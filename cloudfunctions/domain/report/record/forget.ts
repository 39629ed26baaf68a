import { find, remove } from '../../../kernel/database';
import { deleteFiles } from '../../../kernel/files';

/** Somebody erases what is held on them: their record sheets can no longer be checked. Two requests. */
export async function forgetRecordsOf(person: string): Promise<void> {
  const sheets = await find('recordSheets', { person });
  await deleteFiles(sheets.flatMap(({ file }) => file ?? []));
  await remove('recordSheets', { person });
}
