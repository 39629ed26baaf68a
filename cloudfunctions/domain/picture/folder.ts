import * as v from 'valibot';
import { anyone, procedure } from '../../kernel/procedure';

/** The platform does not say who uploaded a file, so everybody has a folder that no one else may speak of. */
function folderOf(person: string): string {
  return `uploads/${person}`;
}

/** Whether this is the id of a picture in the person's own folder. */
export function isOwnUpload(person: string, file: string): boolean {
  const [, path = ''] = /^cloud:\/\/[^/]+\/(.+)$/.exec(file) ?? [];
  const folder = `${folderOf(person)}/`;
  return path.startsWith(folder) && /^[\w-]{1,80}\.jpg$/.test(path.slice(folder.length));
}

/** The id of the copy of an upload: beside it in the same storage, where phones do not write. */
export function copyOf(upload: string, picture: string): { file: string; path: string } {
  const path = `pictures/${picture}.jpg`;
  return { path, file: upload.replace(/(?<=^cloud:\/\/[^/]+\/).*/, path) };
}

/** Where the caller's phone puts pictures. One request, none while this instance knows the caller. */
export const folder = procedure({
  input: v.object({}),
  allow: anyone,
  run: async ({ caller }): Promise<{ folder: string }> => ({ folder: folderOf(caller._id) }),
});
