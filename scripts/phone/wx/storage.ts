/** wx storage: kept by the browser, apart for each person who holds a phone. */

import type { Host } from '../runtime/host-types';
import { type Api, asyncApi } from './api';

/** The platform's limits, in bytes of JSON. */
const ENTRY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

export class PersonalStorage {
  constructor(
    private readonly prefix: string,
    private readonly store: Storage,
  ) {}

  has(key: string): boolean {
    return this.store.getItem(this.prefix + key) !== null;
  }

  /** '' when there is nothing, as on the platform. */
  get(key: string): unknown {
    const text = this.store.getItem(this.prefix + key);
    return text === null ? '' : JSON.parse(text).data;
  }

  set(key: string, data: unknown): void {
    if (typeof key !== 'string' || key === '')
      throw new Error('parameter error: key should be a non-empty String');
    const text = JSON.stringify({ data });
    if (text.length > ENTRY_LIMIT) throw new Error('entry size limit reached');
    if (this.size() + text.length > TOTAL_LIMIT) throw new Error('exceed storage max size 10Mb');
    this.store.setItem(this.prefix + key, text);
  }

  remove(key: string): void {
    this.store.removeItem(this.prefix + key);
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  keys(): string[] {
    return Object.keys(this.store)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }

  /** Sizes in KB. */
  info() {
    return {
      keys: this.keys(),
      currentSize: Math.ceil(this.size() / 1024),
      limitSize: TOTAL_LIMIT / 1024,
    };
  }

  private size(): number {
    return this.keys().reduce((sum, key) => sum + (this.store.getItem(this.prefix + key)?.length ?? 0), 0);
  }
}

export function storageOf(host: Host): PersonalStorage {
  const { appid, openid } = host.settings;
  return new PersonalStorage(`${appid}/${openid}/`, localStorage);
}

/** What WeChat itself remembers about a person and this mini-program: consents, remembered answers. */
export function clientStorageOf(host: Host): PersonalStorage {
  const { appid, openid } = host.settings;
  return new PersonalStorage(`wechat:${appid}/${openid}/`, localStorage);
}

function syncApi<Args extends unknown[], Result>(name: string, run: (...args: Args) => Result) {
  return (...args: Args): Result => {
    try {
      return run(...args);
    } catch (error) {
      throw new Error(`${name}:fail ${error instanceof Error ? error.message : error}`);
    }
  };
}

export function storageApi(host: Host): Api {
  const storage = () => storageOf(host);
  return {
    getStorageSync: syncApi('getStorageSync', (key: string) => storage().get(key)),
    setStorageSync: syncApi('setStorageSync', (key: string, data: unknown) => storage().set(key, data)),
    removeStorageSync: syncApi('removeStorageSync', (key: string) => storage().remove(key)),
    clearStorageSync: syncApi('clearStorageSync', () => storage().clear()),
    getStorageInfoSync: syncApi('getStorageInfoSync', () => storage().info()),
    getStorage: asyncApi('getStorage', ({ key }: { key: string }) => {
      if (!storage().has(key)) throw new Error('data not found');
      return { data: storage().get(key) };
    }),
    setStorage: asyncApi('setStorage', ({ key, data }: { key: string; data: unknown }) => {
      storage().set(key, data);
    }),
    removeStorage: asyncApi('removeStorage', ({ key }: { key: string }) => storage().remove(key)),
    clearStorage: asyncApi('clearStorage', () => storage().clear()),
    getStorageInfo: asyncApi('getStorageInfo', () => storage().info()),
  };
}
