import type { Output } from '../../../lib/cloud';
import { markEnquiry } from '../../../lib/enquiries';
import { sayStart, sayTime } from '../../../lib/time';
import { inOneLine } from '../../../lib/words';
import type { Asked } from '../words-sheet/words-sheet';

export type Enquiry = Output<'enquiry.open'>;
type Verb = Enquiry['can'][number];

/** Verbs that take a few words first. */
export type AskedVerb = 'reply' | 'promise' | 'reopen';

interface Button {
  verb: Verb;
  label: string;
}

/** 307, or the name where no room is known. */
function whom({ from }: Enquiry): string {
  return from.replace(/ 室.*$/, '');
}

function sayAnswer(enquiry: Enquiry): string {
  if (enquiry.state === 'replied') return inOneLine('把回话告诉', whom(enquiry));
  return enquiry.unit || enquiry.state === 'handed-on' ? '答复' : '直接答复';
}

function labels(enquiry: Enquiry): Record<Verb, string> {
  const { as, state, unit } = enquiry;
  return {
    bridge: state === 'bridged' || state === 'replied' ? '换人来办' : '转给谁来办',
    promise: enquiry.promised ? '换个时间' : '先答应个时间',
    reply: as === 'unit' ? '回话' : `记下${unit ?? '对方'}的回话`,
    answer: sayAnswer(enquiry),
    handOn: '转给社区调解',
    withdraw: '不用了，撤回',
    reopen: '还没解决',
    rate: '打个分',
  };
}

/** What comes next, by where it stands: the one button that is red. */
const NEXT: Record<Enquiry['state'], Verb[]> = {
  asked: ['bridge', 'answer'],
  reopened: ['bridge', 'answer'],
  bridged: ['reply'],
  replied: ['answer'],
  'handed-on': ['answer'],
  answered: [],
  withdrawn: [],
};

/** The next step and the others. A rating is given in place; who asked takes back quietly, at the end. */
function buttons(enquiry: Enquiry): { main: Button | null; beside: Button[] } {
  const names = labels(enquiry);
  const button = (verb: Verb): Button => ({ verb, label: names[verb] });
  const next = NEXT[enquiry.state].find((verb) => enquiry.can.includes(verb));
  const others = enquiry.can.filter((verb) => verb !== next && verb !== 'rate');
  return { main: next ? button(next) : null, beside: others.map(button) };
}

/** What who asked wants to know first. */
function sayForAsker({ state, unit, holder, late }: Enquiry, by: string): string {
  const who = holder === 'staff' ? '社区' : '群主';
  switch (state) {
    case 'asked':
    case 'reopened':
      return late ? `过了时间，${who}会尽快答复您` : inOneLine(`${who}会在`, `${by}答复您`);
    case 'bridged':
      return late ? `转给${unit}了，还没回话，在催` : `转给${unit}了，${by}答复您`;
    case 'replied':
      return `${unit}已经回话，${who}马上告诉您`;
    case 'handed-on':
      return late ? '社区来调解，会尽快找您' : `社区来调解，${by}有人找您`;
    case 'answered':
      return '已经答复了';
    case 'withdrawn':
      return '您撤回了，不用办了';
  }
}

function sayStands(enquiry: Enquiry, now: number): string {
  const { as, state, standing, due, late } = enquiry;
  const by = `${sayStart(due, now)} 前`;
  if (as === 'asker') return sayForAsker(enquiry, by);
  return as === 'unit' && state === 'bridged' && !late
    ? inOneLine('请在', `${by}回话，群主会转告`)
    : standing;
}

const WORDS = { until: false, wordless: false, longest: 500 };

/** What a verb asks for first. */
export const ASKED: Record<AskedVerb, (enquiry: Enquiry) => Asked> = {
  reply: ({ as, unit }) => ({
    ...WORDS,
    title: as === 'unit' ? '办得怎么样了？' : `${unit ?? '对方'}怎么说？`,
    say: '群主看了，会用自己的话告诉求助的人',
    example: '比如 备件今天到，下午三点师傅来换',
    button: as === 'unit' ? '回话' : '记下来',
  }),
  promise: ({ promised }) => ({
    ...WORDS,
    title: '什么时候前答复？',
    say: promised ? '为什么换时间，求助的人会看到' : '想说一句的话，求助的人会看到',
    example: '比如 师傅下午才有空',
    button: '答应这个时间',
    longest: 100,
    until: true,
    wordless: !promised,
  }),
  reopen: () => ({
    ...WORDS,
    title: '哪里还没解决？',
    say: '群主会接着办，重新算时间',
    example: '比如 修好两天又不亮了',
    button: '请群主接着办',
    longest: 100,
  }),
};

/** An enquiry in words, as its page shows it. */
export function drawnEnquiry(enquiry: Enquiry, now = Date.now()) {
  return {
    enquiry,
    mark: markEnquiry(enquiry, now),
    stands: sayStands(enquiry, now),
    ...buttons(enquiry),
    rates: enquiry.can.includes('rate'),
    rated: enquiry.rating ? `${enquiry.mine ? '您' : '求助的人'}打了 ${enquiry.rating} 分` : '',
    timeline: enquiry.timeline
      .map(({ at, words }, place) => ({ place, when: sayTime(at, now), words }))
      .reverse(),
  };
}
