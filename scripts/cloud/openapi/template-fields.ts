import { WechatError } from './api';

const DATE = String.raw`(\d{4}[年\-/.])?\d{1,2}[月\-/.]\d{1,2}日?|\d{4}[年\-/.]\d{1,2}月?`;
const CLOCK = String.raw`\d{1,2}:\d{2}(:\d{2})?`;
const MOMENT = `(${DATE})( *${CLOCK})?`;

/** Kinds of template fields and what each takes, from the rules of `subscribeMessage.send`. */
const FIELDS: Record<string, RegExp> = {
  thing: /^.{1,20}$/u,
  number: /^-?(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x21-\x7e](?:[\x20-\x7e]{0,30}[\x21-\x7e])?$/,
  time: new RegExp(`^((${DATE}) *)?${CLOCK}([~～]((${DATE}) *)?${CLOCK})?$`),
  date: new RegExp(`^${MOMENT}([~～]${MOMENT})?$`),
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() #*]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9]{1,8}$/u,
  name: /^(?:[\p{Script=Han}·A-Za-z]{1,10}|[A-Za-z .·'-]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  // Which values an enum has is known to WeChat only.
  enum: /^.+$/u,
};

/** Throws 47003 naming the field that WeChat would not take. */
export function checkTemplateFields(data: Record<string, { value: string }>): void {
  if (Object.keys(data).length === 0) throw new WechatError(47003, 'argument invalid! data is empty');
  for (const [name, { value }] of Object.entries(data)) {
    const rule = FIELDS[name.replace(/\d+$/, '')];
    if (!rule || !rule.test(value))
      throw new WechatError(47003, `argument invalid! data.${name}.value invalid`);
  }
}
