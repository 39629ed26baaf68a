import { scanResultOf } from './scan-result';

test('a mini-program code gives its page with the scene encoded', () => {
  const { scanType, path, result } = scanResultOf('wxacode:packages/join/join?scene=b=3&t=a/1');
  expect(scanType).toBe('WX_CODE');
  expect(path).toBe('packages/join/join?scene=b%3D3%26t%3Da%2F1');
  expect(result).toBe('');
});

test('a mini-program code without a scene gives its page alone', () => {
  expect(scanResultOf('wxacode:pages/home/home').path).toBe('pages/home/home');
});

test('any other code gives its text', () => {
  expect(scanResultOf('3 幢')).toEqual({
    result: '3 幢',
    scanType: 'QR_CODE',
    charSet: 'UTF-8',
    rawData: Buffer.from('3 幢').toString('base64'),
  });
});
