import * as v from 'valibot';
import type { Storage } from '../storage/storage';
import { type Action, action } from './action';

const Upload = v.object({ path: v.string(), method: v.literal('put') });
const Downloads = v.object({
  file_list: v.array(v.object({ fileid: v.string(), max_age: v.optional(v.number()) })),
});
const Deletions = v.object({ fileid_list: v.array(v.string()) });

/** `storage.*` of the wire; functions may read and delete every file. */
export function storageActions(storage: Storage): Record<string, Action> {
  return {
    'storage.getUploadMetadata': action(Upload, async ({ path }) => {
      const { url, authorization, fileId } = storage.upload(path);
      const cosFileId = Buffer.from(fileId).toString('base64');
      return { data: { url, authorization, token: 'local', fileId, cosFileId, download_url: '' } };
    }),

    'storage.batchGetDownloadUrl': action(Downloads, async ({ file_list }) => {
      const downloads = file_list.map(({ fileid, max_age }) => storage.download(fileid, max_age));
      return { data: { download_list: await Promise.all(downloads) } };
    }),

    'storage.batchDeleteFile': action(Deletions, async ({ fileid_list }) => {
      const deletions = fileid_list.map((fileId) => storage.delete(fileId, () => true));
      return { data: { delete_list: await Promise.all(deletions) } };
    }),
  };
}
