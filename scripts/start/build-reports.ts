import type { EventStream } from './event-stream';
import type { Problems } from './protocol';

/** What is wrong with the latest builds: said in the terminal, and on the page. */
export class BuildReports {
  readonly problems: Problems = { phone: '', functions: '' };

  constructor(private readonly events: EventStream) {}

  /** @param wrong one line for each problem; '' for a good build */
  report(what: keyof Problems, wrong: string): void {
    this.problems[what] = wrong;
    if (wrong) console.error(wrong);
    this.events.tell({ kind: 'built', what, problems: this.problems });
  }
}
