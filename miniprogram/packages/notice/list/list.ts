import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';

type Page = Output<'notice.list'>;

/** The notices before those of the home page, page by page. */
Page({
  data: {
    area: '',
    households: 0,
    notices: [] as Page['notices'],
    next: null as string | null,
    loading: false,
    fault: null as Fault | null,
  },

  onLoad({ area = '', before = '', households = '0' }: Record<string, string | undefined>) {
    this.setData({ area, households: Number(households), next: decodeURIComponent(before) });
    return this.load();
  },

  onReachBottom() {
    return this.load();
  },

  async load() {
    const { area, next, loading, notices } = this.data;
    if (loading || !next) return;
    this.setData({ loading: true, fault: null });
    try {
      const page = await call('notice.list', { area, before: next });
      this.setData({ notices: [...notices, ...page.notices], next: page.next });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
    this.setData({ loading: false });
  },
});
