import * as v from 'valibot';
import { add, aggregate, remove } from '../../kernel/database';
import { anyone, procedure } from '../../kernel/procedure';
import {
  type Consent,
  type Level,
  levelOf,
  type Measurement,
  type Reading,
  sayLevel,
  sayValue,
} from './reading';

/** One line of the own small book. */
export interface BookLine {
  id: string;
  kind: Measurement['kind'];
  /** 138/86 */
  value: string;
  pulse: number | null;
  fasting: boolean | null;
  level: Level;
  say: string;
  pointName: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface BookView {
  /** Whether new measurements are kept. */
  keeping: boolean;
  lines: BookLine[];
}

/** Lines shown: some years of Tuesdays. */
const MOST = 300;

function line({ _id, measurement, pointName, at }: Reading): BookLine {
  const pressure = measurement.kind === 'blood-pressure';
  return {
    id: _id,
    kind: measurement.kind,
    value: sayValue(measurement),
    pulse: pressure ? measurement.pulse : null,
    fasting: pressure ? null : measurement.fasting,
    level: levelOf(measurement),
    say: sayLevel(measurement),
    pointName,
    at: at.getTime(),
  };
}

/** The caller's own book. Nobody else's can be asked for. */
export const book = procedure({
  input: v.object({}),
  sensitive: true,
  allow: anyone,
  async run({ caller }): Promise<BookView> {
    const [readings, consents] = await Promise.all([
      aggregate<Reading>('readings', [
        { match: { person: caller._id } },
        { sort: { at: -1 } },
        { limit: MOST },
      ]),
      aggregate<Consent>('consents', [{ match: { _id: caller._id } }, { limit: 1 }]),
    ]);
    return { keeping: consents.length > 0, lines: readings.map(line) };
  },
});

/** The separate consent that health data asks for (个人信息保护法 29): given by the person, for this one purpose. */
export const consent = procedure({
  input: v.object({}),
  allow: anyone,
  async run({ caller, now }): Promise<null> {
    await add('consents', { _id: caller._id, at: now });
    return null;
  },
});

/** Takes the consent back. What is in the book stays until it is removed. */
export const withdraw = procedure({
  input: v.object({}),
  allow: anyone,
  async run({ caller }): Promise<null> {
    await remove('consents', { _id: caller._id });
    return null;
  },
});

/** Tears out one line, or with no `reading` the whole book. */
export const tearOut = procedure({
  input: v.object({ reading: v.optional(v.pipe(v.string(), v.maxLength(300))) }),
  allow: anyone,
  async run({ input, caller }): Promise<null> {
    await remove('readings', { person: caller._id, ...(input.reading && { _id: input.reading }) });
    return null;
  },
});
