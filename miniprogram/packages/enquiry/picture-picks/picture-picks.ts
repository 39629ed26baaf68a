import { sayOf } from '../../../lib/cloud';
import { uploadPictures } from '../../../lib/upload';

/** A few pictures to go with words. Fires `change` with `{ pictures, uploading }`. */
Component({
  properties: {
    pictures: { type: Array, value: [] as string[] },
    most: { type: Number, value: 3 },
    folder: { type: String, value: '' },
  },
  data: { uploading: false, refusal: '' },
  methods: {
    tell(pictures: string[], uploading: boolean) {
      this.setData({ uploading });
      this.triggerEvent('change', { pictures, uploading });
    },

    async add() {
      const { pictures, most, folder, uploading } = this.data;
      if (uploading) return;
      this.setData({ refusal: '' });
      this.tell(pictures, true);
      try {
        this.tell([...pictures, ...(await uploadPictures(most - pictures.length, folder))], false);
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
