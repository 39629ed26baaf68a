import type { NoticeKind } from '../../cloudfunctions/domain/notice/notice';
import type { DayCard } from '../../cloudfunctions/domain/service-day/read-days';
import { clock, sayDate } from './time';

/** A notice that is written again and again. What only the author knows stands in ［］ and is filled in by them. */
export interface NoticeTemplate {
  id: 'day' | 'water' | 'health' | 'fraud';
  /** What its button says. */
  name: string;
  kind: NoticeKind;
  title: string;
  body: string;
}

const USUAL: NoticeTemplate[] = [
  {
    id: 'water',
    name: '停水',
    kind: 'safety',
    title: '［哪天］停水［几点到几点］，请提前接水',
    body: '整栋楼都停。请提前接好水，出门前看一眼龙头关了没有。行动不便、要帮忙提水的，直接找我。',
  },
  {
    id: 'health',
    name: '义诊',
    kind: 'health',
    title: '［哪天几点］免费［量血压、打疫苗……］',
    body: '在［哪里］，请带上身份证。家里有走不动的老人，先跟我说一声，我去问能不能上门。',
  },
  {
    id: 'fraud',
    name: '防诈骗',
    kind: 'safety',
    title: '说要退款、要转到“安全账户”的，都是骗子',
    body: '不转账、不给验证码、不点链接、不让陌生人进门。拿不准就先挂掉，在群里问一声，或者打反诈专线 96110。家里有老人的，请今天就跟他们说一遍。',
  },
];

/** The day is written as a date: a notice is read later than it is written, when 明天 would be wrong. */
function ofDay({ name, startsAt, endsAt, pointName, address, services }: DayCard): NoticeTemplate {
  const offered = services.map((service) => service.name).join('、');
  const where = address ? `${pointName}（${address}）` : pointName;
  return {
    id: 'day',
    name: '服务日',
    kind: 'activity',
    title: `${sayDate(startsAt)} ${clock(startsAt)}，${name}`,
    body: `${clock(startsAt)} 到 ${clock(endsAt)}，在${where}。有${offered}。可以在楼里见先取个号，不取号也能来。`,
  };
}

/** The usual notices; that of the service day only where one is planned. */
export function templatesFor(day: DayCard | undefined): NoticeTemplate[] {
  return day ? [ofDay(day), ...USUAL] : USUAL;
}

/** The first ［］ that is still to be filled in, or undefined. */
export function openBlank({ title, body }: { title: string; body: string }): string | undefined {
  return /［[^［］]*］/.exec(`${title}\n${body}`)?.[0];
}
