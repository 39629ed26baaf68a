import { stranger } from '../../kernel/person';
import { type Area, type BuildingRow, buildingCard } from './area';

const area = (_id: string, kind: Area['kind'], name: string, more: Partial<Area> = {}): Area => ({
  _id,
  kind,
  name,
  parent: null,
  order: 0,
  within: _id.split('.').map((_, index, all) => all.slice(0, index + 1).join('.')),
  ...more,
});

const building = area('s.c.e.3', 'building', '3 幢', { rooms: ['101', '102'] });
const row: BuildingRow = {
  ...building,
  above: [
    building,
    area('s', 'street', '某街道', { hotline: { phone: '12345', hours: '' } }),
    area('s.c.e', 'estate', '横燕小区'),
    area('s.c', 'community', '某社区', { hotline: { phone: '0571-00000001', hours: '白天' } }),
  ],
  owners: [],
};

test('a building is known by its estate, its community and the nearest hotline', () => {
  expect(buildingCard(row)).toEqual({
    id: 's.c.e.3',
    name: '3 幢',
    estate: '横燕小区',
    community: '某社区',
    hotline: { name: '某社区', phone: '0571-00000001', hours: '白天' },
    owners: [],
    households: 2,
  });
});

test('owners show what they chose to show, and nobody else does', () => {
  const card = { name: '群主 丙', phone: '13800000000', hours: '白天' };
  const person = stranger('p', 'o', new Date(0));
  const owners = [
    { ...person, card, grants: [{ role: 'owner' as const, area: 's.c.e.3' }] },
    { ...person, name: '工作人员', grants: [{ role: 'staff' as const, area: 's.c.e.3' }] },
    { ...person, phone: '13900000000', grants: [{ role: 'owner' as const, area: 's.c.e.3' }] },
  ];
  expect(buildingCard({ ...row, owners }).owners).toEqual([card, { name: '群主', phone: '', hours: '' }]);
});
