import cloud from 'wx-server-sdk';
import { type TemplateName, templates } from '../../miniprogram/lib/templates';
import { fill, isFinal } from './outbox';

/**
 * Tells somebody something that is of no use later, such as that it is their turn: sent once, kept nowhere, without a
 * database request. Whoever has given no consent learns it elsewhere; no failure of it undoes what was done.
 */
export async function tellNow(
  openid: string | undefined,
  template: TemplateName,
  page: string,
  data: Record<string, string>,
): Promise<void> {
  if (!openid) return;
  try {
    const filled = { templateId: templates[template].id, data: fill(template, data) };
    await cloud.openapi.subscribeMessage.send({ touser: openid, page, ...filled });
  } catch (error) {
    if (!isFinal(error)) console.error(`message ${template}`, error);
  }
}
