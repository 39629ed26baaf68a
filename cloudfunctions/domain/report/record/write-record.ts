import { Buffer } from 'node:buffer';
import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { clockOf, day } from '../../../kernel/clock';
import type { CodePicture } from '../../../kernel/code-picture';
import { sayPeriod } from '../period';
import type { RecordSheet } from './record-sheet';
import type { Service } from './services';

/** Twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 850;
const FONT = { ascii: 'SimSun', eastAsia: '宋体', hAnsi: 'SimSun' };

const COLUMNS: { header: string; width: number; of(service: Service): string }[] = [
  { header: '日期', width: 10, of: ({ date }) => date },
  { header: '活动名称', width: 14, of: ({ claim }) => claim.activity },
  { header: '服务内容', width: 12, of: ({ claim }) => claim.service },
  { header: '地点', width: 18, of: ({ claim }) => claim.place },
  { header: '时间', width: 11, of: ({ claim }) => `${clockOf(claim.start)}–${clockOf(claim.end)}` },
  { header: '时长（小时）', width: 9, of: ({ claim }) => inHours(claim.minutes) },
  { header: '活动组织单位', width: 15, of: ({ claim }) => claim.organiser },
  { header: '活动负责人', width: 11, of: ({ claim }) => claim.lead ?? '' },
];

/** 1.5, 2: whole tenths of hours that were given, and no more. */
export function inHours(minutes: number): string {
  return String(Math.floor(minutes / 6) / 10);
}

function text(words: string, style: { bold?: boolean; size?: number } = {}): TextRun {
  return new TextRun({ text: words, font: FONT, size: 21, ...style });
}

function line(words: string, style: { bold?: boolean; size?: number } = {}): Paragraph {
  return new Paragraph({ spacing: { after: 80 }, children: [text(words, style)] });
}

function cell(words: string, width: number, bold = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [new Paragraph({ children: [text(words, { bold, size: 19 })] })],
  });
}

function table(services: Service[]): Table {
  const header = COLUMNS.map((column) => cell(column.header, column.width, true));
  const rows = services.map((service) => {
    const cells = COLUMNS.map(({ width, of }) => cell(of(service), width));
    return new TableRow({ cantSplit: true, children: cells });
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: header }), ...rows],
  });
}

function codeBlock(code: string, { contentType, base64 }: CodePicture): Paragraph[] {
  const picture = new ImageRun({
    type: contentType.includes('png') ? 'png' : 'jpg',
    data: Buffer.from(base64, 'base64'),
    transformation: { width: 84, height: 84 },
    altText: { name: 'code', title: '校验码', description: '用微信扫一扫，核对这份记录' },
  });
  return [
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture] }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [text(`校验码 ${code}`, { bold: true })],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [text('微信扫一扫，或在小程序“楼里见”里输入校验码和姓名，可以核对', { size: 18 })],
    }),
  ];
}

function footer(): Footer {
  const say = '平台记录，不是证明。需要证明的，请居委会核对后盖章。不得用于商业用途。';
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          text(`${say}　第 `, { size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 18 }),
          text(' 页，共 ', { size: 18 }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], font: FONT, size: 18 }),
          text(' 页', { size: 18 }),
        ],
      }),
    ],
  });
}

/** 志愿服务记录 as a Word file: the fields of 民政部令第67号, and nothing that makes it look like a certificate. */
export async function writeRecord(
  sheet: Omit<RecordSheet, 'file' | 'goesAt'>,
  services: Service[],
  picture: CodePicture,
): Promise<Uint8Array> {
  const { name, period, from, to, minutes, at, code, organisers } = sheet;
  const made = day(at);
  const document = new Document({
    title: '志愿服务记录',
    creator: '楼里见',
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer() },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [text('志愿服务记录', { bold: true, size: 36 }), text('　平台记录', { size: 24 })],
          }),
          line(`志愿者：${name}`, { bold: true, size: 24 }),
          line(`时间：${sayPeriod(period)}（${from} 到 ${to}）`),
          line(`服务 ${services.length} 次，服务时间共 ${inHours(minutes)} 小时`, { bold: true, size: 24 }),
          line(`活动组织单位：${organisers.join('、')}`),
          table(services),
          line(''),
          line(`生成日期：${made}`),
          line('记录单位（居委会核对后盖章）：　　　　　　　　　　　　　　　　日期：'),
          ...codeBlock(code, picture),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
