import type { Output } from '../../lib/cloud';

type Me = Output<'community.me'>;

/** A row that leads somewhere. */
export interface Way {
  name: string;
  say: string;
  url: string;
}

/** What somebody asked of the neighbours, and where they go on as a volunteer. */
export const OWN: { title: string; ways: Way[] }[] = [
  {
    title: '我请邻居帮的',
    ways: [
      { name: '我的求助', say: '问到哪一步了，回话在这里', url: '/packages/enquiry/mine/mine' },
      { name: '我的心愿', say: '我许的、我认领的', url: '/packages/wish/mine/mine' },
    ],
  },
  {
    title: '我做志愿',
    ways: [
      { name: '我的班次', say: '说好了去哪里、几点', url: '/packages/shift/mine/mine' },
      { name: '我的时长', say: '签到、签退，每一条从哪里来', url: '/packages/hours/mine/mine' },
      { name: '转给我的求助', say: '群主请您帮着办的', url: '/packages/enquiry/waiting/waiting' },
      { name: '我的志愿服务', say: '会做什么、在哪支队', url: '/packages/volunteer/volunteer/volunteer' },
    ],
  },
];

/** Something that somebody looks after, and what they do there. */
export interface Work {
  id: string;
  name: string;
  as: string;
  ways: Way[];
}

/** There is one card for all buildings: it stands with the first. */
function owner(area: string, { card, grants }: Me): Way[] {
  const desk = {
    name: '等我的事',
    say: '求助、心愿、谁家没读',
    url: `/packages/desk/desk/desk?building=${area}`,
  };
  if (grants.find(({ role }) => role === 'owner')?.area !== area) return [desk];
  const say = card ? `${card.name} ${card.phone}` : '写上电话，邻居有事找得到您';
  return [desk, { name: '我的群主名片', say, url: '/packages/community/card/card' }];
}

function staff(area: string): Way[] {
  return [
    { name: '月报', say: '这个月办了多少事，结月、导出', url: `/packages/month/month/month?area=${area}` },
    { name: '居民的求助', say: '超时的在前', url: `/packages/enquiry/waiting/waiting?area=${area}` },
    { name: '记一个热线电话', say: '打电话来的，也有回音', url: `/packages/enquiry/log/log?area=${area}` },
    { name: '签到和时长', say: '志愿者来了没有，补记、核对', url: '/packages/hours/review/review' },
    { name: '志愿队', say: '有哪些队，谁是队长', url: `/packages/volunteer/teams/teams?area=${area}` },
    { name: '共建单位', say: '能出人、出场地的', url: `/packages/partner/partners/partners?area=${area}` },
  ];
}

const ASKED_OF_UNITS: Way = {
  name: '转给我们的求助',
  say: '回一句话，群主告诉邻居',
  url: '/packages/enquiry/waiting/waiting',
};

/** The buildings whose group somebody owns, the areas they work for, the units they speak for. */
export function worksOf(me: Me): Work[] {
  const areas = me.grants.map(({ role, area, areaName }) => ({
    id: `${role} ${area}`,
    name: areaName,
    as: role === 'owner' ? '群主' : '工作人员',
    ways: role === 'owner' ? owner(area, me) : staff(area),
  }));
  const units = me.partners.map((name) => ({ id: `unit ${name}`, name, as: '单位', ways: [ASKED_OF_UNITS] }));
  return [...areas, ...units];
}
