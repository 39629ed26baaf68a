import {
  findElement,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import { headRows, type Sheet } from './sheet';

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** In a header of the page `&` begins a code; two of them are one. */
function printed(text: string): string {
  return sanitizeTextContent(text.replaceAll('&', '&&'));
}

function insert(xml: string, markup: string): string {
  const order = getOrderOfSiblings(SHEET, 'worksheet') as string[];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
}

function replace(xml: string, tag: string, markup: string): string {
  const element = findElement(xml, tag);
  if (!element) throw new Error(`no <${tag}> in the sheet`);
  return replaceElement(xml, element, markup);
}

/** A4 across, as wide as the page however many columns, as many pages as it takes; title above, page number below. */
function onA4(xml: string, title: string): string {
  const fitted = replace(
    insert(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
    'pageSetup',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  );
  const margins = '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>';
  const lines = `<oddHeader>&amp;L${printed(title)}&amp;R&amp;A</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>`;
  return insert(replace(fitted, 'pageMargins', margins), `<headerFooter>${lines}</headerFooter>`);
}

/** The names by which Excel knows which rows to repeat on every page. */
function repeatedRows(sheets: Sheet[]): string {
  const names = sheets.map((sheet, index) => {
    const rows = `'${sanitizeTextContent(sheet.name)}'!$1:$${headRows(sheet)}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${rows}</definedName>`;
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

/** How a workbook is printed: what write-excel-file has no options for. */
export function printSetup(title: string, sheets: Sheet[]) {
  return {
    files: {
      transform: {
        [SHEET]: { transform: (xml: string) => onA4(xml, title) },
        'xl/workbook.xml': { transform: (xml: string) => replace(xml, 'definedNames', repeatedRows(sheets)) },
      },
    },
  };
}
