import { destination, dragged, offsetOf, settledIndex } from './swiper-position';

const line = { count: 4, circular: false, displayed: 1 };
const ring = { count: 4, circular: true, displayed: 1 };

test('a line stops at its ends, a ring goes on', () => {
  expect(settledIndex(3.6, line)).toBe(3);
  expect(settledIndex(-0.7, line)).toBe(0);
  expect(settledIndex(3.6, ring)).toBe(0);
  expect(settledIndex(-0.7, ring)).toBe(3);
});

test('several items at once leave fewer places to rest', () => {
  expect(settledIndex(3, { ...line, displayed: 2 })).toBe(2);
});

test('a ring shows the last item before the first', () => {
  expect(offsetOf(3, 0, ring)).toBe(-1);
  expect(offsetOf(0, 3, ring)).toBe(1);
  expect(offsetOf(3, 0, line)).toBe(3);
});

test('a ring travels the short way', () => {
  expect(destination(0, 3, ring)).toBe(4);
  expect(destination(3, 0, ring)).toBe(-1);
  expect(destination(0, 3, line)).toBe(0);
});

test('too few items to turn behave as a line', () => {
  expect(offsetOf(1, 0, { count: 2, circular: true, displayed: 2 })).toBe(1);
});

test('a finger past the end meets resistance', () => {
  expect(dragged(-0.6, line)).toBeCloseTo(-0.2);
  expect(dragged(3.3, line)).toBeCloseTo(3.1);
  expect(dragged(-0.6, ring)).toBe(-0.6);
});
