import { createHash } from 'node:crypto';

/** Who belongs to one building, or to one team; to none where `of` is null. */
export interface Group {
  of: string | null;
  members: string[];
}

/**
 * Who is behind those figures that cannot be added, because somebody may have come in several months. Members are marks
 * that stand for people and households: nobody can be read from them, but who comes again has the same.
 */
export interface Who {
  /** People served, by the building they came from. */
  served: Group[];
  /** Households of the area of whom somebody was served. */
  came: string[];
  /** People whose time counts, by the team they gave it for. */
  gave: Group[];
  /** Households of the area who read a notice. */
  read: string[];
}

/** The same as it is kept: marks one after the other. */
export interface KeptWho {
  served: { of: string | null; marks: string }[];
  came: string;
  gave: { of: string | null; marks: string }[];
  read: string;
}

/** Bytes of a mark, and its characters. Two of 100,000 people share one in 1 of 50,000 areas. */
const BYTES = 6;
const LENGTH = 8;

function unique(members: string[]): string[] {
  return [...new Set(members)];
}

function split(marks: string): string[] {
  return marks.match(new RegExp(`.{${LENGTH}}`, 'g')) ?? [];
}

function mapped(all: Group[], to: (member: string) => string): Group[] {
  return all.map(({ of, members }) => ({ of, members: members.map(to) }));
}

/** Puts marks in the place of ids, each once. The marks of one area mean nothing in another. */
export function marked({ served, came, gave, read }: Who, area: string): Who {
  const mark = (id: string) =>
    createHash('sha256').update(`${area}\u0000${id}`).digest().subarray(0, BYTES).toString('base64url');
  const ids = { served: mapped(served, mark), came: came.map(mark), gave: mapped(gave, mark) };
  return together([{ ...ids, read: read.map(mark) }]);
}

/** As it is kept. */
export function packed({ served, came, gave, read }: Who): KeptWho {
  const groups = (all: Group[]) => all.map(({ of, members }) => ({ of, marks: members.join('') }));
  return { served: groups(served), came: came.join(''), gave: groups(gave), read: read.join('') };
}

/** What was kept. */
export function unpacked({ served, came, gave, read }: KeptWho): Who {
  const groups = (all: KeptWho['served']) => all.map(({ of, marks }) => ({ of, members: split(marks) }));
  return { served: groups(served), came: split(came), gave: groups(gave), read: split(read) };
}

function groupsTogether(all: Group[]): Group[] {
  const groups = new Map<string | null, Set<string>>();
  for (const { of, members } of all) {
    const group = groups.get(of) ?? new Set<string>();
    for (const member of members) group.add(member);
    groups.set(of, group);
  }
  return [...groups].map(([of, members]) => ({ of, members: [...members] }));
}

/** Everybody of several, each once. */
export function together(all: Who[]): Who {
  return {
    served: groupsTogether(all.flatMap(({ served }) => served)),
    came: unique(all.flatMap(({ came }) => came)),
    gave: groupsTogether(all.flatMap(({ gave }) => gave)),
    read: unique(all.flatMap(({ read }) => read)),
  };
}

/** How many there are in all groups: who belongs to two is one. */
export function everybody(groups: Group[]): number {
  return new Set(groups.flatMap(({ members }) => members)).size;
}

/** How many belong to one group. */
export function membersOf(groups: Group[], of: string): number {
  return groups.find((group) => group.of === of)?.members.length ?? 0;
}
