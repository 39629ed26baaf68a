import cloud from 'wx-server-sdk';
import { type TemplateName, templates } from '../../miniprogram/lib/templates';
import { _, type CollectionName, find, update } from './database';

/**
 * One thing to tell one person. It is written into the outbox of the document it is about, by the same request that
 * changed that document, and taken out once WeChat has answered: killed anywhere between, it is still there and
 * `clock` sends it later.
 */
export interface Message {
  id: string;
  /** Person id. */
  to: string;
  template: TemplateName;
  /** The page that opens on a tap, with its query. */
  page: string;
  /** Our word for the field → what it says. Cut to the platform's 20 characters when sent. */
  data: Record<string, string>;
  at: Date;
}

/** WeChat's answers after which there is no point in trying again: no consent, or an openid it does not know. */
const FINAL = [43101, 40003];
/** How many of WeChat's answers are awaited at the same time. */
const AT_ONCE = 20;
const THING = 20;

function short(text: string): string {
  return text.length > THING ? `${text.slice(0, THING - 1)}…` : text;
}

/** The fields of a template as WeChat takes them. */
export function fill(
  template: TemplateName,
  data: Record<string, string>,
): Record<string, { value: string }> {
  const fields: Record<string, string> = templates[template].fields;
  const entries = Object.entries(fields).map(([word, keyword]) => [
    keyword,
    { value: short(data[word] ?? '') },
  ]);
  return Object.fromEntries(entries);
}

/** Whether WeChat will never take this message. */
export function isFinal(error: unknown): boolean {
  return FINAL.includes((error as { errCode?: number }).errCode ?? 0);
}

/** Whether this message is done with: taken by WeChat, or refused for good. */
async function send(message: Message, openid: string | undefined): Promise<boolean> {
  if (!openid) return true;
  const { id } = templates[message.template];
  const data = fill(message.template, message.data);
  try {
    await cloud.openapi.subscribeMessage.send({ touser: openid, templateId: id, page: message.page, data });
    return true;
  } catch (error) {
    if (isFinal(error)) return true;
    console.error(`message ${message.id}`, error);
    return false;
  }
}

/** Sends what waits in one document's outbox and takes out what is done. Two requests, however many messages. */
export async function deliver(collection: CollectionName, id: string, messages: Message[]): Promise<void> {
  if (messages.length === 0) return;
  const people = await find('people', { _id: _.in([...new Set(messages.map(({ to }) => to))]) });
  const openids = new Map(people.map((person) => [person._id, person.openid]));
  const done: string[] = [];
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    const batch = messages.slice(start, start + AT_ONCE);
    const sent = await Promise.all(batch.map((message) => send(message, openids.get(message.to))));
    done.push(...batch.filter((_message, index) => sent[index]).map((message) => message.id));
  }
  if (done.length > 0) await update(collection, { _id: id }, { outbox: _.pull({ id: _.in(done) }) });
}

/** Documents that still have something to tell since before `until`: one request, then two for each of them. */
export async function sweep(collection: CollectionName, until: Date): Promise<number> {
  const left = (await find(collection, { 'outbox.at': _.lt(until) }, { limit: 100 })) as unknown as {
    _id: string;
    outbox: Message[];
  }[];
  for (const { _id, outbox } of left) await deliver(collection, _id, outbox);
  return left.length;
}
