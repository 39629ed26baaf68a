import type { FunctionFolder } from '../functions/folder';
import type { History } from '../history';
import type { CallRecord } from '../types';
import { HttpError } from './exchange';
import type { Route } from './server';

const SHOWN = 50;

/** `GET /`: which functions there are, and the newest calls with their requests and milliseconds. */
export function statusPage(folder: FunctionFolder, calls: History<CallRecord>): Route {
  return async (exchange) => {
    if (exchange.method !== 'GET') throw new HttpError(405, '/ takes GET');
    const newest = calls.list().slice(-SHOWN).reverse();
    exchange.send(200, 'text/html; charset=utf-8', page(folder.names(), newest));
  };
}

function page(names: string[], calls: CallRecord[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>本地云</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #ddd; padding: .25rem .5rem; text-align: left; }
  td.number { text-align: right; }
  .error { color: #b3261e; }
</style>
<h1>本地云</h1>
<p>云函数：${names.map(escape).join('、') || '无'}</p>
<table>
  <tr><th>时间</th><th>函数</th><th>来源</th><th>毫秒</th><th>数据库请求</th><th>读</th><th>写</th><th>其他请求</th><th>结果</th></tr>
  ${calls.map(row).join('\n  ')}
</table>
</html>`;
}

function row(call: CallRecord): string {
  const time = new Date(call.at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const words = [time, `${call.function} ${call.name}`, call.source];
  const numbers = [call.milliseconds, call.requests, call.reads, call.writes, call.otherRequests];
  const cells = [
    ...words.map((word) => `<td>${escape(word)}</td>`),
    ...numbers.map((number) => `<td class="number">${number}</td>`),
    call.error ? `<td class="error">${escape(call.error.split('\n')[0] ?? '')}</td>` : '<td>成功</td>',
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
