import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';
import { drawPoster } from './draw-poster';
import { savePicture, writePicture } from './save-picture';

type Building = NonNullable<Output<'home.open'>['building']>;

/** What the poster says of whom to call, as far as the person who prints it may know. */
function contactsOf(building: Building | null): string[] {
  const owners = building?.owners.filter(({ phone }) => phone) ?? [];
  const lines = owners.map(({ name, phone }) => `群主 ${name} ${phone}`);
  return building?.hotline ? [...lines, `${building.community}值班电话 ${building.hotline}`] : lines;
}

/** The poster in grey. */
const LAYOUT = [
  { width: '120px', height: '22px', margin: 'auto' },
  { width: '160px', height: '34px', margin: 'auto' },
  { width: '240px', height: '240px', margin: 'auto' },
];

/** The building's code: to look at, for the group, for the door. */
Page({
  data: {
    layout: LAYOUT,
    id: '',
    code: null as Output<'community.code'> | null,
    picture: '',
    building: null as Building | null,
    saved: '',
    busy: false,
    /** Why it was not saved. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ building = '' }: { building?: string }) {
    this.setData({ id: building });
    return this.load();
  },

  async load() {
    const { id } = this.data;
    try {
      const [code, home] = await Promise.all([
        call('community.code', { building: id }),
        call('home.open', { area: id }),
      ]);
      const picture = `data:${code.contentType};base64,${code.base64}`;
      this.setData({ code, picture, building: home.building?.id === id ? home.building : null, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async saveCode() {
    const { code } = this.data;
    if (!code) return;
    const extension = code.contentType === 'image/jpeg' ? 'jpg' : 'png';
    await this.save(() => writePicture(code.base64, extension), '二维码存进相册了，可以发到群里');
  },

  async savePoster() {
    const { code, building, picture } = this.data;
    if (!code) return;
    const poster = {
      estate: building?.estate ?? '',
      building: code.name,
      code: picture,
      contacts: contactsOf(building),
    };
    await this.save(
      async () => drawPoster(await this.canvas(), poster),
      '海报存进相册了，打印出来贴在单元门口',
    );
  },

  async save(make: () => Promise<string>, saved: string) {
    if (this.data.busy) return;
    this.setData({ busy: true, refusal: '', saved: '' });
    try {
      await savePicture(await make());
      this.setData({ saved });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  canvas(): Promise<WechatMiniprogram.Canvas> {
    return new Promise((resolve) => {
      wx.createSelectorQuery()
        .select('#poster')
        .fields({ node: true })
        .exec(([found]) => resolve(found.node));
    });
  },
});
