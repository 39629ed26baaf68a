import { record } from '../../kernel/audit';
import { newId } from '../../kernel/ids';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn } from '../community/home';
import { change, wishInput } from './change';
import { onWishOf, type WishOf } from './verify';

/** Where to go and whom to ask for. */
export interface Revealed {
  name: string;
  building: string;
  room: string;
  phone: string | null;
}

/**
 * Name, door and phone of the wisher: for whoever claimed, while the wish is in their hands. The look stands in the
 * wish's log and in the audit ledger before anything is shown. Three requests.
 */
export const reveal = procedureOn({
  input: wishInput,
  ...onWishOf,
  allow: anyone,
  async run(context): Promise<Revealed> {
    const { caller, subject, requestId, now } = context;
    const [wisher] = (subject as WishOf).wishers;
    await change(context, 'reveal', {});
    // A repeated call changes nothing, and by then somebody else may have it.
    const isHeld = subject.state === 'claimed' && subject.claim?.person === caller._id;
    must(isHeld, 'not-allowed', '这个心愿不在您手里了。');
    const home = wisher && homeIn(wisher, subject.building);
    must(home, 'not-found', '许愿的人已经不住在这里了，请找群主问一问。');
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'wish-revealed',
      person: wisher._id,
      area: subject.building,
      wish: subject._id,
    });
    return {
      name: wisher.name,
      building: subject.buildingName,
      room: home.room,
      phone: wisher.phone ?? null,
    };
  },
});
