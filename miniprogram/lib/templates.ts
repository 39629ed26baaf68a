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
  /** 叫号提醒: it is somebody's turn. */
  called: {
    id: 'loulijian-called',
    fields: { service: 'thing1', number: 'character_string2', place: 'thing3', tip: 'thing4' },
  },
  /** 候补通知: a place became free and is kept until a time. */
  offer: { id: 'loulijian-offer', fields: { service: 'thing1', day: 'thing2', tip: 'thing3' } },
  /** 服务变更: a service day was cancelled or moved. */
  day: { id: 'loulijian-day', fields: { name: 'thing1', change: 'thing2', reason: 'thing3' } },
  /** 时长变动: an entry of the hours changed, or waits for a look. */
  hours: { id: 'loulijian-hours', fields: { activity: 'thing1', change: 'thing2', tip: 'thing3' } },
  /** 班次提醒: somebody is asked to help, or reminded that they said yes. */
  shift: { id: 'loulijian-shift', fields: { task: 'thing1', day: 'thing2', place: 'thing3', tip: 'thing4' } },
  /** 求助待处理: somebody who looks after enquiries has one to answer. */
  enquiry: { id: 'loulijian-enquiry', fields: { from: 'thing1', words: 'thing2', due: 'thing3' } },
  /** 求助回复: an answer to somebody's own enquiry, or a change of it. */
  answer: { id: 'loulijian-answer', fields: { words: 'thing1', from: 'thing2', tip: 'thing3' } },
  /** 微心愿进展: a wish was made, claimed, fulfilled, given back … */
  wish: { id: 'loulijian-wish', fields: { wish: 'thing1', change: 'thing2', tip: 'thing3' } },
  /** 月报提醒: the month's figures, or the file made of them, wait for a look. */
  report: { id: 'loulijian-report', fields: { name: 'thing1', change: 'thing2', tip: 'thing3' } },
} as const;

export type TemplateName = keyof typeof templates;
