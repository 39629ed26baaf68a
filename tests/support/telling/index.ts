import { NOW, type TestCloud } from '..';
import type { TellingChange } from '../kill';
import { enquiries } from './enquiries';
import { hours } from './hours';
import { notices } from './notices';
import { series } from './series';
import { evenings, shifts } from './shifts';
import { tickets } from './tickets';
import { wishes } from './wishes';

/** What one sweep of the clock makes: all of it at once, so that it is killed between any two. */
function together(changes: TellingChange[]): TellingChange {
  return {
    name: changes.map(({ name }) => name).join(', '),
    function: 'clock',
    async arrange() {
      const tellings = await Promise.all(changes.map((change) => change.arrange()));
      return { told: tellings.flatMap(({ told }) => told), run: async () => tellings[0]?.run() };
    },
  };
}

/** Changes that are made at the same time of day. */
export interface Moment {
  now: Date;
  changes: TellingChange[];
}

/** Every change of the product that tells somebody. Whoever adds one adds it here. */
export function everyChange(cloud: TestCloud): Moment[] {
  const all = [notices, tickets, series, shifts, hours, enquiries, wishes].flatMap((of) => of(cloud));
  const byClock = all.filter((change) => change.function === 'clock');
  const calls = all.filter((change) => change.function === 'api');
  return [
    { now: NOW, changes: [...calls, together(byClock)] },
    { now: new Date('2026-11-24T19:00:00+08:00'), changes: evenings(cloud) },
  ];
}
