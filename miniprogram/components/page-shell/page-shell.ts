import type { Fault } from '../../lib/cloud';
import { followLook } from '../../lib/follow-look';
import type { Question } from '../../lib/shell';

const answers = new WeakMap<object, (yes: boolean) => void>();

/** What every page stands in: the look, what went wrong, and a question to the person when one is asked. */
Component({
  behaviors: [followLook],
  properties: {
    /** What went wrong; null when nothing did. */
    fault: { type: Object, value: null as Fault | null },
    /** Whether the tab bar covers the lower edge. */
    tabbed: { type: Boolean, value: false },
  },
  data: {
    strip: 0,
    asking: false,
    question: { title: '', content: '', confirm: '', cancel: '' } as Question,
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
    /** Resolves to whether the person agreed. */
    ask(question: Question): Promise<boolean> {
      this.setData({ asking: true, question });
      return new Promise((resolve) => answers.set(this, resolve));
    },
    confirm() {
      this.close(true);
    },
    cancel() {
      this.close(false);
    },
    close(yes: boolean) {
      this.setData({ asking: false });
      answers.get(this)?.(yes);
    },
  },
});
