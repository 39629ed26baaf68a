import { call, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { sayPeriod } from '../say';

type Questions = Output<'tally.questions'>;

interface Question {
  key: keyof Questions;
  say: string;
  count: number;
  url: string;
}

/** What is looked at before a month is closed, and where one goes to settle it. */
function questionsOf(counts: Questions, area: string): Question[] {
  const all: Omit<Question, 'count'>[] = [
    { key: 'unrecorded', say: '报了名，没记来没来', url: `/packages/hours/overdue/overdue?area=${area}` },
    { key: 'undecided', say: '时长等人核对', url: '/packages/hours/review/review' },
    { key: 'disputed', say: '时长有异议', url: '/packages/hours/review/review' },
    { key: 'unconfirmed', say: '心愿办好了，还没确认', url: '' },
    { key: 'unanswered', say: '求助还没答复', url: `/packages/enquiry/waiting/waiting?area=${area}` },
  ];
  return all.map((each) => ({ ...each, count: counts[each.key] })).filter(({ count }) => count > 0);
}

/** Shows what is still open of a month and closes it. Fires `closed` and `close`; the page draws itself anew. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    area: { type: String, value: '' },
    month: { type: String, value: '' },
  },
  data: { title: '', questions: null as Question[] | null, busy: false, refusal: '', requestId: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.open();
    },
  },
  methods: {
    async open() {
      const { area, month } = this.data;
      const title = sayPeriod(month);
      this.setData({ title, questions: null, refusal: '', busy: false, requestId: newRequestId() });
      try {
        const counts = await call('tally.questions', { area, month });
        this.setData({ questions: questionsOf(counts, area) });
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
    },
    go({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (currentTarget.dataset.url) wx.navigateTo({ url: currentTarget.dataset.url });
    },
    async closeMonth() {
      if (this.data.busy) return;
      const { area, month, requestId } = this.data;
      this.setData({ busy: true, refusal: '' });
      try {
        await call('tally.close', { area, month }, requestId);
        this.triggerEvent('closed');
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
