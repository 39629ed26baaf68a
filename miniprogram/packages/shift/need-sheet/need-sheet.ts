import { call, type Input, newRequestId, sayOf } from '../../../lib/cloud';

type Need = Input<'shift.addNeed'>;

/** Writes down a further kind of work. Fires `changed` after it was, and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    day: { type: String, value: '' },
    skills: { type: Array, value: [] as { key: string; name: string }[] },
    qualifications: { type: Array, value: [] as { key: string; name: string }[] },
  },
  data: {
    requestId: '',
    task: '',
    skill: null as Need['skill'],
    qualification: null as Need['qualification'],
    count: 2,
    onward: true,
    busy: false,
    fault: '',
  },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      const blank = { task: '', skill: null, qualification: null, count: 2, onward: true };
      this.setData({ ...blank, requestId: newRequestId(), fault: '' });
    },
  },
  methods: {
    setTask({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ task: detail.value, fault: '' });
    },
    pickSkill({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { key } = currentTarget.dataset as { key: NonNullable<Need['skill']> };
      this.setData({ skill: key === this.data.skill ? null : key });
    },
    pickQualification({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { key } = currentTarget.dataset as { key: NonNullable<Need['qualification']> };
      this.setData({ qualification: key === this.data.qualification ? null : key });
    },
    changeCount({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ count: this.data.count + currentTarget.dataset.by });
    },
    setOnward({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
      this.setData({ onward: detail.on });
    },
    async save() {
      if (this.data.busy) return;
      const { day, task, skill, qualification, count, onward, requestId } = this.data;
      this.setData({ busy: true, fault: '' });
      try {
        await call('shift.addNeed', { day, task, skill, qualification, count, onward }, requestId);
        this.triggerEvent('changed');
        this.close();
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
