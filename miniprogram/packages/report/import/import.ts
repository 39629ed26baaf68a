import { call, type Fault, faultOf, newRequestId, type Output, Refused, sayOf } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';
import { fetchFile, openFile } from '../file';

type Imports = Output<'report.imports'>;
type Checked = Output<'report.check'>;
type Kind = Imports['kinds'][number]['kind'];

/** Milliseconds before the cloud is asked again while another call is at work. */
const PAUSE = 1500;

const EFFECTS = { new: '新加', changed: '有改动', same: '已经有了' };

const UNFINISHED = '没有导完。把同一张表再导入一次，已经有的不会重复。';

/** What to say of a kind before anything is chosen. */
const SAYS: Record<Kind, string> = {
  volunteers:
    '一行一位，写上姓名、手机号和楼栋。已经登记过的不会重复。先问过本人；未满 18 岁的请家长自己登记。',
  households: '一行一户。已经有的房号不会重复，也不会删掉哪一户。',
  history: '有这个小程序以前的服务，按月写人次。单独算，不和现在的混在一起。',
};

function drawnChecked(checked: Checked) {
  const { new: added, changed, same } = checked.effects;
  const parts = [
    added > 0 ? `新加 ${added} 行` : '',
    changed > 0 ? `改 ${changed} 行` : '',
    same > 0 ? `${same} 行已经有了` : '',
  ];
  return {
    ...checked,
    sum: parts.filter(Boolean).join('，'),
    changes: added + changed,
    shown: checked.shown.map(({ say, effect }) => ({ say, effect: EFFECTS[effect] })),
    button: checked.mistakes.length > 0 ? '改好了，再选一次' : '选另一张表格',
  };
}

/** Uploads a sheet from a chat. Null when nobody chose any. */
async function chosenSheet(): Promise<{ file: string; name: string } | null> {
  const chosen = await wx
    .chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })
    .then(({ tempFiles: [file] }) => file)
    .catch(() => undefined);
  if (!chosen) return null;
  const cloudPath = `imports/${newRequestId()}.xlsx`;
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: chosen.path });
    return { file: fileID, name: chosen.name };
  } catch {
    throw new Refused('offline', '文件没有传上去，请看看手机有没有连上网，再选一次。');
  }
}

/** Volunteers, doors and the past out of a sheet: looked at row by row, then all of it or nothing. */
Page({
  data: {
    area: '',
    imports: null as Imports | null,
    rows: [] as (Imports['imports'][number] & { made: string })[],
    kind: 'volunteers' as Kind,
    say: SAYS.volunteers,
    checked: null as ReturnType<typeof drawnChecked> | null,
    /** Of how many rows how many are done; null while nothing is imported. */
    applying: null as { id: string; percent: number; say: string } | null,
    done: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
    return this.load();
  },

  onUnload() {
    this.setData({ applying: null });
  },

  async load() {
    try {
      const imports = await call('report.imports', { area: this.data.area });
      const rows = imports.imports.map((each) => ({ ...each, made: `${each.byName} ${sayTime(each.at)}` }));
      this.setData({ imports, rows, fault: null });
      const unfinished = rows.find(({ state }) => state === 'applying');
      if (unfinished && !this.data.applying) void this.goOn(unfinished.id);
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const kind = currentTarget.dataset.kind as Kind;
    this.setData({ kind, say: SAYS[kind], checked: null, done: '', refusal: '' });
  },

  async openTemplate() {
    const { area, kind, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => openFile(await fetchFile(await call('report.template', { area, kind }))));
    this.setData({ busy: false });
  },

  async choose() {
    const { area, kind, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '', done: '' });
    try {
      const sheet = await chosenSheet();
      if (sheet) {
        const checked = await call('report.check', { area, kind, ...sheet });
        this.setData({ checked: drawnChecked(checked) });
      }
    } catch (error) {
      this.setData({ refusal: sayOf(error), checked: null });
    }
    this.setData({ busy: false });
  },

  async apply() {
    const id = this.data.checked?.import;
    if (id) await this.goOn(id);
  },

  /** Lets the cloud go on until every row is in. Ends when the page is left; the cloud goes on. */
  async goOn(id: string) {
    this.setData({ applying: { id, percent: 0, say: '' }, checked: null, refusal: '' });
    try {
      while (this.data.applying?.id === id) {
        const before = this.data.applying.percent;
        const { state, done, rows } = await call('report.apply', { import: id });
        if (state !== 'applying') {
          this.setData(state === 'applied' ? { done: `${rows} 行都导入好了` } : { refusal: UNFINISHED });
          break;
        }
        const percent = Math.floor((done / rows) * 100);
        this.setData({ applying: { id, percent, say: `${rows} 行里好了 ${done} 行` } });
        if (percent === before) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ applying: null });
    await this.load();
  },

  async drop() {
    const id = this.data.checked?.import;
    if (id) await attempt(this, () => call('report.drop', { import: id }));
    this.setData({ checked: null });
  },
});
