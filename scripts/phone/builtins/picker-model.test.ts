import { dateModel, multiSelectorModel, selectorModel, timeModel } from './picker-model';

const today = '2026-11-24';

test('a selector shows the named key and answers with the index as text', () => {
  const model = selectorModel([{ name: '1 幢' }, { name: '2 幢' }], 'name', 1);
  expect(model.columns(model.start)).toEqual([['1 幢', '2 幢']]);
  expect(model.value(model.start)).toBe('1');
});

test('a multi-selector answers with one index for each column', () => {
  const model = multiSelectorModel(
    [
      ['上午', '下午'],
      ['理发', '量血压'],
    ],
    '',
    [1],
  );
  expect(model.start).toEqual([1, 0]);
  expect(model.value([0, 1])).toEqual([0, 1]);
});

test('a date opens at its value, or today', () => {
  expect(
    dateModel('2024-02-29', '', '', 'day', today).value(dateModel('2024-02-29', '', '', 'day', today).start),
  ).toBe('2024-02-29');
  const empty = dateModel('', '', '', 'day', today);
  expect(empty.value(empty.start)).toBe(today);
});

test('days follow the month and the leap year', () => {
  const model = dateModel('2023-02-01', '', '', 'day', today);
  const [years, , days] = model.columns(model.start);
  expect(days).toHaveLength(28);
  const in2024 = [years?.indexOf('2024年') ?? -1, 1, 0];
  expect(model.columns(in2024)[2]).toHaveLength(29);
});

test('start and end narrow the columns that touch them', () => {
  const model = dateModel('2026-05-20', '2026-05-10', '2026-07-03', 'day', today);
  expect(model.columns(model.start)).toEqual([
    ['2026年'],
    ['5月', '6月', '7月'],
    Array.from({ length: 22 }, (_, index) => `${index + 10}日`),
  ]);
  expect(model.columns([0, 2, 0])[2]).toEqual(['1日', '2日', '3日']);
  expect(model.value([0, 2, 9])).toBe('2026-07-03');
});

test('fields leave out the smaller units', () => {
  const model = dateModel('2026-05', '', '', 'month', today);
  expect(model.columns(model.start)).toHaveLength(2);
  expect(model.value(model.start)).toBe('2026-05');
});

test('a time respects start and end', () => {
  const model = timeModel('09:15', '08:30', '10:00');
  expect(model.value(model.start)).toBe('09:15');
  expect(model.columns([0, 0])[1]?.[0]).toBe('30');
  expect(model.columns([2, 0])[1]).toEqual(['00']);
});
