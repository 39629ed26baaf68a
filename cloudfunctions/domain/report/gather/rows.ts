import type { Area } from '../../community/area';
import type { Export } from '../export';
import type { Column, Value } from '../workbook/sheet';

/** What the rows of every sheet are made with. */
export interface Around {
  job: Export;
  /** What a building is called: 梅园小区 3 幢. */
  placeOf(area: string): string;
}

/** One page of documents as rows, and the key after which the next page begins; null at the end of the month. */
export interface Page {
  rows: Value[][];
  after: string | null;
}

/** A sheet whose rows are gathered page by page. */
export interface Part {
  name: string;
  columns: Column[];
  /** One request. */
  page(around: Around, month: string, after: string): Promise<Page>;
  /** The next month after this one, up to `to`, that has any rows; null when there is none. One request. */
  nextMonth(area: string, after: string, to: string): Promise<string | null>;
}

/** 梅园小区 3 幢: a building with what it stands in, anything else by its own name. */
export function namer(areas: Pick<Area, '_id' | 'name' | 'kind' | 'parent'>[]): Around['placeOf'] {
  const known = new Map(areas.map((area) => [area._id, area]));
  return (id) => {
    const area = known.get(id);
    const above = area?.kind === 'building' && area.parent ? known.get(area.parent) : undefined;
    return [above?.name, area?.name].filter(Boolean).join(' ');
  };
}
