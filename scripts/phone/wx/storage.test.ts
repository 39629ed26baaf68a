import { PersonalStorage } from './storage';

/** What localStorage is: texts by key, the keys being its own properties. */
function emptyStore(): Storage {
  const methods = {
    getItem: (key: string) => store[key] ?? null,
    setItem: (key: string, text: string) => {
      store[key] = text;
    },
    removeItem: (key: string) => {
      delete store[key];
    },
  };
  const store: Record<string, string> = Object.create(methods);
  return store as unknown as Storage;
}

test('keeps every kind of value, and answers with an empty text for none', () => {
  const storage = new PersonalStorage('app/a/', emptyStore());
  storage.set('list', [1, { two: null }]);
  storage.set('no', false);
  expect(storage.get('list')).toEqual([1, { two: null }]);
  expect(storage.get('no')).toBe(false);
  expect(storage.get('missing')).toBe('');
});

test('two people on one browser do not see or clear each other', () => {
  const store = emptyStore();
  const first = new PersonalStorage('app/a/', store);
  const second = new PersonalStorage('app/b/', store);
  first.set('room', '301');
  second.set('room', '502');
  first.clear();
  expect(first.keys()).toEqual([]);
  expect(second.get('room')).toBe('502');
});

test('an entry over 1 MB is refused', () => {
  const storage = new PersonalStorage('app/a/', emptyStore());
  expect(() => storage.set('big', 'x'.repeat(1024 * 1024))).toThrow('entry size limit reached');
});
