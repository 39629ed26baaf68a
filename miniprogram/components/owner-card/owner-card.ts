import type { BuildingCard } from '../../../cloudfunctions/domain/community/area';

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
  methods: {
    call({ currentTarget }: WechatMiniprogram.TouchEvent) {
      // Somebody who changes their mind cancels the call; that is no fault.
      wx.makePhoneCall({ phoneNumber: currentTarget.dataset.phone, fail: () => undefined });
    },
  },
});
