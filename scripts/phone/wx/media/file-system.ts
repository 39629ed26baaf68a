/** `wx.getFileSystemManager()` and opening documents. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi, callbackApi, errorMessage } from '../api';
import { refuseMissing } from '../refuse-missing';
import { filesOf, mediaTypeOf, USER_DATA_PATH } from './files';
import { saveFile } from './images';

type Data = string | ArrayBuffer;

function decode(bytes: Uint8Array, encoding: string | undefined): Data {
  switch (encoding) {
    case undefined:
      return bytes.slice().buffer as ArrayBuffer;
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes);
    case 'base64':
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    default:
      throw new Error(`encoding ${encoding} is not available in the browser phone`);
  }
}

function encode(data: Data, encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  if (typeof data !== 'string') return new Uint8Array(data.slice(0));
  if (encoding === 'base64') return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data);
  throw new Error(`encoding ${encoding} is not available in the browser phone`);
}

/** Every function in both styles: `name` answers by callbacks, `nameSync` returns or throws. */
function bothStyles<Options extends object, Result>(
  name: string,
  run: (options: Options) => Result,
  fromArguments: (...args: never[]) => Options,
  toResult: (result: Result) => object | undefined = () => undefined,
): Api {
  return {
    [name]: callbackApi(name, (options: Options) => toResult(run(options)) ?? {}),
    [`${name}Sync`]: (...args: never[]) => {
      try {
        return run(fromArguments(...args));
      } catch (error) {
        throw new Error(`${name}Sync:fail ${errorMessage(error)}`);
      }
    },
  };
}

interface WriteOptions {
  filePath: string;
  data: Data;
  encoding?: string;
}

function fileSystemManager(host: Host): Api {
  const files = filesOf(host);
  const writable = (path: string) => {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Error(`permission denied, open "${path}"`);
  };
  return refuseMissing('FileSystemManager', {
    ...bothStyles(
      'access',
      ({ path }: { path: string }) => void files.read(path),
      (path: string) => ({ path }),
    ),
    ...bothStyles(
      'readFile',
      ({ filePath, encoding }: { filePath: string; encoding?: string }) =>
        decode(files.read(filePath).bytes, encoding),
      (filePath: string, encoding?: string) => ({ filePath, encoding }),
      (data) => ({ data }),
    ),
    ...bothStyles(
      'writeFile',
      ({ filePath, data, encoding }: WriteOptions) => {
        writable(filePath);
        files.write(filePath, { bytes: encode(data, encoding), type: mediaTypeOf(filePath) });
      },
      (filePath: string, data: Data, encoding?: string) => ({ filePath, data, encoding }),
    ),
    ...bothStyles(
      'unlink',
      ({ filePath }: { filePath: string }) => files.remove(filePath),
      (filePath: string) => ({ filePath }),
    ),
    ...bothStyles(
      'copyFile',
      ({ srcPath, destPath }: { srcPath: string; destPath: string }) => {
        writable(destPath);
        files.write(destPath, files.read(srcPath));
      },
      (srcPath: string, destPath: string) => ({ srcPath, destPath }),
    ),
    ...bothStyles(
      'readdir',
      ({ dirPath }: { dirPath: string }) => files.list(dirPath).map((path) => path.slice(dirPath.length + 1)),
      (dirPath: string) => ({ dirPath }),
      (found) => ({ files: found }),
    ),
  });
}

/** What the browser shows itself; any other document is offered for saving. */
const SHOWN_BY_BROWSER = /^(application\/pdf|image\/|text\/)/;

export function fileSystemApi(host: Host): Api {
  const manager = fileSystemManager(host);
  return {
    getFileSystemManager: () => manager,
    openDocument: asyncApi('openDocument', ({ filePath }: { filePath: string }) => {
      const file = filesOf(host).blob(filePath);
      if (SHOWN_BY_BROWSER.test(file.type)) window.open(filesOf(host).url(filePath), '_blank');
      else saveFile(file, filePath.split('/').at(-1) ?? '文件');
    }),
  };
}
