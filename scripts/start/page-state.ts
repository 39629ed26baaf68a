import { randomUUID } from 'node:crypto';
import type { Cloud } from '../cloud/types';
import type { BuildReports } from './build-reports';
import type { PageState } from './protocol';
import type { Wechat } from './wechat';

export interface PageStateSources extends Pick<PageState, 'codes' | 'first'> {
  wechat: Wechat;
  cloud: Cloud;
  builds: BuildReports;
}

/** What a page that opens now has to know. */
export function pageState({ wechat, cloud, builds, ...given }: PageStateSources): () => PageState {
  const run = randomUUID();
  return () => ({
    ...given,
    run,
    // WeChat tells nobody's number to a page.
    people: wechat.people.map(({ phoneNumber, ...person }) => person),
    groups: wechat.groups(),
    cards: wechat.cards(),
    calls: cloud.calls(),
    messages: cloud.messages(),
    problems: builds.problems,
  });
}
