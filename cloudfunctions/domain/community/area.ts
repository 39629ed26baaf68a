import type { ContactCard, Person } from '../../kernel/person';

export type AreaKind = 'street' | 'community' | 'grid' | 'estate' | 'building';

/** The number residents may call when they do not know whom to ask. */
export interface Hotline {
  phone: string;
  /** When somebody answers, in their words: "昼夜有人接". */
  hours: string;
}

/** One node of the tree street → community → grid → estate → building. */
export interface Area {
  /** The dotted path. */
  _id: string;
  kind: AreaKind;
  name: string;
  /** Path of the area above, or null at the top. */
  parent: string | null;
  /** Place among its siblings. */
  order: number;
  /** Its own path and those of everything above it, outermost first. */
  within: string[];
  /** Longitude and latitude. */
  position?: { type: 'Point'; coordinates: [number, number] };
  /** For everybody who lives inside, where no area nearer to them has one of its own. */
  hotline?: Hotline;
  /** Buildings only: what the QR code carries. It proves that one stood in front of it. */
  token?: string;
  /** Buildings only: the number of every household, in the order of the doors. */
  rooms?: string[];
}

/** A building with what stands around it, as one request reads it. */
export interface BuildingRow extends Area {
  above: Area[];
  owners: Person[];
}

/** What everyone may know of a building: its name, its owners as far as they show themselves, whom to call. */
export interface BuildingCard {
  id: string;
  name: string;
  /** The estate it stands in, or the next area above that has a name of its own. */
  estate: string;
  community: string;
  /** The nearest one, and whose it is. */
  hotline: (Hotline & { name: string }) | null;
  owners: ContactCard[];
  households: number;
}

const LABEL: Record<AreaKind, string> = {
  street: '街道',
  community: '社区',
  grid: '网格',
  estate: '小区',
  building: '楼栋',
};

/** What staff of such an area are called where they sign a notice. */
export function kindLabel(kind: AreaKind): string {
  return LABEL[kind];
}

/** What stands around a building, the nearest first. */
function around(row: BuildingRow): Area[] {
  const others = row.above.filter(({ _id }) => _id !== row._id);
  return others.sort((a, b) => b.within.length - a.within.length);
}

/** Someone who is owner of this very building, as residents see them. */
function ownersOf(row: BuildingRow): ContactCard[] {
  return row.owners
    .filter(({ grants }) => grants.some(({ role, area }) => role === 'owner' && area === row._id))
    .map(({ card, name }) => card ?? { name: name || '群主', phone: '', hours: '' });
}

function hotlineOf(others: Area[]): BuildingCard['hotline'] {
  const nearest = others.find(({ hotline }) => hotline);
  return nearest?.hotline ? { name: nearest.name, ...nearest.hotline } : null;
}

export function buildingCard(row: BuildingRow): BuildingCard {
  const others = around(row);
  return {
    id: row._id,
    name: row.name,
    estate: others.find(({ kind }) => kind !== 'street')?.name ?? '',
    community: others.find(({ kind }) => kind === 'community')?.name ?? '',
    hotline: hotlineOf(others),
    owners: ownersOf(row),
    households: row.rooms?.length ?? 0,
  };
}
