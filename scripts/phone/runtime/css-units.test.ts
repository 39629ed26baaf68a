import { cssLength, phoneUnits } from './css-units';

test.each([
  ['width: 20rpx', 'width: 0.2rem'],
  ['margin: -7.5rpx auto 0 .5rpx', 'margin: -0.075rem auto 0 0.005rem'],
  ['grid-area: a20rpx', 'grid-area: a20rpx'],
  ['height: calc(100vh - 88rpx)', 'height: calc(100cqh - 0.88rem)'],
  ['padding: env(safe-area-inset-bottom, 0px)', 'padding: var(--safe-area-inset-bottom)'],
  ['padding: calc(4px + constant(safe-area-inset-top))', 'padding: calc(4px + var(--safe-area-inset-top))'],
])('%s', (written, drawn) => {
  expect(phoneUnits(written)).toBe(drawn);
});

test.each([
  [12, '12px'],
  ['12', '12px'],
  ['50%', '50%'],
  ['100rpx', '1rem'],
  [undefined, ''],
])('the length %p is %s', (value, length) => {
  expect(cssLength(value)).toBe(length);
});
