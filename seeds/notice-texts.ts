import type { NoticeKind } from '../cloudfunctions/domain/notice/notice';
import type { Drawing } from './pictures';
import { weekdayAfter } from './times';

/** A notice as somebody wrote it, some days before now. */
export interface Draft {
  /** Short and unlike the others: ids come from it. */
  slug: string;
  by: 'owner' | 'community' | 'street';
  kind: NoticeKind;
  title: string;
  body: string;
  daysAgo: number;
  clock: string;
  /** How many of the households have read it, 0 … 1. */
  read: number;
  pinned?: true;
  withdrawn?: true;
  picture?: Drawing;
  /** One household without WeChat was told at the door. */
  told?: true;
}

export function drafts(now: Date): Draft[] {
  return [...ownersDrafts(now), ...communityDrafts, ...streetDrafts];
}

function ownersDrafts(now: Date): Draft[] {
  const by = 'owner';
  return [
    {
      slug: 'water',
      by,
      kind: 'safety',
      daysAgo: 1,
      clock: '20:14',
      read: 31 / 48,
      told: true,
      title: `${weekdayAfter(now, 2)}停水 9:00–16:00，请提前蓄水`,
      body: '水务检修楼前的管道，整栋楼都停。请提前接好水，出门前看一眼龙头关了没有。行动不便、要帮忙提水的，直接给我打电话。',
    },
    {
      slug: 'corridor',
      by,
      kind: 'activity',
      daysAgo: 4,
      clock: '18:40',
      read: 0.52,
      title: `${weekdayAfter(now, 3)}上午 9:30，一起清楼道`,
      picture: 'corridor-boxes',
      body: '这次清一楼到三楼的杂物。有舍不得扔的，请先搬回家；搬不动的在门口贴张纸，我们来搬。有空的邻居带一副手套就行。',
    },
    {
      slug: 'meeting',
      by,
      kind: 'activity',
      daysAgo: 6,
      clock: '12:05',
      read: 0.2,
      withdrawn: true,
      title: `${weekdayAfter(now, -4)}晚上开楼里的碰头会`,
      body: '时间和社区的会撞了，改期再通知大家。',
    },
    {
      slug: 'window',
      by,
      kind: 'health',
      daysAgo: 9,
      clock: '19:10',
      read: 0.6,
      title: '感冒的人多，睡前开窗十分钟',
      body: '最近楼里咳嗽的多。每天开窗两次，每次十分钟；家里有老人小孩的，进门先洗手。药箱里缺温度计的可以到我家借。',
    },
    {
      slug: 'rack',
      by,
      kind: 'activity',
      daysAgo: 16,
      clock: '17:25',
      read: 0.7,
      title: '楼下晾衣架修好了，可以用了',
      body: '换了新的绳子和两个支架，谢谢帮忙的几位邻居。被子请在天黑前收回去，给后面的人腾地方。',
    },
    {
      slug: 'insurance',
      by,
      kind: 'policy',
      daysAgo: 22,
      clock: '20:30',
      read: 0.66,
      title: '医保怎么缴，我问清楚了',
      body: '手机上缴或者到社区窗口缴都可以，带上户口本。不会用手机的老人，每天下午我陪着去一趟，请提前一天告诉我。',
    },
    {
      slug: 'bikes',
      by,
      kind: 'safety',
      daysAgo: 40,
      clock: '20:00',
      read: 0.7,
      pinned: true,
      title: '电动车停车棚，不飞线充电',
      body: '车棚有十二个充电口，晚上十点后也亮灯，别推进楼道。飞线充电出过事，请大家互相提醒。车棚满了告诉我，我去协调。',
    },
    {
      slug: 'drains',
      by,
      kind: 'safety',
      daysAgo: 150,
      clock: '19:45',
      read: 0.7,
      title: '要下大雨了，看一看阳台的地漏',
      body: '去年有两家因为地漏堵住泡了地板。花盆、拖把请从窗台上拿下来。',
    },
  ];
}

const communityDrafts: Draft[] = [
  {
    slug: 'gas',
    by: 'community',
    kind: 'safety',
    daysAgo: 2,
    clock: '10:20',
    read: 0.4,
    title: '近期有人冒充燃气检修，请勿开门',
    body: '真的检修会提前贴单子，来的人有工作证，不收现金、不卖配件。拿不准就先不开门，打社区电话问一声。',
  },
  {
    slug: 'table',
    by: 'community',
    kind: 'activity',
    daysAgo: 3,
    clock: '9:00',
    read: 0.45,
    title: '服务日照常：理发、磨刀、量血压',
    picture: 'service-poster',
    body: '上午九点开始，来了就排队，不用预约。磨刀请用布把刀包好。腿脚不便的可以请志愿者上门。',
  },
  {
    slug: 'pressure',
    by: 'community',
    kind: 'health',
    daysAgo: 5,
    clock: '15:30',
    read: 0.5,
    title: '下周免费测血糖，请空腹来',
    body: '卫生服务站的医生上午八点到十点在。早饭先别吃，带上正在吃的药，医生看了好给建议。',
  },
  {
    slug: 'fire',
    by: 'community',
    kind: 'safety',
    daysAgo: 8,
    clock: '15:05',
    read: 0.6,
    title: '用火用电安全提醒',
    body: '出门关火，睡前拔掉电热毯。插座发热、有焦味，马上断电，再打社区电话。',
  },
  {
    slug: 'allowance',
    by: 'community',
    kind: 'policy',
    daysAgo: 13,
    clock: '11:15',
    read: 0.55,
    title: '高龄补贴可以在社区窗口办了',
    body: '带身份证和银行卡，家里人也可以代办。自己来不了的，打电话，我们上门。',
  },
  {
    slug: 'vaccine',
    by: 'community',
    kind: 'health',
    daysAgo: 35,
    clock: '14:00',
    read: 0.6,
    title: '老人流感疫苗开始登记',
    body: '登记满二十人，医生就到社区来打。请写清楚有没有过敏、正在吃什么药。',
  },
  {
    slug: 'children',
    by: 'community',
    kind: 'activity',
    daysAgo: 45,
    clock: '16:20',
    read: 0.5,
    title: '少年志愿队招新，请家长带着来',
    body: '每月最后一个周六活动，给老人读报、认楼里的树、一起包饺子。孩子参加要有一位家长陪着。',
  },
  {
    slug: 'waste',
    by: 'community',
    kind: 'policy',
    daysAgo: 60,
    clock: '10:40',
    read: 0.65,
    title: '垃圾投放时间改了',
    body: '早上六点半到九点，晚上六点到八点半。错过时间的，请放到东门的误时投放点。',
  },
];

const streetDrafts: Draft[] = [
  {
    slug: 'lift',
    by: 'street',
    kind: 'policy',
    daysAgo: 11,
    clock: '9:30',
    read: 0.35,
    title: '老楼装电梯怎么申请',
    body: '先在楼里商量，再由社区帮着准备材料，街道统一报。流程和要签的单子，各社区窗口都有纸质的。',
  },
  {
    slug: 'storm',
    by: 'street',
    kind: 'safety',
    daysAgo: 20,
    clock: '17:50',
    read: 0.45,
    title: '大风大雨前，请收好阳台上的东西',
    body: '花盆、衣架、空调外机上的杂物都请收进来。树下、围墙边不要停车。有险情打街道值班电话。',
  },
];
