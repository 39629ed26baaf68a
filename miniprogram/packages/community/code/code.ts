import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';
import { savePicture, writePicture } from '../../../lib/save-picture';
import { calledOwner } from '../../../lib/words';
import { drawPoster } from './draw-poster';

type Code = Output<'community.code'>;

/** Owners named on the poster: more lines than these and the hotline do not fit below the code. */
const OWNERS = 2;

/** What the poster says of whom to call. */
function contactsOf({ building }: Code): string[] {
  const { hotline } = building;
  const owners = building.owners.filter(({ phone }) => phone).slice(0, OWNERS);
  const lines = owners.map(({ name, phone, hours }) => `${calledOwner(name)} ${phone} ${hours}`);
  return hotline ? [...lines, `${hotline.name}值班电话 ${hotline.phone} ${hotline.hours}`] : lines;
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
    code: null as Code | null,
    picture: '',
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
    try {
      const code = await call('community.code', { building: this.data.id });
      const picture = `data:${code.contentType};base64,${code.base64}`;
      this.setData({ code, picture, fault: null });
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
    const { code, picture } = this.data;
    if (!code) return;
    const { estate, name } = code.building;
    const poster = { estate, building: name, code: picture, contacts: contactsOf(code) };
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
