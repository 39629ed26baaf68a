import { toggleTarget } from './choose-areas';

const street = { id: 'a', name: '街道' };
const estate = { id: 'a.b', name: '小区' };
const building = { id: 'a.b.3', name: '3 幢' };
const other = { id: 'a.b.31', name: '31 幢' };

test('a second tap takes it out again', () => {
  expect(toggleTarget([building], building)).toEqual([]);
});

test('the whole takes the place of its parts', () => {
  expect(toggleTarget([building, other], estate)).toEqual([estate]);
});

test('a part takes the place of the whole', () => {
  expect(toggleTarget([street], building)).toEqual([building]);
});

test('neighbours stand beside each other, even with numbers that begin alike', () => {
  expect(toggleTarget([building], other)).toEqual([building, other]);
});
