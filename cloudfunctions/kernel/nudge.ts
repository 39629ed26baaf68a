import cloud from 'wx-server-sdk';
import { type TemplateName, templates } from '../../miniprogram/lib/templates';

/** What WeChat shows of a message, by a template the person consented to. */
export type Nudge = { [Name in TemplateName]: NudgeBy<Name> }[TemplateName];

interface NudgeBy<Name extends TemplateName> {
  template: Name;
  /** The page that opens on a tap, with its query. */
  page: string;
  /** Our word for the template's field → what it says. Cut to the platform's 20 characters when sent. */
  data: Record<keyof (typeof templates)[Name]['fields'], string>;
}

/** WeChat's answers that are no fault of ours: no consent, or an openid it does not know. */
const EXPECTED = [43101, 40003];
const THING = 20;

function short(text: string): string {
  return text.length > THING ? `${text.slice(0, THING - 1)}…` : text;
}

/** The fields of a template as WeChat takes them. */
function fill({ template, data }: Nudge): Record<string, { value: string }> {
  const keywords: Record<string, string> = templates[template].fields;
  const entries = Object.entries<string>(data).map(([word, value]) => [
    keywords[word],
    { value: short(value) },
  ]);
  return Object.fromEntries(entries);
}

/** Sends it, once; nothing to somebody without WeChat. What goes wrong is logged. */
export async function nudge(openid: string | undefined, message: Nudge): Promise<void> {
  if (!openid) return;
  const { id: templateId } = templates[message.template];
  try {
    await cloud.openapi.subscribeMessage.send({
      touser: openid,
      templateId,
      page: message.page,
      data: fill(message),
    });
  } catch (error) {
    const code = (error as { errCode?: number }).errCode ?? 0;
    if (!EXPECTED.includes(code)) console.error(`message ${message.template}`, error);
  }
}
