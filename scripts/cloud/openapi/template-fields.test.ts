import { checkTemplateFields } from './template-fields';

const check = (name: string, value: string) => () => checkTemplateFields({ [name]: { value } });

test.each([
  ['thing1', '一'.repeat(20)],
  ['thing2', '3 幢 201 室，周二见！'],
  ['number3', '12.5'],
  ['letter4', 'Abc'],
  ['symbol5', '!?'],
  ['character_string6', 'No. 2026-11/3'],
  ['time7', '15:01'],
  ['time8', '2026年11月24日 15:01'],
  ['time9', '2026-11-24 09:00~2026-11-24 11:30'],
  ['date10', '2026年11月24日'],
  ['date11', '11月24日'],
  ['date12', '2026/11/24 15:01'],
  ['amount13', '¥12.50'],
  ['phone_number14', '+86-0766-66888866'],
  ['car_number15', '粤A8Z888挂'],
  ['name16', '志愿者甲'],
  ['phrase17', '配送中'],
])('%s takes %s', (name, value) => {
  expect(check(name, value)).not.toThrow();
});

test.each([
  ['thing1', '一'.repeat(21)],
  ['thing2', ''],
  ['number3', '十二'],
  ['letter4', 'a1'],
  ['symbol5', 'ab'],
  ['character_string6', '编号3'],
  ['character_string7', 'x'.repeat(33)],
  ['time8', '周二上午'],
  ['date9', '下周二'],
  ['amount10', '一百元'],
  ['phone_number11', '1'.repeat(18)],
  ['name12', '一'.repeat(11)],
  ['phrase13', '已经配送到了'],
  ['words14', '好'],
])('%s does not take %s', (name, value) => {
  expect(check(name, value)).toThrow(`data.${name}.value invalid`);
});

test('a message says something', () => {
  expect(() => checkTemplateFields({})).toThrow('data is empty');
});
