import type { Condition } from '../condition';
import { type Person, stranger } from '../person';
import { type Stateful, workflow } from '../workflow';
import { type Ground, onPaper, walk } from './walk';

interface Lamp extends Stateful {
  by: string;
}

const [owner, other] = ['owner', 'other'].map((id): Person => stranger(id, id, new Date(0))) as [
  Person,
  Person,
];

const own: Condition<Lamp> = {
  test: (lamp, { caller }) => lamp.by === caller._id,
  query: ({ caller }) => ({ by: caller._id }),
  say: '这不是您的灯。',
};

const never: Condition<Lamp> = { test: () => false, query: () => ({ _id: '' }), say: '不行。' };

const table = (when: Condition<Lamp>[]) =>
  workflow<Lamp>()({
    collection: 'notices',
    states: { dark: '灭', lit: '亮' },
    verbs: {
      light: { from: 'dark', to: 'lit', when, label: '开', tooLate: '已经亮了。' },
      clean: { from: 'dark', when: [own], label: '擦', tooLate: '亮着不能擦。' },
      douse: { from: 'lit', to: 'dark', when: [own], label: '关', tooLate: '已经灭了。' },
    },
  });

function paper(when: Condition<Lamp>[] = [own]): Ground<Lamp, 'light' | 'clean' | 'douse'> {
  let made = 0;
  const begin = (): Lamp => {
    made += 1;
    return { _id: `lamp${made}`, state: 'dark', by: 'owner', log: [], outbox: [] };
  };
  return onPaper(table(when), { people: [owner, other], begin, now: new Date(0) });
}

test('a table whose every state and verb can be had passes', async () => {
  await walk(table([own]), paper());
});

test('a state nobody reaches is found', async () => {
  await expect(walk(table([never]), paper([never]))).rejects.toThrow('states never reached');
});

test('a ground that does more than the table offers is found', async () => {
  const lax = paper([{ ...own, test: () => true }]);
  await expect(walk(table([own]), lax)).rejects.toThrow('was not offered and done');
});

test('a refusal that changes something is found', async () => {
  const ground = paper();
  const spoilt = new Set<string>();
  const leaky: typeof ground = {
    ...ground,
    async take(id, verb, person) {
      const done = await ground.take(id, verb, person);
      if (!done) spoilt.add(id);
      return done;
    },
    read: async (id) => ({
      ...(await ground.read(id)),
      outbox: spoilt.has(id) ? ([{}] as Lamp['outbox']) : [],
    }),
  };
  await expect(walk(table([own]), leaky)).rejects.toThrow('was refused and changed something');
});
