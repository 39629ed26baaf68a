import { demoWechat } from '../../../seeds/wechat';
import type { TestCloud } from '../../../tests/support';
import type { CallRecord } from '../../cloud/types';
import type { Figure } from '../figure';
import { requestsOf } from '../shared';

type Asked = Promise<{ reply: { ok: boolean; say?: string }; record: CallRecord }>;

/** One way to come to an action. The figure of the action is its costliest way. */
type Way = (cloud: TestCloud) => Asked | Promise<Asked>;

const { people, codes, first } = demoWechat();
const [resident, owner, staff] = first;
const newcomers = people.filter(({ role }) => role === '新来的住户').map(({ openid }) => openid);
/** Somebody with a second home next door. */
const twoHomes = people.find(({ openid, role }) => role === '住户' && openid !== resident)?.openid as string;
const streetStaff = people.find(({ where }) => where === '泉塘街道')?.openid as string;
const building = codes[0]?.place as string;
const elsewhere = codes[1]?.place as string;
const community = building.split('.')[0] as string;

async function tokenOf({ database }: TestCloud, path: string): Promise<string> {
  const [found] = await database.find('areas', { _id: path });
  return found?.token as string;
}

/** The latest notice shown in exactly this area. */
async function noticeIn({ database }: TestCloud, area: string): Promise<string> {
  const [found] = await database.find(
    'notices',
    { areas: area, state: 'posted' },
    { order: { place: -1 }, limit: 1 },
  );
  return found?._id as string;
}

function openHome(openid: string): Way {
  return (cloud) => cloud.as(openid).ask('home.open', {});
}

function join(openid: string, path: string, room: string): Way {
  return async (cloud) =>
    cloud.as(openid).ask('community.join', { token: await tokenOf(cloud, path), room, name: '新邻居' });
}

function post(openid: string, areas: string[]): Way {
  const title = '明天停水';
  const body = '请提前蓄水。';
  return (cloud) =>
    cloud.as(openid).ask('notice.post', { kind: 'safety', title, body, pictures: [], areas, pinned: false });
}

function read(openid: string, area: string): Way {
  return async (cloud) => cloud.as(openid).ask('notice.open', { notice: await noticeIn(cloud, area) });
}

function requests(name: string, limit: number, ways: Way[]): Figure {
  return {
    subject: 'it-runs',
    name: `${name}, database requests`,
    limit,
    short: true,
    async measure(shared) {
      const cloud = await shared.cloud();
      let most = 0;
      for (const way of ways) most = Math.max(most, await requestsOf(cloud, async () => way(cloud.test)));
      return most;
    },
  };
}

const [somebodyNew, somebodyElseNew] = newcomers as [string, string];

export const requestFigures: Figure[] = [
  requests('open home', 3, [
    openHome(resident),
    openHome(twoHomes),
    openHome(owner),
    openHome(staff),
    openHome(streetStaff),
    openHome(somebodyElseNew),
  ]),
  requests('join a building', 3, [
    join(somebodyNew, building, '101'),
    join(somebodyNew, building, '101'),
    join(resident, elsewhere, '1-101'),
  ]),
  requests('post a notice', 3, [
    post(owner, [building]),
    post(staff, [community]),
    post(staff, [`${community}.1`, `${community}.2`]),
  ]),
  requests('mark read', 2, [
    read(resident, building),
    read(twoHomes, community),
    read(owner, community),
    read(somebodyElseNew, building),
  ]),
  requests('open a notice again', 2, [read(resident, building), read(twoHomes, community)]),
];
