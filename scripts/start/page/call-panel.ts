import type { CallRecord } from '../../cloud/types';
import { create } from './dom';
import { timeOf } from './words';

/** Older calls are not shown. */
const MOST_ROWS = 200;

const SOURCES: Record<CallRecord['source'], string> = {
  wx_client: '未知的人',
  wx_trigger: '定时器',
  wx_http: 'HTTP',
  wx_unknown: '微信',
  scf: '云函数',
};

/** Every call of a function as it ends, the latest first: who, how long, and what it asked of the database. */
export class CallPanel {
  private readonly list = create('ol', { className: 'scroll calls' });
  private readonly empty = create('li', { className: 'empty' }, '手机上每做一件事，这里就多一行。');

  constructor(
    panel: HTMLElement,
    private readonly nicknameOf: (openid: string) => string,
    calls: CallRecord[],
  ) {
    panel.append(this.list);
    this.list.append(this.empty);
    for (const call of calls.slice(-MOST_ROWS)) this.add(call);
  }

  add(call: CallRecord): void {
    this.empty.remove();
    this.list.prepend(this.row(call));
    if (this.list.childElementCount > MOST_ROWS) this.list.lastElementChild?.remove();
  }

  private row(call: CallRecord): HTMLElement {
    const who = call.openid ? this.nicknameOf(call.openid) : SOURCES[call.source];
    const cold = create('span', { className: 'cold', title: '这次新开了一个实例' }, '冷启动');
    return create(
      'li',
      { className: call.error ? 'call failed' : 'call', title: `${timeOf(call.at)} ${call.requestId}` },
      create('code', {}, call.name || call.function),
      create('span', { className: 'milliseconds' }, `${Math.round(call.milliseconds)} ms`),
      create('span', { className: 'who' }, who),
      create('span', { className: 'cost' }, costOf(call), ...(call.coldStart ? [cold] : [])),
      ...(call.error ? [create('span', { className: 'error' }, call.error)] : []),
    );
  }
}

function costOf({ requests, reads, writes, otherRequests }: CallRecord): string {
  const other = otherRequests > 0 ? ` · 其他 ${otherRequests}` : '';
  return `请求 ${requests} · 读 ${reads} · 写 ${writes}${other}`;
}
