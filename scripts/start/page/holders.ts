import type { PageState, Person } from '../protocol';

const KEY = 'start-page.holders';

/** Who holds the three phones: as the page was left in this browser, or as the demo begins. */
export function holdersOf({ people, first }: PageState): Person[] {
  const left: (string | undefined)[] = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  const find = (openid: string | undefined) => people.find((each) => each.openid === openid);
  return first.flatMap((openid, index) => find(left[index]) ?? find(openid) ?? []);
}

export function rememberHolders(holders: Person[]): void {
  localStorage.setItem(KEY, JSON.stringify(holders.map(({ openid }) => openid)));
}
