/** What a unit is to the people of its area: who runs it (1 + 3), or everybody else (N). */
export const ROLES = ['community', 'party-branch', 'owners-committee', 'property', 'partner'] as const;
export type PartnerRole = (typeof ROLES)[number];

/** The ring of everybody else: units of the area, allied units, social organisations. */
export const RINGS = ['unit', 'alliance', 'social'] as const;
export type PartnerRing = (typeof RINGS)[number];

export const ROLE_NAMES: Record<PartnerRole, string> = {
  community: '社区居委会',
  'party-branch': '党支部',
  'owners-committee': '业委会',
  property: '物业',
  partner: '共建单位',
};

export const RING_NAMES: Record<PartnerRing, string> = {
  unit: '辖区单位',
  alliance: '联盟单位',
  social: '社会组织',
};

/** A unit that answers for something in its area, or lends people and rooms. */
export interface Partner {
  _id: string;
  name: string;
  area: string;
  role: PartnerRole;
  /** Null for those who run the area. */
  ring: PartnerRing | null;
  /** What it can lend or help with, in a few words; may be empty. */
  lends: string;
  /** What the unit's QR code carries; made when the code is first asked for. */
  token?: string;
  /** Who scanned the code and waits for staff to say yes. */
  asking: { person: string; name: string; at: Date }[];
  /** No longer there: nothing is bridged to it any more. */
  closed: boolean;
}

declare module '../../kernel/database' {
  interface Documents {
    partners: Partner;
  }
}

/** What neighbours call it: 物业 where there is but one, otherwise its name. */
export function calledPartner({ role, name }: Pick<Partner, 'role' | 'name'>): string {
  return role === 'partner' ? name : ROLE_NAMES[role];
}
