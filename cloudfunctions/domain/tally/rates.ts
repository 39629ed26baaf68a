import type { Tally } from './tally';

/** One of the four rates a community answers for, said so that anybody can check it. */
export interface Rate {
  key: 'knows' | 'supports' | 'takes-part' | 'satisfied';
  /** 知晓率 */
  name: string;
  /** What is divided by what. */
  definition: string;
  numerator: number;
  denominator: number;
  /** Between 0 and 1; null when nothing is measured yet, which is not the same as nought. */
  value: number | null;
}

type Definition = Pick<Rate, 'key' | 'name' | 'definition'> & {
  of(tally: Tally): [numerator: number, denominator: number];
};

const DEFINITIONS: Definition[] = [
  {
    key: 'knows',
    name: '知晓率',
    definition: '读过（或当面告诉过）至少一条通知的户数 ÷ 全部户数',
    of: ({ households }) => [households.read, households.all],
  },
  {
    key: 'supports',
    name: '支持率',
    definition: '议事表决里投赞成的票数 ÷ 全部票数；还没有开始表决，所以没有数',
    of: () => [0, 0],
  },
  {
    key: 'takes-part',
    name: '参与率',
    definition: '家里有人来过服务日的户数 ÷ 全部户数',
    of: ({ households }) => [households.came, households.all],
  },
  {
    key: 'satisfied',
    name: '满意率',
    definition: '服务后点“满意”的和求助打 4、5 分的 ÷ 全部评价',
    of: ({ ratings, enquiries }) => [ratings.good + enquiries.good, ratings.rated + enquiries.rated],
  },
];

/** The four rates of a tally. */
export function ratesOf(tally: Tally): Rate[] {
  return DEFINITIONS.map(({ of, ...definition }) => {
    const [numerator, denominator] = of(tally);
    return { ...definition, numerator, denominator, value: denominator > 0 ? numerator / denominator : null };
  });
}
