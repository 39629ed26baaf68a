import { templates } from './templates';

/** Asks WeChat's consent for one message about the next notice. Only on a tap. Resolves to whether it was given. */
export function askReminder(): Promise<boolean> {
  const { id } = templates.notice;
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [id],
      success: (result) => resolve((result as Record<string, unknown>)[id] === 'accept'),
      fail: () => resolve(false),
    });
  });
}
