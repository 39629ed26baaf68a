import type { Member, TeamView } from '../../../../cloudfunctions/domain/volunteer/teams';
import { call, sayOf } from '../../../lib/cloud';

/** What staff can do about one member. Fires `changed` after something was, and `close`. */
Component({
  properties: {
    member: { type: Object, value: null as unknown as Member },
    team: { type: String, value: '' },
    checks: { type: Array, value: [] as TeamView['checks'] },
  },
  data: { busy: false, fault: '' },
  observers: {
    member() {
      this.setData({ fault: '' });
    },
  },
  methods: {
    async change(run: () => Promise<unknown>) {
      if (this.data.busy) return;
      this.setData({ busy: true, fault: '' });
      try {
        await run();
        this.triggerEvent('changed');
        this.close();
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    lead() {
      const { member, team } = this.data;
      const verb = member.leader ? 'dismissLeader' : 'appointLeader';
      return this.change(() => call(`volunteer.${verb}`, { team, person: member.id }));
    },
    check({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { member, team } = this.data;
      const { kind } = currentTarget.dataset as Pick<TeamView['checks'][number], 'kind'>;
      return this.change(() =>
        call('volunteer.qualify', { team, person: member.id, kind, until: detail.value }),
      );
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
