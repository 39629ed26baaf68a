import { _ } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { deliver, type Message } from '../../kernel/outbox';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import type { Notice } from './notice';
import { type BuildingReading, isTooSoon, onReading, readingOf } from './reading';
import { noticeWorkflow } from './workflow';

/** Who is reminded: everyone with WeChat in a household that has not read. */
function remindersFor(notice: Notice, reading: BuildingReading, requestId: string, at: Date): Message[] {
  const unread = new Set(
    reading.households.filter(({ readAt }) => readAt === null).map((each) => each.household),
  );
  return reading.people
    .filter(({ openid, homes }) => openid && homes.some((home) => unread.has(home.household)))
    .map((person) => ({
      id: newId(person._id, `${requestId} ${notice._id}`),
      to: person._id,
      template: 'notice',
      page: `packages/notice/notice/notice?id=${notice._id}`,
      data: { title: notice.title, from: notice.from, tip: '邻居们都在看，请您也看一眼' },
      text: `${notice.from}请您看一眼“${notice.title}”`,
      at,
    }));
}

/** Reminds the households that have not read. Who allowed a message gets one; the others see it marked on their home page. */
export const remind = procedureOn({
  ...onReading,
  async run({ input: { building }, caller, subject: notice, requestId, now }): Promise<{ people: number }> {
    if (notice.log.some((entry) => entry.requestId === requestId)) return { people: 0 };
    must(!isTooSoon(notice, building, now), 'later', '今天已经提醒过了，明天再提醒吧。');
    const reading = await readingOf(notice._id, building);
    const messages = remindersFor(notice, reading, requestId, now);
    const set = { reminded: _.push([{ building, at: now }]) };
    const moved = await move(noticeWorkflow, {
      id: notice._id,
      verb: 'remind',
      requestId,
      caller,
      now,
      set,
      tell: messages,
    });
    if (moved) await deliver(messages, reading.people);
    return { people: messages.length };
  },
});
