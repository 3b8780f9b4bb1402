// Coverage: where the town does much and where nothing, for each goal by kind, group of people, age and area.
import { type Goal, goals } from '../../goals/model.ts'
import { type AgeGroup, type Audience, ageGroups, audiences, type EffortLine, type Kind, kinds } from '../model.ts'

/** What coverage needs to know of an effort, or of so many (`times`) that are alike in all of it. */
export type Covering = Pick<EffortLine, 'state' | 'kind' | 'goals' | 'isWholeTown' | 'areas' | 'ageGroups' | 'audiences'> & {
  times?: number
}

/** An age group, or efforts for no certain age. */
export const ageColumns = [...ageGroups, 'none'] as const
export type AgeColumn = (typeof ageColumns)[number]

/** The whole town, an area by its identifier, or no place said. */
export type PlaceKey = 'town' | 'none' | string

export interface CoveragePlace {
  key: PlaceKey
  /** Of an area; empty for the whole town and for no place. */
  name: string
}

/** What is done for one goal: numbers of efforts planned or going. An effort counts in every cell it belongs to. */
export interface GoalCoverage {
  efforts: number
  kinds: Record<Kind, number>
  audiences: Record<Audience, number>
  ages: Record<AgeColumn, number>
  /** By place: in all, and by age. */
  places: Map<PlaceKey, { efforts: number; ages: Record<AgeColumn, number> }>
}

/** Something nobody does. `isMetByAll`: efforts for everybody, or for no certain age, reach them all the same. */
export type Gap =
  | { about: 'goal'; goal: Goal }
  | { about: 'audiences'; goal: Goal; audiences: Audience[]; isMetByAll: boolean }
  | { about: 'ages'; goal: Goal; ages: AgeGroup[]; isMetByAll: boolean }
  | { about: 'kinds'; goal: Goal; kinds: Kind[] }
  | { about: 'areas'; areas: string[]; isMetByAll: boolean }

export interface Coverage {
  /** Efforts planned or going. */
  efforts: number
  goals: Record<Goal, GoalCoverage>
  /** The whole town first, then each area by name; "no place" only when some effort says none. */
  places: CoveragePlace[]
  /** Largest first. */
  gaps: Gap[]
}

/** For each goal, whom and what the paper names for it: nothing for these is a gap worth saying in words. */
const named: Record<Goal, { kinds: readonly Kind[]; audiences: readonly Audience[]; ages: readonly AgeGroup[] }> = {
  'safe-town': { kinds: ['public-space'], audiences: ['residents', 'visitors'], ages: [] },
  'fewer-victims': { kinds: ['proactive'], audiences: ['residents', 'businesses'], ages: [] },
  'new-generations': {
    kinds: ['proactive'],
    audiences: ['children', 'young-people', 'parents'],
    ages: ['0-5', '6-12', '13-17', '18-24'],
  },
  'future-without-crime': { kinds: ['reactive'], audiences: ['people-on-the-way-out'], ages: [] },
}

/** Only what is agreed and not over covers anything: planned or going. */
export const isCovering = ({ state }: Pick<Covering, 'state'>): boolean => state === 'planned' || state === 'going'

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number> // every key is there

const nothing = (places: CoveragePlace[]): GoalCoverage => ({
  efforts: 0,
  kinds: zeros(kinds),
  audiences: zeros(audiences),
  ages: zeros(ageColumns),
  places: new Map(places.map(({ key }) => [key, { efforts: 0, ages: zeros(ageColumns) }])),
})

const placesOf = ({ isWholeTown, areas }: Covering, known: ReadonlySet<string>): PlaceKey[] => {
  const within = areas.filter((area) => known.has(area))
  if (isWholeTown) return ['town', ...within]
  return within.length > 0 ? within : ['none']
}

const agesOf = ({ ageGroups }: Covering): readonly AgeColumn[] => (ageGroups.length > 0 ? ageGroups : ['none'])

/**
 * Counts efforts by goal, kind, group, age and area, and finds what is missing.
 *
 * @param lines efforts in any state; only those planned or going count
 * @param areas the town's areas by identifier and name, in the order they are to be shown
 */
export function coverageOf(lines: readonly Covering[], areas: readonly { id: string; name: string }[]): Coverage {
  const covering = lines.filter(isCovering)
  const known = new Set(areas.map(({ id }) => id))
  const hasPlaceless = covering.some((line) => placesOf(line, known)[0] === 'none')
  const places: CoveragePlace[] = [
    { key: 'town', name: '' },
    ...areas.map(({ id, name }) => ({ key: id, name })),
    ...(hasPlaceless ? [{ key: 'none', name: '' }] : []),
  ]
  const byGoal = Object.fromEntries(goals.map((goal) => [goal, nothing(places)])) as Coverage['goals'] // every goal is there
  for (const line of covering) for (const goal of line.goals) addTo(byGoal[goal], line, known)
  return { efforts: covering.reduce((sum, { times = 1 }) => sum + times, 0), goals: byGoal, places, gaps: gapsOf(byGoal, areas) }
}

function addTo(goal: GoalCoverage, line: Covering, known: ReadonlySet<string>): void {
  const { times = 1 } = line
  goal.efforts += times
  goal.kinds[line.kind] += times
  for (const audience of line.audiences) goal.audiences[audience] += times
  for (const age of agesOf(line)) goal.ages[age] += times
  for (const key of placesOf(line, known)) {
    const place = goal.places.get(key)
    if (!place) continue
    place.efforts += times
    for (const age of agesOf(line)) place.ages[age] += times
  }
}

/** A goal nobody works for comes first, then groups, ages and kinds goal by goal, then areas. */
function gapsOf(byGoal: Coverage['goals'], areas: readonly { id: string; name: string }[]): Gap[] {
  const empty = goals.filter((goal) => byGoal[goal].efforts === 0)
  const worked = goals.filter((goal) => byGoal[goal].efforts > 0)
  const without = areas.filter(({ id }) => goals.every((goal) => (byGoal[goal].places.get(id)?.efforts ?? 0) === 0))
  const all: Gap[] = [
    ...empty.map((goal): Gap => ({ about: 'goal', goal })),
    ...worked.map(
      (goal): Gap => ({
        about: 'audiences',
        goal,
        audiences: named[goal].audiences.filter((audience) => byGoal[goal].audiences[audience] === 0),
        isMetByAll: byGoal[goal].audiences.everybody > 0,
      }),
    ),
    ...worked.map(
      (goal): Gap => ({
        about: 'ages',
        goal,
        ages: named[goal].ages.filter((age) => byGoal[goal].ages[age] === 0),
        isMetByAll: byGoal[goal].ages.none > 0,
      }),
    ),
    ...worked.map((goal): Gap => ({ about: 'kinds', goal, kinds: named[goal].kinds.filter((kind) => byGoal[goal].kinds[kind] === 0) })),
    // When nothing is done at all, that the areas have nothing either adds nothing.
    ...(worked.length > 0
      ? [
          {
            about: 'areas' as const,
            areas: without.map(({ name }) => name),
            isMetByAll: goals.some((goal) => (byGoal[goal].places.get('town')?.efforts ?? 0) > 0),
          },
        ]
      : []),
  ]
  return all.filter(isGap)
}

const isGap = (gap: Gap): boolean => {
  if (gap.about === 'goal') return true
  if (gap.about === 'audiences') return gap.audiences.length > 0
  if (gap.about === 'ages') return gap.ages.length > 0
  return gap.about === 'kinds' ? gap.kinds.length > 0 : gap.areas.length > 0
}
