import * as v from 'valibot';
import { _, aggregate, find } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId, id } from '../../kernel/inputs';
import { procedure, procedureOn } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { memberCounts } from './members';
import { onPartner } from './on-partner';
import { type Partner, type PartnerRing, type PartnerRole, RING_NAMES, ROLE_NAMES, ROLES } from './partner';

/** Beyond this a list is cut. */
const MOST = 500;

export interface PartnerRow {
  id: string;
  name: string;
  role: PartnerRole;
  ring: PartnerRing | null;
  /** 物业, 辖区单位 */
  kindName: string;
  area: string;
  areaName: string;
  lends: string;
  closed: boolean;
  /** How many people speak for it, and how many wait to. */
  people: number;
  asking: number;
}

type Row = Partner & { areas: Area[] };

/** What a unit is called after: its role, or its ring. */
function kindOf({ role, ring }: Pick<Partner, 'role' | 'ring'>): string {
  return ring ? RING_NAMES[ring] : ROLE_NAMES[role];
}

function row({ areas, ...partner }: Row, people: number): PartnerRow {
  const { _id, name, role, ring, area, lends, closed, asking } = partner;
  const areaName = areas[0]?.name ?? '';
  const kindName = kindOf(partner);
  return {
    id: _id,
    name,
    role,
    ring,
    kindName,
    area,
    areaName,
    lends,
    closed,
    people,
    asking: asking.length,
  };
}

function rowsOf(area: Parameters<typeof find>[1]): Promise<Row[]> {
  return aggregate<Row>('partners', [
    { match: area },
    { limit: MOST },
    { lookup: { from: 'areas', localField: 'area', foreignField: '_id', as: 'areas' } },
  ]);
}

/** The units of an area and of what lies inside, who runs it first: for its staff. Four requests. */
export const list = procedure({
  input: v.object({ area: areaId }),
  sensitive: true,
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area } }): Promise<{ partners: PartnerRow[] }> {
    // 'a.' up to, not including, 'a/': every path inside the area.
    const inside = _.gte(`${area}.`).and(_.lt(`${area}/`));
    const rows = (await Promise.all([rowsOf({ area }), rowsOf({ area: inside })])).flat();
    const counts = await memberCounts(rows.map(({ _id }) => _id));
    const place = ({ role, closed }: Row) => ROLES.indexOf(role) + (closed ? ROLES.length : 0);
    const sorted = rows.sort((a, b) => place(a) - place(b) || (a.area < b.area ? -1 : 1));
    return { partners: sorted.map((each) => row(each, counts.get(each._id) ?? 0)) };
  },
});

export interface PartnerView extends Omit<PartnerRow, 'people' | 'asking'> {
  /** Instants in milliseconds since the epoch. */
  members: { id: string; name: string; since: number }[];
  asking: { id: string; name: string; at: number }[];
}

/** One unit with who speaks for it and who wants to. Two requests. */
export const open = procedureOn({
  ...onPartner,
  input: v.object({ partner: id }),
  async run({ subject }): Promise<PartnerView> {
    const [members, areas] = await Promise.all([
      find('people', { 'partners.partner': subject._id }, { limit: MOST }),
      find('areas', { _id: subject.area }, { limit: 1 }),
    ]);
    return {
      ...row({ ...subject, areas }, members.length),
      members: members.map(({ _id, name, partners = [] }) => ({
        id: _id,
        name: name || '没有留称呼',
        since: partners.find(({ partner }) => partner === subject._id)?.since.getTime() ?? 0,
      })),
      asking: subject.asking.map(({ person, name, at }) => ({ id: person, name, at: at.getTime() })),
    };
  },
});
