import type { WishState } from '../cloudfunctions/domain/wish/wish';
import type { Drawing } from './pictures';

/** A wish in words. */
export interface WishText {
  title: string;
  words: string;
  /** As everybody reads who wishes. */
  wisherSays: string;
  /** In yuan. */
  worth?: number;
}

/** A wish as it stands now. Days are counted back from today. */
export interface WishDraft extends WishText {
  state: Exclude<WishState, 'thanked'>;
  madeAgo: number;
  /** For an elder without WeChat, made by the owner. */
  elder?: boolean;
  /** Made by the resident whose phone is shown first. */
  resident?: boolean;
  /** Waits in the building that is lived in; others wait all over the community. */
  here?: boolean;
  claimedAgo?: number;
  outcome?: string;
  parts?: WishText[];
}

const GRANDMOTHER = '一位独居奶奶';
const GRANDFATHER = '一位老人';
const RESIDENT = '一位住户';
const MOTHER = '一位年轻妈妈';

/** What is on the way. */
export const wishDrafts: WishDraft[] = [
  {
    ...{ title: '想学会用手机和外孙视频', words: '一两次就好，周末下午都在家', wisherSays: GRANDMOTHER },
    ...{ state: 'open', madeAgo: 5, elder: true, here: true },
  },
  {
    ...{ title: '小推车的轮子坏了，想修一修', words: '会修小家电的邻居看一眼就行', wisherSays: RESIDENT },
    ...{ state: 'open', madeAgo: 1 },
  },
  {
    ...{ title: '想把阳台的花搬到楼下晒晒', words: '七八盆，搬不动了', wisherSays: GRANDFATHER },
    ...{ state: 'open', madeAgo: 4 },
  },
  {
    ...{ title: '想要一副老花镜', words: '原来那副摔坏了，300 度左右', wisherSays: GRANDMOTHER, worth: 60 },
    ...{ state: 'open', madeAgo: 3 },
  },
  {
    ...{ title: '想有人陪着去一趟医院', words: '周四上午拿药，路不远', wisherSays: GRANDFATHER },
    ...{ state: 'open', madeAgo: 2 },
  },
  {
    ...{ title: '孩子想要几本旧绘本', words: '五岁，看过的就行', wisherSays: MOTHER },
    ...{ state: 'open', madeAgo: 2 },
  },
  {
    ...{ title: '想理个发，下不了楼', words: '坐轮椅，上午精神好些', wisherSays: GRANDFATHER },
    ...{ state: 'made', madeAgo: 1, elder: true, here: true },
  },
  {
    ...{ title: '楼道水管老了，想换新的', words: '整栋楼的水都发黄', wisherSays: RESIDENT, worth: 20_000 },
    ...{ state: 'made', madeAgo: 1, here: true },
  },
  {
    ...{ title: '想换个亮一点的灯泡', words: '厨房的，够不着', wisherSays: RESIDENT, worth: 20 },
    ...{ state: 'claimed', madeAgo: 5, claimedAgo: 2, resident: true, here: true },
  },
  {
    ...{ title: '想把旧沙发搬下楼', words: '要两个人抬', wisherSays: GRANDFATHER },
    ...{ state: 'claimed', madeAgo: 12, claimedAgo: 6 },
  },
  {
    ...{ title: '想把老照片存进手机', words: '三十来张', wisherSays: RESIDENT },
    ...{ state: 'fulfilled', madeAgo: 9, claimedAgo: 4, resident: true, here: true },
  },
  {
    ...{ title: '想要一台新电视', words: '旧的看不清了', wisherSays: RESIDENT, worth: 1500 },
    ...{ state: 'declined', madeAgo: 15, outcome: '超出微心愿能帮的，已经告诉您去哪里申请补助' },
  },
  {
    ...{ title: '想借一把电钻', words: '', wisherSays: RESIDENT },
    ...{ state: 'withdrawn', madeAgo: 20 },
  },
  {
    ...{ title: '想把一楼的院子收拾出来', words: '荒了两年', wisherSays: GRANDMOTHER, worth: 600 },
    ...{ state: 'split', madeAgo: 3, outcome: '拆成了 2 件' },
    parts: [
      { title: '院子的草想请人拔一拔', words: '半天就能拔完', wisherSays: GRANDMOTHER },
      { title: '想要几棵好养的花苗', words: '月季就好', wisherSays: GRANDMOTHER, worth: 80 },
    ],
  },
  {
    ...{ title: '想在单元门口装个扶手', words: '台阶太高', wisherSays: GRANDFATHER, worth: 800 },
    ...{ state: 'taken-up', madeAgo: 18, outcome: '社区已经报上去，下个月和楼道改造一起装' },
  },
];

/** A wish that was fulfilled: what was done, the thanks, and what the latest of its kind is shown with. */
interface FulfilledText extends WishText {
  done: string;
  thanks: string;
  picture?: Drawing;
}

/** What was fulfilled, again and again. */
export const fulfilledTexts: FulfilledText[] = [
  {
    ...{ title: '旧衣柜想搬下楼', words: '', wisherSays: RESIDENT },
    ...{ done: '两个人抬下去了，卖给了收旧货的', thanks: '两个小伙子十分钟就搬好了，谢谢' },
    picture: 'wardrobe',
  },
  {
    ...{ title: '想学会用手机挂号', words: '', wisherSays: GRANDMOTHER },
    ...{ done: '一起挂了一次，写了张小纸条', thanks: '纸条贴在床头了，照着做就会' },
  },
  {
    ...{ title: '纱窗破了，想补一补', words: '', wisherSays: GRANDFATHER },
    ...{ done: '换了一整扇', thanks: '今年夏天没有蚊子了' },
    picture: 'window-screen',
  },
  {
    ...{ title: '想有人陪着下盘棋', words: '', wisherSays: GRANDFATHER },
    ...{ done: '下了三盘，约好每个周六', thanks: '好久没下得这么痛快' },
    picture: 'chess',
  },
  {
    ...{ title: '孩子想要一副旧羽毛球拍', words: '', wisherSays: MOTHER },
    ...{ done: '家里正好有一副，送过去了', thanks: '孩子天天下楼打球' },
  },
  {
    ...{ title: '想把空调滤网洗一洗', words: '', wisherSays: GRANDMOTHER },
    ...{ done: '洗了两台，试过了，很凉', thanks: '风又大又没味道，辛苦了' },
  },
  {
    ...{ title: '想找人读一读信', words: '', wisherSays: GRANDFATHER },
    ...{ done: '读了三封，也帮着回了一封', thanks: '声音真好听，儿子收到回信了' },
  },
  {
    ...{ title: '门锁不好开，想上点油', words: '', wisherSays: RESIDENT },
    ...{ done: '上了油，换了一颗螺丝', thanks: '一拧就开，太好了' },
  },
];
