import type { BuildingCard } from '../../../cloudfunctions/domain/community/area';
import { calledOwner } from '../../lib/words';

const NOBODY: BuildingCard = {
  id: '',
  name: '',
  estate: '',
  community: '',
  hotline: null,
  owners: [],
  households: 0,
};

/** Whom to call: the owners of the building, and the community. */
Component({
  properties: { building: { type: Object, value: NOBODY } },
  data: { owners: [] as (BuildingCard['owners'][number] & { called: string })[] },
  observers: {
    building(building: BuildingCard | null) {
      const owners = building?.owners ?? [];
      this.setData({ owners: owners.map((owner) => ({ ...owner, called: calledOwner(owner.name) })) });
    },
  },
  methods: {
    call({ currentTarget }: WechatMiniprogram.TouchEvent) {
      // Somebody who changes their mind cancels the call; that is no fault.
      wx.makePhoneCall({ phoneNumber: currentTarget.dataset.phone, fail: () => undefined });
    },
  },
});
