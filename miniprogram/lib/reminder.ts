import { type TemplateName, templates } from './templates';

/** Asks WeChat's consent for one message of each kind. Only on a tap. Resolves to whether any was given. */
export function askMessages(names: TemplateName[]): Promise<boolean> {
  const ids: string[] = names.map((name) => templates[name].id);
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: ids,
      success: (result) => resolve(ids.some((id) => (result as Record<string, unknown>)[id] === 'accept')),
      fail: () => resolve(false),
    });
  });
}

/** The same for the next notice. */
export function askReminder(): Promise<boolean> {
  return askMessages(['notice']);
}
