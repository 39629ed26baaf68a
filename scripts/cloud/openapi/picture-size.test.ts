import { pictureSize } from './picture-size';

const sizeOf = (hex: string) => pictureSize(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test.each([
  ['a PNG', '89504e470d0a1a0a 0000000d 49484452 00000320 00000258', { width: 800, height: 600 }],
  ['a GIF', '474946383961 2003 5802', { width: 800, height: 600 }],
  ['a JPEG', 'ffd8 ffe0 0004 4a46 ffc4 0003 00 ffc0 0011 08 0258 0320 03', { width: 800, height: 600 }],
  ['a progressive JPEG', 'ffd8 ffc2 0011 08 0258 0320 03', { width: 800, height: 600 }],
  ['a JPEG that ends before its frame', 'ffd8 ffe0 0010 4a46', undefined],
  ['a PNG that ends before its size', '89504e470d0a1a0a 0000000d', undefined],
  ['a text', '3c737667', undefined],
  ['nothing', '', undefined],
])('%s', (_case, hex, size) => {
  expect(sizeOf(hex)).toEqual(size);
});
