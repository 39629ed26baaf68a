import { randomUUID } from 'node:crypto';
import { aBuilding, anOwner, aPerson, type TestCloud } from '..';
import type { TellingChange } from '../kill';

/** What notices tell. */
export function notices(cloud: TestCloud): TellingChange[] {
  return [
    {
      name: 'notice.remind',
      function: 'api',
      async arrange() {
        const building = await aBuilding(cloud, { rooms: ['101', '102'] });
        const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
        const told = [
          await aPerson(cloud, { building, room: '101' }),
          await aPerson(cloud, { building, room: '102' }),
        ];
        const draft = { kind: 'health', title: '周二量血压', body: '', pinned: false } as const;
        const { notice } = await owner.call('notice.post', { ...draft, pictures: [], areas: [building._id] });
        const requestId = randomUUID();
        const input = { notice, building: building._id };
        return { told, run: () => owner.call('notice.remind', input, requestId) };
      },
    },
  ];
}
