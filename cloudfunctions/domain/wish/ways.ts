import { isWithin } from '../../kernel/area';
import { lookup, type Stage } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import type { Area } from '../community/area';
import type { Partner } from '../partner/partner';
import { isGuardianOf, lacksConsent, standingOf } from '../volunteer/age';
import type { Team } from '../volunteer/team';
import type { Claim, Wish } from './wish';

/** One name in which somebody can claim a wish. */
export interface Way extends Pick<Claim, 'as' | 'name' | 'unit' | 'giver'> {
  /** What the phone gives back to choose it. */
  key: string;
}

/** Somebody who might help, with the homes, teams, units and children that decide in which name. */
export interface Helper extends Person {
  buildings: Pick<Area, '_id' | 'name'>[];
  teamsIn: Pick<Team, '_id' | 'name' | 'area'>[];
  units: Pick<Partner, '_id' | 'name' | 'area' | 'closed'>[];
  children: Person[];
}

/** Brings the helper along with the wish, as `helpers`: none for somebody the cloud does not know yet. */
export function withHelper(person: string): Stage {
  return lookup({
    from: 'people',
    match: { _id: person },
    stages: [
      { limit: 1 },
      { lookup: { from: 'areas', localField: 'homes.building', foreignField: '_id', as: 'buildings' } },
      { lookup: { from: 'teams', localField: 'volunteer.teams.team', foreignField: '_id', as: 'teamsIn' } },
      { lookup: { from: 'partners', localField: 'partners.partner', foreignField: '_id', as: 'units' } },
      {
        lookup: {
          from: 'people',
          localField: '_id',
          foreignField: 'volunteer.guardian.person',
          as: 'children',
        },
      },
    ],
    as: 'helpers',
  });
}

function isNear(area: string, community: string): boolean {
  return isWithin(area, community) || isWithin(community, area);
}

/** "5 幢": where in the wish's community they live, their own building first. */
function buildingOf({ buildings }: Helper, { building, community }: Pick<Wish, 'building' | 'community'>) {
  const here = buildings.filter(({ _id }) => isWithin(_id, community));
  return here.find(({ _id }) => _id === building) ?? here[0];
}

/**
 * Every name in which this person can claim the wish. In one's own name one lives in the community and is grown up;
 * somebody under 18 comes with a team or through their guardian; a team and a unit are those of the community or
 * around it.
 */
export function waysToHelp(wish: Pick<Wish, 'building' | 'community'>, helper: Helper, today: string): Way[] {
  if (lacksConsent(helper, today)) return [];
  const isAdult = standingOf(helper.volunteer?.birth, today) === 'adult';
  const tell = helper.volunteer?.guardian && !isAdult ? helper.volunteer.guardian.person : helper._id;
  const own = { person: helper._id, tell, name: helper.name };
  const teams = helper.teamsIn.filter(({ area }) => isNear(area, wish.community));
  const units = helper.units.filter(({ area, closed }) => !closed && isNear(area, wish.community));
  const building = buildingOf(helper, wish);
  const ways: Way[] = [];
  if (isAdult && building) {
    ways.push({
      key: 'volunteer',
      as: 'volunteer',
      name: `${building.name}的志愿者`,
      unit: null,
      giver: own,
    });
  }
  for (const { _id, name } of teams) {
    ways.push({ key: `team:${_id}`, as: 'team', name, unit: _id, giver: own });
  }
  if (!isAdult) return ways;
  for (const { _id, name } of units) {
    ways.push({ key: `partner:${_id}`, as: 'partner', name, unit: _id, giver: own });
  }
  const children = helper.children.filter((child) => isGuardianOf(helper._id, child, today));
  for (const { _id, name } of building ? children : []) {
    const giver = { person: _id, tell: helper._id, name };
    const called = `${building?.name}的小志愿者`;
    ways.push({ key: `child:${_id}`, as: 'volunteer', name: called, unit: null, giver });
  }
  return ways;
}
