import { aPerson, startTestCloud } from '../../../tests/support';
import { isAmiss, killedEverywhere, type ToldAt } from '../../../tests/support/kill';
import { everyChange } from '../../../tests/support/telling';
import type { Figure } from '../figure';
import { requestsOf } from '../shared';

function describe({ change, killed, person, before, after, nudges }: ToldAt): string {
  return `${change}, killed ${killed}: ${person} found ${before}, then ${after}; WeChat brought ${nudges}`;
}

/** Takes minutes: at every boundary an instance dies and another starts. */
async function toldOtherThanOnce(): Promise<number> {
  const cloud = await startTestCloud();
  try {
    const amiss: ToldAt[] = [];
    for (const { now, changes } of everyChange(cloud)) {
      amiss.push(...(await killedEverywhere(cloud, now, changes)).filter(isAmiss));
    }
    if (amiss.length > 0) console.error(amiss.map(describe).join('\n'));
    return amiss.length;
  } finally {
    await cloud.stop();
  }
}

export const messageFigures: Figure[] = [
  {
    subject: 'building',
    name: 'the inbox, database requests',
    limit: 1,
    short: true,
    async measure(shared) {
      const cloud = await shared.cloud();
      const reader = cloud.test.as(await aPerson(cloud.test));
      return requestsOf(cloud, () => reader.ask('message.inbox', {}));
    },
  },
  {
    subject: 'building',
    name: 'told other than exactly once, over every request boundary of every change that tells someone',
    limit: 0,
    short: false,
    measure: toldOtherThanOnce,
  },
];
