/** Subscribe messages: one consent lets the mini-program send one message of a template. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi, CodedError } from '../api';
import { cloudOf } from '../cloud/client';
import { part } from '../screen/layer';
import { clientStorageOf } from '../storage';
import { askForConsent } from './consent-popup';

type Answer = 'accept' | 'reject';
type Answers = Record<string, Answer>;

const REMEMBERED = 'subscriptions';
const MOST_TEMPLATES = 3;

/** Answers kept by "总是保持以上选择，不再询问". */
export function rememberedSubscriptions(host: Host): Answers {
  return (clientStorageOf(host).get(REMEMBERED) || {}) as Answers;
}

export function forgetSubscriptions(host: Host): void {
  clientStorageOf(host).remove(REMEMBERED);
}

function check(templateIds: string[]): void {
  if (templateIds.length === 0) throw new CodedError("TmplIds can't be empty", 10001);
  if (templateIds.length > MOST_TEMPLATES) throw new CodedError('Templates count out of max bounds', 20003);
  if (!navigator.userActivation.isActive) throw new Error('can only be invoked by user TAP gesture.');
}

function checkbox(label: string, checked: boolean): { row: HTMLElement; input: HTMLInputElement } {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = checked;
  const row = document.createElement('label');
  row.className = 'consent-choice';
  row.append(input, label);
  return { row, input };
}

async function ask(host: Host, templateIds: string[]): Promise<Answers> {
  const choices = templateIds.map((id) => ({ id, ...checkbox(`消息 ${id}`, true) }));
  const always = checkbox('总是保持以上选择，不再询问', false);
  const allowed = await askForConsent(host, {
    title: '想给你发送以下一次性消息',
    content: [part('consent-choices', ...choices.map(({ row }) => row)), always.row],
  });
  const answers: Answers = {};
  for (const { id, input } of choices) answers[id] = allowed && input.checked ? 'accept' : 'reject';
  if (always.input.checked) {
    clientStorageOf(host).set(REMEMBERED, { ...rememberedSubscriptions(host), ...answers });
  }
  return answers;
}

async function request(host: Host, templateIds: string[]): Promise<Answers> {
  check(templateIds);
  const remembered = rememberedSubscriptions(host);
  const open = templateIds.filter((id) => !remembered[id]);
  const answers = open.length > 0 ? await ask(host, open) : {};
  const all = Object.fromEntries(templateIds.map((id) => [id, answers[id] ?? remembered[id] ?? 'reject']));
  const accepted = templateIds.filter((id) => all[id] === 'accept');
  if (accepted.length > 0) {
    const client = cloudOf(host);
    await client.postJson('/client/consent', { openid: client.openid, templateIds: accepted });
  }
  return all;
}

export function subscribeApi(host: Host): Api {
  return {
    requestSubscribeMessage: asyncApi('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) =>
      request(host, tmplIds ?? []),
    ),
  };
}
