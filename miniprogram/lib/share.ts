/** The card of a notice in a group chat; whoever taps it lands on the notice. */
export function noticeCard(id: string, title: string): WechatMiniprogram.Page.ICustomShareContent {
  return { title, path: `/packages/notice/notice/notice?id=${id}` };
}

/** Lets WeChat tell, when somebody opens the card, which group it was in. */
export function shareWithTickets(): void {
  wx.updateShareMenu({ withShareTicket: true });
}
