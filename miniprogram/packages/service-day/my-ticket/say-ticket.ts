import type { MyTicket } from '../../../../cloudfunctions/domain/ticket/mine';

export interface TicketWords {
  /** The sentence under the number. */
  main: string;
  second: string;
  /** How far the queue has come, 0 to 100; null where that says nothing. */
  progress: number | null;
}

/** What a number means now, in words. */
export function sayTicket(ticket: MyTicket): TicketWords {
  const { state, before, minutes, calling, number, table, queueState } = ticket;
  if (queueState === 'cancelled') return { main: '这一天取消了', second: '看看下一次', progress: null };
  switch (state) {
    case 'called':
      return { main: '轮到您了', second: `请到 ${table ?? 1} 号桌`, progress: 100 };
    case 'later':
      return { main: '号给您留着', second: '到了点“我到了”，下一个就叫您', progress: null };
    case 'skipped':
      return { main: '刚才叫过您', second: '号还有用。到了点“我到了”，下一个就叫您', progress: null };
    case 'served':
      return { main: '办好了', second: '今天的服务怎么样？点一下就行', progress: null };
    default: {
      const called = calling > 0 ? `正在叫 ${calling} 号` : '还没开始叫号';
      const main = before === 0 ? '下一个就是您' : `前面还有 ${before} 位`;
      const wait = queueState === 'paused' ? '志愿者歇一会儿' : `大约 ${minutes} 分钟`;
      return {
        main,
        second: before === 0 ? called : `${wait} · ${called}`,
        progress: Math.round(((number - 1 - before) / Math.max(1, number - 1)) * 100),
      };
    }
  }
}
