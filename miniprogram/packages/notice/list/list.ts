import { call, type Output, sayOf } from '../../../lib/cloud';

type Page = Output<'notice.list'>;

/** The notices before those of the home page, page by page. */
Page({
  data: {
    building: '',
    notices: [] as Page['notices'],
    next: null as string | null,
    loading: false,
    fault: '',
  },

  onLoad({ building = '', before = '' }: { building?: string; before?: string }) {
    this.setData({ building, next: decodeURIComponent(before) });
    return this.load();
  },

  onReachBottom() {
    return this.load();
  },

  async load() {
    const { building, next, loading, notices } = this.data;
    if (loading || !next) return;
    this.setData({ loading: true, fault: '' });
    try {
      const page = await call('notice.list', { building, before: next });
      this.setData({ notices: [...notices, ...page.notices], next: page.next });
    } catch (error) {
      this.setData({ fault: sayOf(error) });
    }
    this.setData({ loading: false });
  },
});
