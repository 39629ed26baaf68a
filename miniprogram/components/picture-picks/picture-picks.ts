import { sayOf } from '../../lib/cloud';
import { type Goal, type SentPicture, sendPictures } from '../../lib/upload';

/** A few pictures to go with words. Fires `change` with `{ pictures, uploading }`. */
Component({
  properties: {
    pictures: { type: Array, value: [] as SentPicture[] },
    most: { type: Number, value: 3 },
    /** What the button says while there is none. */
    invite: { type: String, value: '' },
    about: { type: String, value: '' },
    /** See `Goal`. */
    of: { type: String, value: '' },
  },
  data: { uploading: false, refusal: '' },
  methods: {
    tell(pictures: SentPicture[], uploading: boolean) {
      this.setData({ uploading });
      this.triggerEvent('change', { pictures, uploading });
    },

    async add() {
      const { pictures, most, about, of, uploading } = this.data;
      if (uploading) return;
      this.setData({ refusal: '' });
      this.tell(pictures, true);
      try {
        const sent = await sendPictures(most - pictures.length, { about, of } as Goal);
        this.tell([...pictures, ...sent], false);
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
        this.tell(pictures, false);
      }
    },

    drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.tell(
        this.data.pictures.filter((_, index) => index !== currentTarget.dataset.index),
        false,
      );
    },
  },
});
