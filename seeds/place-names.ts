const FIRST = [
  ['青', 'qing'],
  ['云', 'yun'],
  ['竹', 'zhu'],
  ['松', 'song'],
  ['梧', 'wu'],
  ['棠', 'tang'],
  ['荷', 'he'],
  ['柳', 'liu'],
  ['枫', 'feng'],
  ['槐', 'huai'],
  ['榆', 'yu'],
] as const;
const SECOND = [
  ['燕', 'yan'],
  ['溪', 'xi'],
  ['亭', 'ting'],
  ['桥', 'qiao'],
  ['湾', 'wan'],
  ['坡', 'po'],
  ['岭', 'ling'],
  ['渡', 'du'],
  ['井', 'jing'],
] as const;

export interface PlaceName {
  name: string;
  slug: string;
}

/** The n-th made-up place name, 0 … 98: 青燕 qingyan, 云溪 yunxi … */
export function placeName(n: number): PlaceName {
  const first = FIRST[n % FIRST.length];
  const second = SECOND[n % SECOND.length];
  if (!first || !second || n >= FIRST.length * SECOND.length) throw new Error(`no place name ${n}`);
  return { name: first[0] + second[0], slug: first[1] + second[1] };
}
