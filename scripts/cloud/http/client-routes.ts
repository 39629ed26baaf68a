import * as v from 'valibot';
import type { Storage } from '../storage/storage';
import type { CloudIds } from '../wechat/cloud-ids';
import type { People } from '../wechat/people';
import { readJson } from './call-route';
import { type Exchange, HttpError } from './exchange';
import type { Route } from './server';

const FileRequest = v.union([v.string(), v.object({ fileID: v.string(), maxAge: v.optional(v.number()) })]);
const TempUrls = v.object({ fileList: v.array(FileRequest) });
const Delete = v.object({ openid: v.string(), fileList: v.array(v.string()) });
const CloudId = v.object({
  openid: v.string(),
  data: v.variant('kind', [
    v.object({ kind: v.literal('group'), opengid: v.string() }),
    v.object({ kind: v.literal('phone'), number: v.string() }),
  ]),
});
const Consent = v.object({ openid: v.string(), templateIds: v.array(v.string()) });

// Numbers and texts of the client's own table of errors.
const STATUS = {
  SUCCESS: { status: 0, errMsg: 'ok' },
  STORAGE_FILE_NONEXIST: { status: -503003, errMsg: 'storage file not exists' },
  STORAGE_EXCEED_AUTHORITY: { status: -503002, errMsg: 'storage permission denied' },
} as const;

export interface ClientServices {
  storage: Storage;
  people: People;
  cloudIds: CloudIds;
}

/**
 * `/client/…`: what the WeChat client itself does for a mini-program, in the shapes of `wx.cloud`. Who holds the phone is
 * told by the client (`x-wx-openid` or `openid`), never by the mini-program.
 */
export function clientRoutes({ storage, people, cloudIds }: ClientServices): Route {
  const operations: Record<string, Route> = {
    /** `POST /client/upload?path=…` with the file as body → `{ fileID }` */
    upload: async (exchange) => {
      const path = exchange.url.searchParams.get('path');
      const openid = exchange.header('x-wx-openid');
      if (!path || !openid) throw new HttpError(400, 'an upload needs ?path= and the header x-wx-openid');
      exchange.sendJson(200, await upload(storage, exchange, path, openid));
    },

    /** `{ fileList: [fileID | { fileID, maxAge }] }` → `{ fileList: [{ fileID, tempFileURL, maxAge, status, errMsg }] }` */
    tempurls: async (exchange) => {
      const { fileList } = await readJson(exchange, TempUrls);
      const files = fileList.map(async (file) => {
        const { fileID, maxAge } = typeof file === 'string' ? { fileID: file, maxAge: undefined } : file;
        const { code, ...download } = await storage.download(fileID, maxAge);
        return { ...download, tempFileURL: encodeURI(download.tempFileURL), ...STATUS[code] };
      });
      exchange.sendJson(200, { fileList: await Promise.all(files) });
    },

    /** `{ openid, fileList: [fileID] }` → `{ fileList: [{ fileID, status, errMsg }] }`; one's own files only */
    delete: async (exchange) => {
      const { openid, fileList } = await readJson(exchange, Delete);
      const files = fileList.map(async (fileID) => {
        const { code } = await storage.delete(fileID, ({ owner }) => owner === openid);
        return { fileID, ...STATUS[code] };
      });
      exchange.sendJson(200, { fileList: await Promise.all(files) });
    },

    /** `{ openid, data: OpenData }` → `{ cloudID }` */
    cloudid: async (exchange) => {
      const { openid, data } = await readJson(exchange, CloudId);
      exchange.sendJson(200, { cloudID: cloudIds.mint({ openid }, data) });
    },

    /** `{ openid, templateIds }`: the person lets one message of each through */
    consent: async (exchange) => {
      const { openid, templateIds } = await readJson(exchange, Consent);
      for (const templateId of templateIds) people.consent(openid, templateId);
      exchange.sendJson(200, {});
    },
  };

  return async (exchange) => {
    const [, name = ''] = exchange.segments();
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation) throw new HttpError(404, `the client of WeChat has no operation ${name}`);
    await operation(exchange);
  };
}

/** A person may replace a file of their own only: the platform's default rule for storage. */
async function upload(storage: Storage, exchange: Exchange, path: string, openid: string): Promise<object> {
  const { fileId } = storage.upload(path);
  const existing = await storage.files.info(path);
  if (existing && existing.owner !== openid) {
    const { status, errMsg } = STATUS.STORAGE_EXCEED_AUTHORITY;
    return { errCode: status, errMsg: `cloud.uploadFile:fail ${errMsg}` };
  }
  await storage.files.write(path, exchange.request, openid);
  return { fileID: fileId, statusCode: 200, errMsg: 'cloud.uploadFile:ok' };
}
