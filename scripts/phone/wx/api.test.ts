import { asyncApi, CodedError, callbackApi } from './api';

const double = asyncApi('double', ({ value }: { value: number }) => {
  if (value < 0) throw new CodedError('value is negative', 10001);
  return { doubled: value * 2 };
});

test('without callbacks it returns a promise', async () => {
  await expect(double({ value: 2 })).resolves.toEqual({ doubled: 4, errMsg: 'double:ok' });
  await expect(double({ value: -1 })).rejects.toMatchObject({
    errMsg: 'double:fail value is negative',
    errCode: 10001,
  });
});

test('with a callback it returns nothing and calls success, then complete', async () => {
  const called: string[] = [];
  const returned = double({
    value: 2,
    success: ({ doubled }) => called.push(`success ${doubled}`),
    complete: ({ errMsg }) => called.push(`complete ${errMsg}`),
  });
  expect(returned).toBeUndefined();
  await new Promise(setImmediate);
  expect(called).toEqual(['success 4', 'complete double:ok']);
});

test('a failure goes to fail and complete, and is not an unhandled rejection', async () => {
  const called: unknown[] = [];
  double({ value: -1, fail: (error) => called.push(error), complete: (error) => called.push(error) });
  await new Promise(setImmediate);
  const failure = { errMsg: 'double:fail value is negative', errCode: 10001 };
  expect(called).toEqual([failure, failure]);
});

test('functions without promise style return nothing', () => {
  expect(callbackApi('quiet', () => ({}))({})).toBeUndefined();
});
