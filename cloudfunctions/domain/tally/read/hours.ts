import { _, $, lookup, type Stage } from '../../../kernel/database';
import type { Provenance } from '../../hours/ledger';
import { type ChangedHours, changedHours } from '../corrections';
import { monthIn } from '../period';
import { childIn, nothing, readTogether, type Scope } from './scope';

/** Times of one kind, given for one team at one point. */
export interface GivenTime {
  _id: {
    kind: Provenance;
    /** Whether it counts; it waits for a decision otherwise. */
    counts: boolean;
    team: string | null;
    point: string | null;
    /** The child of the area it was in, if it was in one. */
    child?: string;
  };
  minutes: number;
  times: number;
}

export interface Given {
  times: GivenTime[];
  /** People whose time counts, of one team, or of none (null). */
  volunteers: { _id: string | null; people: string[] }[];
  changed: ChangedHours[];
}

/** Claims of the area that stand, one a row. */
function claims(area: string): Stage[] {
  return [
    { project: { person: 1, settled: 1 } },
    { unwind: '$settled' },
    { match: { 'settled.within': area, 'settled.standing': _.neq('reversed') } },
  ];
}

function perKind({ area, live }: Scope): Stage {
  const key = {
    kind: '$settled.kind',
    counts: $.eq(['$settled.standing', 'counted']),
    team: '$settled.team',
    point: '$settled.point',
    child: childIn(area, '$settled.within'),
  };
  return lookup({
    from: 'hours',
    match: monthIn(live, { 'settled.within': area }),
    stages: [...claims(area), { group: { _id: key, minutes: $.sum('$settled.minutes'), times: $.sum(1) } }],
    as: 'times',
  });
}

/** Who gave time for which team, each once. */
function perTeam({ area, live }: Scope): Stage {
  return lookup({
    from: 'hours',
    match: monthIn(live, { 'settled.within': area }),
    stages: [
      ...claims(area),
      { match: { 'settled.standing': 'counted' } },
      { group: { _id: { team: '$settled.team', person: '$person' } } },
      { group: { _id: '$_id.team', people: $.push('$_id.person') } },
    ],
    as: 'volunteers',
  });
}

/** Who gave time, in one request. */
export function readHours(scope: Scope): Promise<Given> {
  const isStored = scope.live.length === 0;
  return readTogether<Given>(scope.area, [
    isStored ? nothing('times') : perKind(scope),
    isStored ? nothing('volunteers') : perTeam(scope),
    scope.changed ? changedHours(scope.changed) : nothing('changed'),
  ]);
}
