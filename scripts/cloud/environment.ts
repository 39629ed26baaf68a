/** The one CloudBase environment a local cloud is: every environment name a function asks for means this one. */
export const ENVIRONMENT_ID = 'local-env';
export const APP_ID = 'wxlocal0000000000';

const BUCKET = `6c6f-${ENVIRONMENT_ID}-1250000000`;
const FILE_ID_PREFIX = `cloud://${ENVIRONMENT_ID}.${BUCKET}/`;

/** `photos/a.png` → `cloud://…/photos/a.png` */
export function fileIdOf(path: string): string {
  return FILE_ID_PREFIX + path;
}

/** The path of one of this environment's files; undefined for another environment's. */
export function pathOfFileId(fileId: string): string | undefined {
  return fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : undefined;
}
