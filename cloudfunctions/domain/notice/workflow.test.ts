import fc from 'fast-check';
import { aBuilding, aPerson, startTestCloud, type TestCloud } from '../../../tests/support';
import { lineage } from '../../kernel/area';
import type { Grant } from '../../kernel/grants';
import type { NoticeVerb } from './workflow';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await aBuilding(cloud, { estate: 'walk.east' });
  await aBuilding(cloud, { estate: 'walk.west' });
});
afterAll(() => cloud.stop());

const places = ['walk', 'walk.east', 'walk.west', 'walk.east.tower', 'elsewhere'];
const place = fc.constantFrom(...places);
const grant: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom('owner', 'staff'), area: place });
const verb = fc.constantFrom<NoticeVerb>('pin', 'unpin', 'withdraw');

let made = 0;

/** A notice as the database holds it, written by `by` about these areas. */
async function aNotice(by: string, areas: string[], pinned: boolean): Promise<string> {
  made += 1;
  const _id = `walk${made}`;
  const shared = areas.length === 1 ? lineage(areas[0] as string) : [];
  const at = new Date();
  const rest = {
    kind: 'safety',
    title: '试',
    body: '',
    pictures: [],
    from: '群主',
    reminded: [],
    log: [],
    outbox: [],
  };
  await cloud.database.insert('notices', [
    {
      _id,
      by,
      areas,
      within: shared,
      state: 'posted',
      pinned,
      at,
      place: `${at.toISOString()} ${_id}`,
      ...rest,
    },
  ]);
  return _id;
}

test('the buttons a person sees are exactly the verbs the cloud lets through', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(grant, { maxLength: 2 }),
      fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      fc.boolean(),
      fc.array(verb, { minLength: 1, maxLength: 4 }),
      async (grants, areas, isAuthor, pinned, verbs) => {
        const person = await aPerson(cloud, { grants });
        const phone = cloud.as(person);
        const notice = await aNotice(isAuthor ? person._id : 'somebody', areas, pinned);
        for (const each of verbs) {
          const seen = await phone.ask('notice.open', { notice });
          // Withdrawn, and not one's own to look after: nothing is shown, so nothing may work.
          const can = seen.reply.ok ? seen.reply.data.can : [];
          const { reply } = await phone.ask(`notice.${each as 'pin' | 'unpin' | 'withdraw'}`, { notice });
          expect({ verb: each, works: reply.ok }).toEqual({ verb: each, works: can.includes(each) });
        }
      },
    ),
    { numRuns: 40 },
  );
});
