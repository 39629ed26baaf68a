import { type TemplateName, templates } from './templates';

/** WeChat shows at most three at once. */
export type Kinds =
  | [TemplateName]
  | [TemplateName, TemplateName]
  | [TemplateName, TemplateName, TemplateName];

/** When each kind was refused last, in milliseconds since the epoch. */
type Refusals = Partial<Record<TemplateName, number>>;

const REFUSALS = 'refused-messages';
/** Whoever refused is left in peace for so long, in milliseconds. */
const PEACE = 30 * 24 * 3_600_000;
/** WeChat's answer for somebody who takes no messages of this mini-program at all. */
const SWITCHED_OFF = 20004;

function refusals(): Refusals {
  return (wx.getStorageSync(REFUSALS) as Refusals) || {};
}

function remember(kinds: TemplateName[], isRefused: (kind: TemplateName) => boolean): void {
  const known = refusals();
  for (const kind of kinds) {
    if (isRefused(kind)) known[kind] = Date.now();
    else delete known[kind];
  }
  wx.setStorageSync(REFUSALS, known);
}

function request(kinds: TemplateName[]): Promise<boolean> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: kinds.map((kind) => templates[kind].id),
      success: (result) => {
        const answer = (kind: TemplateName) => (result as Record<string, unknown>)[templates[kind].id];
        remember(kinds, (kind) => answer(kind) === 'reject');
        resolve(kinds.some((kind) => answer(kind) === 'accept'));
      },
      fail: ({ errCode }) => {
        if (errCode === SWITCHED_OFF) remember(kinds, () => true);
        resolve(false);
      },
    });
  });
}

/**
 * Asks WeChat's consent for one message of each kind, along with a tap on something else: at once, before anything is
 * awaited, or WeChat refuses to ask. What was refused in the last 30 days is not asked about again. Resolves to
 * whether any was given.
 */
export function askMessages(kinds: Kinds): Promise<boolean> {
  const known = refusals();
  const open = kinds.filter((kind) => Date.now() - (known[kind] ?? 0) > PEACE);
  return open.length > 0 ? request(open) : Promise.resolve(false);
}

/** The same for a tap that asks for nothing else: the person wants to be reminded, whatever they said before. */
export function wantMessages(kinds: Kinds): Promise<boolean> {
  return request(kinds);
}

/** What most people want to hear of first. */
const USUAL: TemplateName[] = ['answer', 'day', 'notice'];

/** Asks once more about what was refused, the latest first, and else about the usual. Only on a tap. */
export function wantAgain(): Promise<boolean> {
  const refused = Object.entries(refusals()).sort(([, one], [, other]) => other - one);
  const kinds = [...refused.map(([kind]) => kind as TemplateName), ...USUAL];
  return request([...new Set(kinds)].slice(0, 3));
}

/** Whether WeChat no longer asks, because the person told it so: only its settings change that. */
export function isBlocked(): Promise<boolean> {
  const ids: string[] = Object.values(templates).map(({ id }) => id);
  return new Promise((resolve) => {
    wx.getSetting({
      withSubscriptions: true,
      success: ({ subscriptionsSetting: { mainSwitch, itemSettings = {} } }) => {
        const answers = Object.entries(itemSettings as Record<string, unknown>);
        resolve(!mainSwitch || answers.some(([id, answer]) => ids.includes(id) && answer === 'reject'));
      },
      fail: () => resolve(false),
    });
  });
}

/** Opens WeChat's settings of this mini-program. Only on a tap. Resolves when the person is back. */
export function openMessageSettings(): Promise<void> {
  return new Promise((resolve) => {
    wx.openSetting({ withSubscriptions: true, complete: () => resolve() });
  });
}
