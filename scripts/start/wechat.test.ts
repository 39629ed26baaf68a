import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Wechat } from './wechat';

const folder = mkdtempSync(join(tmpdir(), 'loulijian-wechat-'));
const people = ['resident', 'newcomer'].map((openid) => ({
  openid,
  nickname: openid,
  phoneNumber: '10000000000',
  role: '住户',
  where: '',
}));
const groups = [{ opengid: 'group', name: '3 幢邻里群', members: ['resident'] }];
const card = { title: '停水通知', path: 'pages/home/home' };

const open = () => new Wechat(people, groups, join(folder, 'wechat.json'));

afterAll(() => rmSync(folder, { recursive: true }));

test('only a member shares into a group, and everything stays between runs', () => {
  const wechat = open();
  expect(() => wechat.share('newcomer', 'group', card)).toThrow('newcomer is not in the group group');
  expect(() => wechat.share('resident', 'no-group', card)).toThrow('no group no-group');
  expect(wechat.phoneOf('newcomer')?.groups).toEqual([]);

  wechat.invite('newcomer', 'group');
  wechat.invite('newcomer', 'group');
  wechat.share('resident', 'group', card);
  wechat.share('newcomer', 'group', card);

  const again = open();
  expect(again.groups()[0]?.members).toEqual(['resident', 'newcomer']);
  expect(again.phoneOf('newcomer')?.groups).toEqual([{ opengid: 'group', name: '3 幢邻里群' }]);
  expect(again.cards().map(({ id, by }) => [id, by])).toEqual([
    ['1', 'resident'],
    ['2', 'newcomer'],
  ]);
});

test('nobody unknown has a phone or comes into a group', () => {
  expect(open().phoneOf('stranger')).toBeUndefined();
  expect(() => open().invite('stranger', 'group')).toThrow('no person stranger');
});
