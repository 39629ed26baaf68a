import type { Column } from '../workbook/sheet';

export const IMPORTS = ['volunteers', 'households', 'history'] as const;
export type ImportKind = (typeof IMPORTS)[number];

export interface TableColumn {
  header: string;
  required: boolean;
  width: number;
  /** What to write there, in one sentence. */
  hint: string;
  example: string;
}

/** What somebody fills in: the same columns in the template, in the check and in what is said of a mistake. */
export interface Table {
  name: string;
  columns: TableColumn[];
}

function column(header: string, width: number, hint: string, example: string, required = false): TableColumn {
  return { header, width, hint, example, required };
}

export const TABLES: Record<ImportKind, Table> = {
  volunteers: {
    name: '志愿者',
    columns: [
      column('姓名', 12, '不超过 20 个字', '志愿者 017', true),
      column('手机号', 14, '11 位手机号，或带区号的座机', '13800000017', true),
      column('楼栋', 20, '和小程序里的名字一样；一个区域里有重名的，前面写上小区', '梅园小区 3 幢', true),
      column('房号', 10, '知道就写，比如 601', '601'),
      column('队伍', 18, '和小程序里的队名一样，可以不写', '红马甲服务队'),
      column('专业技能', 20, '用顿号隔开，只写小程序里有的', '量血压、理发'),
    ],
  },
  households: {
    name: '住户房号',
    columns: [
      column('楼栋', 20, '和小程序里的名字一样；一个区域里有重名的，前面写上小区', '梅园小区 3 幢', true),
      column('房号', 10, '一行一户，比如 601', '601', true),
    ],
  },
  history: {
    name: '以前的服务',
    columns: [
      column('月份', 12, '比如 2019-04', '2019-04', true),
      column('服务点', 20, '和小程序里的名字一样，说不清就空着', '梅园驿站'),
      column('服务项目', 16, '说不清就空着', '量血压'),
      column('队伍', 18, '谁做的，说不清就空着', '社区卫生服务中心'),
      column('人次', 10, '这个月服务了多少人次', '240', true),
      column('志愿者人数', 12, '不知道就空着', '4'),
      column('时长（小时）', 12, '一共多少小时，不知道就空着', '36.5'),
    ],
  },
};

/** For the sheet that is filled in: everything is text, so that 01 stays 01 and a long number whole. */
export function textColumns({ columns }: Table): Column[] {
  return columns.map(({ header, width, required }) => ({
    header: required ? `${header}*` : header,
    kind: 'text',
    width,
  }));
}
