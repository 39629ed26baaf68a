import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { tell } from '../../../lib/shell';

type Bridges = Output<'enquiry.bridges'>;

/** Whom it can be bridged to, as a row of the list. */
interface Choice {
  kind: 'partner' | 'volunteer';
  id: string;
  name: string;
  say: string;
}

function unitChoice({ id, name, full, roleName, lends, people }: Bridges['units'][number]): Choice {
  const what = [full === name ? roleName : full, lends].filter((each) => each && each !== name);
  const reached = people > 0 ? [] : ['要打电话'];
  return { kind: 'partner', id, name, say: [...what, ...reached].join(' · ') };
}

function volunteerChoice({ id, name, reasons }: Bridges['volunteers'][number]): Choice {
  return { kind: 'volunteer', id, name, say: reasons.join(' · ') };
}

/** What runs the estate stands first; of the other units only some, until one asks for all. */
function groupsOf({ units, volunteers }: Bridges) {
  const running = units.filter(({ role }) => role !== 'partner');
  const others = units.filter(({ role }) => role === 'partner');
  return [
    { title: '管这个小区的', choices: running.map(unitChoice) },
    { title: '会这件事的志愿者', choices: volunteers.filter(({ fits }) => fits).map(volunteerChoice) },
    { title: '别的志愿者', choices: volunteers.filter(({ fits }) => !fits).map(volunteerChoice) },
    { title: '共建单位', choices: others.map(unitChoice) },
  ].filter(({ choices }) => choices.length > 0);
}

/** The owner chooses who is to help and promises a time. */
Page({
  data: {
    id: '',
    groups: null as ReturnType<typeof groupsOf> | null,
    chosen: null as Choice | null,
    until: 0,
    when: '',
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const groups = groupsOf(await call('enquiry.bridges', { enquiry: this.data.id }));
      this.setData({ groups, chosen: groups[0]?.choices[0] ?? null, fault: null });
    } catch (error) {
      this.setData({ groups: null, fault: faultOf(error) });
    }
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { group, index } = currentTarget.dataset as { group: number; index: number };
    this.setData({ chosen: this.data.groups?.[group]?.choices[index] ?? null, refusal: '' });
  },

  pickTime({ detail }: WechatMiniprogram.CustomEvent<{ until: number; say: string }>) {
    this.setData({ until: detail.until, when: detail.say, refusal: '' });
  },

  async bridge() {
    const { id: enquiry, chosen, until, requestId, busy } = this.data;
    if (busy || !chosen) return;
    this.setData({ busy: true, refusal: '' });
    try {
      const unit = { kind: chosen.kind, id: chosen.id };
      const { reached } = await call('enquiry.bridge', { enquiry, unit, until }, requestId);
      if (reached === 0) await tell(this, `${chosen.name}还没人用手机，请您打个电话，再把回话记下来`);
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
