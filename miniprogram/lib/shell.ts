import { sayOf } from './cloud';

export interface Question {
  title: string;
  content: string;
  /** The word on the button that does it. */
  confirm: string;
  /** The word on the button that does not; empty for a mere message. */
  cancel: string;
}

/** Any page whose template begins with `<page-shell id="shell">`. */
type Page = Pick<WechatMiniprogram.Page.TrivialInstance, 'selectComponent'>;

/** Asks before something that cannot simply be undone. */
export function ask(page: Page, question: Question): Promise<boolean> {
  return page.selectComponent('#shell').ask(question);
}

/** Says one sentence and waits until it is read. */
export async function tell(page: Page, title: string): Promise<void> {
  await ask(page, { title, content: '', confirm: '知道了', cancel: '' });
}

/** Does one thing. A refusal is said, and answered with false at once: the page need not wait for it to be read. */
export async function attempt(page: Page, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    const say = sayOf(error);
    void tell(page, say);
    return false;
  }
}
