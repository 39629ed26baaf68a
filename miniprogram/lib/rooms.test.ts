import { byFloor } from './rooms';

test('rooms lie by floor', () => {
  expect(byFloor(['101', '102', '1201'])).toEqual([
    {
      name: '',
      floors: [
        { name: '1 楼', rooms: ['101', '102'] },
        { name: '12 楼', rooms: ['1201'] },
      ],
    },
  ]);
});

test('and by entrance where there are several', () => {
  expect(byFloor(['1-601', '2-601', '1-602'])).toEqual([
    { name: '1 单元', floors: [{ name: '6 楼', rooms: ['1-601', '1-602'] }] },
    { name: '2 单元', floors: [{ name: '6 楼', rooms: ['2-601'] }] },
  ]);
});

test('a door whose number does not say is not lost', () => {
  expect(byFloor(['门卫室', '5', '车库 3'])).toEqual([
    { name: '', floors: [{ name: '其他', rooms: ['门卫室', '5', '车库 3'] }] },
  ]);
});
