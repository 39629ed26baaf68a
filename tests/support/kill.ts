import { templates } from '../../miniprogram/lib/templates';
import { type Phone, Refused, type TestCloud } from './cloud';
import type { PersonWithWeChat } from './people';

/** One change that tells somebody, ready to be made. */
export interface Telling {
  /** Makes it. Called again, it is the same call repeated: a phone's with the same `requestId`, a timer that fires anew. */
  run(): Promise<unknown>;
  /** Everybody who has to learn of it. */
  told: PersonWithWeChat[];
}

/** A kind of change: makes one anew each time, of people nobody else is told of meanwhile. */
export interface TellingChange {
  name: string;
  /** The function that makes it. */
  function: 'api' | 'clock';
  arrange(): Promise<Telling>;
}

/** What one person was told of one change whose instance was killed at one place. */
export interface ToldAt {
  change: string;
  /** 'before request 2', 'after request 5', or 'nowhere'. */
  killed: string;
  person: string;
  /** New lines in the inbox right after, while it may still wait in an outbox, and once the sweep has been. */
  before: number;
  after: number;
  /** Messages of WeChat's. */
  nudges: number;
}

/** The sweep leaves messages alone for a minute. */
const LATER = 2 * 60_000;
/** Far more requests than any change makes. */
const MOST = 200;

/** Somebody who has to learn of the change, and how many lines they had before it. */
interface Reader {
  person: PersonWithWeChat;
  phone: Phone;
  already: number;
}

interface Scene {
  killed: string;
  run: Telling['run'];
  readers: Reader[];
}

/** WeChat would take two messages of every kind, so that a second one shows. */
async function arranged(cloud: TestCloud, change: TellingChange, killed: string): Promise<Scene> {
  const { run, told } = await change.arrange();
  const readers: Reader[] = [];
  for (const person of told) {
    const phone = cloud.as(person);
    readers.push({ person, phone, already: await linesOf(phone) });
    for (const { id } of [...Object.values(templates), ...Object.values(templates)])
      cloud.cloud.consent(person.openid, id);
  }
  return { killed, run, readers };
}

/** Makes the change with the instance killed there, then again as its phone would; undefined when it ends before that. */
async function killedAt(
  cloud: TestCloud,
  change: TellingChange,
  when: 'before' | 'after',
  request: number,
): Promise<Scene | undefined> {
  const scene = await arranged(cloud, change, `${when} request ${request}`);
  cloud.cloud.inject({ kind: 'kill', when, request, function: change.function });
  const wasKilled = await isKilled(scene.run());
  cloud.cloud.clearFaults();
  if (!wasKilled) return undefined;
  await scene.run();
  return scene;
}

/**
 * Makes the change once undisturbed, then once for each boundary: killed before its first request, and after each one,
 * messages to WeChat among them. Killed before the next would leave the same behind as after the one before it.
 */
async function everywhere(cloud: TestCloud, change: TellingChange): Promise<Scene[]> {
  const undisturbed = await arranged(cloud, change, 'nowhere');
  await undisturbed.run();
  const scenes = [undisturbed];
  for (let request = 0; request <= MOST; request++) {
    const scene = await (request === 0
      ? killedAt(cloud, change, 'before', 1)
      : killedAt(cloud, change, 'after', request));
    if (!scene) break;
    scenes.push(scene);
  }
  return scenes;
}

async function isKilled(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return true;
  }
}

/** How many lines somebody finds. */
async function linesOf(phone: Phone): Promise<number> {
  return (await phone.call('message.inbox', {})).lines.length;
}

/**
 * Makes each change over and over, killed at every boundary between its requests and repeated as a phone repeats it,
 * lets the sweep run, and says what everybody found: `before` and `after` are to be 1, `nudges` at most 1. All of it
 * happens at `now`, the sweep two minutes later.
 */
export async function killedEverywhere(
  cloud: TestCloud,
  now: Date,
  changes: TellingChange[],
): Promise<ToldAt[]> {
  cloud.setClock(now);
  const found: { reader: Reader; told: ToldAt }[] = [];
  for (const change of changes) {
    for (const { killed, readers } of await everywhere(cloud, change)) {
      for (const reader of readers) {
        const { name: person, openid } = reader.person;
        const before = (await linesOf(reader.phone)) - reader.already;
        const nudges = cloud.cloud.messages().filter((message) => message.openid === openid).length;
        found.push({ reader, told: { change: change.name, killed, person, before, after: 0, nudges } });
      }
    }
  }
  cloud.setClock(new Date(now.getTime() + LATER));
  await cloud.cloud.fire('clock', 'sweep');
  return Promise.all(
    found.map(async ({ reader: { phone, already }, told }) => ({
      ...told,
      after: (await linesOf(phone)) - already,
    })),
  );
}

/** Whether somebody was told other than exactly once. */
export function isAmiss({ before, after, nudges }: ToldAt): boolean {
  return before !== 1 || after !== 1 || nudges > 1;
}
