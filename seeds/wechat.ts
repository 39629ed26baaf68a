import { communities } from './communities';
import { areaAt, type Community } from './community';
import type { SeededArea } from './documents';
import { MANAGER, managerOpenid, managerPlace } from './partners';
import { staffOpenid } from './people';
import { livedIn, madeUpPhone, type Resident } from './residents';

/** Somebody whose phone can be shown, as WeChat knows them. */
export interface DemoPerson {
  openid: string;
  nickname: string;
  /** The number WeChat gives when they allow it. */
  phoneNumber: string;
  role: '住户' | '群主' | '工作人员' | '单位的人' | '新来的住户';
  /** Building and room, or what they work for; '' for somebody the system does not know. */
  where: string;
}

/** A group chat in WeChat. */
export interface DemoGroup {
  opengid: string;
  name: string;
  building: string;
  /** Openids. */
  members: string[];
}

/** A building whose QR code hangs at the door, or a point with one on its tables. */
export interface DemoCode {
  /** Id of the building or the point. */
  place: string;
  title: string;
}

/** WeChat's own world around the seeds, and what the start page shows of it. */
export interface DemoWechat {
  people: DemoPerson[];
  groups: DemoGroup[];
  codes: DemoCode[];
  /** Openids of the three shown first: a resident, their owner, their staff. */
  first: [resident: string, owner: string, staff: string];
}

/** How many neighbours of each demo building can be tried besides its owner and the resident shown first. */
const NEIGHBOURS = 2;

export function demoWechat(): DemoWechat {
  const all = communities();
  const first = all[0] as Community;
  const { resident, owner } = livedIn(first);
  const staff = first.demo.staff.at(-1)?.area as string;
  return {
    people: [...newcomers(), ...all.flatMap(demoPeople)],
    groups: all.map((community) => demoGroup(community, community === first ? newcomers() : [])),
    codes: [
      ...all.map(({ areas, demo }) => ({ place: demo.building, title: titleOf(areas, demo.building) })),
      ...all.flatMap(({ points }) => points.map(({ _id, name }) => ({ place: _id, title: name }))),
    ],
    first: [resident.openid, owner.openid, staffOpenid(staff)],
  };
}

/** The id WeChat gives to a demo building's group chat. */
export function opengidOf(building: string): string {
  return `demo-group-${building.replaceAll('.', '-')}`;
}

function demoPeople(community: Community): DemoPerson[] {
  const { building, resident, owner, everybody } = livedIn(community);
  const { areas, demo } = community;
  const home = (room: string) => `${titleOf(areas, building._id)} ${room}`;
  const others = everybody.filter((each): each is Required<Resident> => each.openid !== undefined);
  const neighbours = others.slice(2, 2 + NEIGHBOURS);
  return [
    ...[resident, ...neighbours].map((each) => demoPerson(each, '住户', home(each.room))),
    demoPerson(owner, '群主', home(owner.room)),
    ...demo.staff.map(({ area, name }) => {
      const openid = staffOpenid(area);
      const { name: where } = areaAt(areas, area);
      return demoPerson({ openid, name, phone: madeUpPhone(openid) }, '工作人员', where);
    }),
    demoManager(community),
  ];
}

function demoManager(community: Community): DemoPerson {
  const openid = managerOpenid(community);
  const person = { openid, name: MANAGER, phone: madeUpPhone(openid) };
  return demoPerson(person, '单位的人', managerPlace(community));
}

/** People the system has never seen; they are in the first group chat already. */
function newcomers(): DemoPerson[] {
  return [...'甲乙丙'].map((stem, index) => {
    const openid = `demo-newcomer-${index + 1}`;
    return demoPerson({ openid, name: `新邻居 ${stem}`, phone: madeUpPhone(openid) }, '新来的住户', '');
  });
}

function demoPerson(
  { openid, name, phone }: Omit<Required<Resident>, 'room'>,
  role: DemoPerson['role'],
  where: string,
): DemoPerson {
  return { openid, nickname: name, phoneNumber: phone, role, where };
}

function demoGroup(community: Community, guests: DemoPerson[]): DemoGroup {
  const { building, everybody } = livedIn(community);
  const members = everybody.flatMap(({ openid }) => openid ?? []);
  return {
    opengid: opengidOf(building._id),
    name: `${titleOf(community.areas, building._id)}邻里群`,
    building: building._id,
    members: [...members, ...guests.map(({ openid }) => openid)],
  };
}

/** 横燕小区 3 幢 */
function titleOf(areas: SeededArea[], building: string): string {
  const { name, parent } = areaAt(areas, building);
  return `${areaAt(areas, parent as string).name} ${name}`;
}
