/**
 * The subscribe message templates, one list for both sides: the phone asks for consent by `id`, the cloud fills
 * `fields`. A deployment puts the ids of its own templates here (mp.weixin.qq.com → 订阅消息).
 */
export const templates = {
  /** 楼里通知: a notice that waits to be read. */
  notice: {
    id: 'loulijian-notice',
    /** Our word → the template's keyword. `thing` takes at most 20 characters. */
    fields: { title: 'thing1', from: 'thing2', tip: 'thing3' },
  },
} as const;

export type TemplateName = keyof typeof templates;
