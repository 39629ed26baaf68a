import * as v from 'valibot';
import cloud from 'wx-server-sdk';
import { lineage } from '../../kernel/area';
import { checkContent } from '../../kernel/content-check';
import { _, add, find, update } from '../../kernel/database';
import { areasOf, type Role } from '../../kernel/grants';
import { forget } from '../../kernel/identify';
import { cloudId, name, phone } from '../../kernel/inputs';
import type { ContactCard, Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { forgetEnquiriesOf } from '../enquiry/forget';
import { keepHoursOf } from '../hours/forget';
import { forgetMessagesOf } from '../message/forget';
import { forgetPicturesOf } from '../picture/forget';
import { forgetRecordsOf } from '../report/record/forget';
import { forgetShiftsOf } from '../shift/forget';
import { forgetTicketsOf } from '../ticket/forget';
import { forgetWishesOf } from '../wish/forget';
import type { Area } from './area';
import { maskPhone } from './home';

/** Everything that is held on the caller, as their own page shows it. */
export interface Me {
  name: string;
  phone: string | null;
  homes: {
    household: string;
    building: string;
    buildingName: string;
    estate: string;
    room: string;
    since: number;
  }[];
  grants: { role: Role; area: string; areaName: string }[];
  /** Names of the units the caller speaks for. */
  partners: string[];
  card: ContactCard | null;
}

/** '横燕小区 3 幢': the two innermost names, which is how people say where they live. */
function called(areas: Map<string, Area>, path: string): string {
  const names = lineage(path).flatMap((step) => areas.get(step)?.name ?? []);
  return names.slice(-2).join(' ');
}

export const me = procedure({
  input: v.object({}),
  sensitive: true,
  allow: anyone,
  async run({ caller }): Promise<Me> {
    const paths = [...caller.homes.map(({ building }) => building), ...caller.grants.map(({ area }) => area)];
    const known =
      paths.length > 0 ? await find('areas', { _id: _.in([...new Set(paths.flatMap(lineage))]) }) : [];
    const areas = new Map(known.map((area) => [area._id, area]));
    return {
      name: caller.name,
      phone: caller.phone ? maskPhone(caller.phone) : null,
      homes: caller.homes.map(({ household, building, room, since }) => ({
        household,
        building,
        buildingName: areas.get(building)?.name ?? '',
        estate:
          lineage(building)
            .flatMap((step) => areas.get(step)?.name ?? [])
            .at(-2) ?? '',
        room,
        since: since.getTime(),
      })),
      grants: caller.grants.map(({ role, area }) => ({ role, area, areaName: called(areas, area) })),
      partners: (caller.partners ?? []).map(({ name }) => name),
      card: caller.card ?? null,
    };
  },
});

/** Changes the caller's own document, and makes it for somebody who has none yet. */
async function change(caller: Person, fields: Partial<Person>, erase: (keyof Person)[] = []): Promise<null> {
  const removed = Object.fromEntries(erase.map((field) => [field, _.remove()]));
  const updated = await update('people', { _id: caller._id }, { ...fields, ...removed });
  if (updated === 0) await add('people', { ...caller, ...fields });
  forget(caller._id);
  return null;
}

/** How the caller wants to be called by neighbours. Empty is fine. */
export const rename = procedure({
  input: v.object({ name }),
  allow: anyone,
  async run({ input, caller }): Promise<null> {
    await checkContent(caller.openid ?? '', 'profile', input.name);
    return change(caller, { name: input.name });
  },
});

/** The number WeChat vouches for, given by a tap on its own button. */
export const givePhone = procedure({
  input: v.object({ cloudId }),
  allow: anyone,
  async run({ input, caller }): Promise<{ phone: string }> {
    const { list } = await cloud.getOpenData({ list: [input.cloudId] });
    const opened = list[0] as { data?: { purePhoneNumber?: string } } | undefined;
    const number = opened?.data?.purePhoneNumber;
    must(number, 'bad-input', '没有拿到电话号码，请再试一次。');
    await change(caller, { phone: number });
    return { phone: maskPhone(number) };
  },
});

/** Takes the number back. */
export const forgetPhone = procedure({
  input: v.object({}),
  allow: anyone,
  run: ({ caller }): Promise<null> => change(caller, {}, ['phone']),
});

/** What an owner shows of themselves to whoever scans the building's code. */
export const showCard = procedure({
  input: v.object({
    name: v.pipe(name, v.nonEmpty('请写大家怎么称呼您。')),
    phone,
    hours: v.pipe(v.string(), v.trim(), v.maxLength(40, '方便接电话的时间请不要超过 40 个字。')),
  }),
  allow({ caller }) {
    must(areasOf(caller, ['owner']).length > 0, 'not-allowed', '群主才有名片。');
  },
  async run({ input, caller }): Promise<null> {
    await checkContent(caller.openid ?? '', 'profile', `${input.name} ${input.hours}`);
    return change(caller, { card: input });
  },
});

/**
 * Erases what is held on the caller: name, number, card, homes, grants, volunteering, numbers and shifts, wishes, messages,
 * pictures (个人信息保护法 47). What an owner decided about them stays, so that an objection cannot be erased by the person it is about,
 * and served hours stay for a while (RETENTION). Killed in between, another tap does the rest.
 */
export const erase = procedure({
  input: v.object({}),
  sensitive: true,
  allow: anyone,
  async run({ caller, now }): Promise<null> {
    await forgetTicketsOf(caller._id, now);
    await forgetShiftsOf(caller._id, now);
    await keepHoursOf(caller._id, now);
    await forgetWishesOf(caller, now);
    await forgetEnquiriesOf(caller._id, now);
    await forgetPicturesOf(caller._id, now);
    await forgetMessagesOf(caller._id);
    await forgetRecordsOf(caller._id);
    return change(
      caller,
      { name: '', homes: [], grants: [], past: caller.past.filter(({ how }) => how === 'removed') },
      ['phone', 'card', 'volunteer', 'busy', 'partners', 'messagesSeen'],
    );
  },
});
