import { anyone, procedureOn } from '../../kernel/procedure';
import { change, onWish, wishInput } from './change';

/** The wisher takes it back; whoever had claimed it need not come. Two requests. */
export const withdraw = procedureOn({
  input: wishInput,
  ...onWish,
  allow: anyone,
  async run(context): Promise<null> {
    const { claim, title, by } = context.subject;
    const text = `心愿“${title}”收回了，不用再去了，谢谢您`;
    const said = { change: '许愿的人收回了', tip: '不用再去了，谢谢您', text };
    await change(context, 'withdraw', { tell: claim && by !== claim.person ? [[claim.person, said]] : [] });
    return null;
  },
});
