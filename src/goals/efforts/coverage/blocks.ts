// Coverage as a part of the plan: what is missing in words, then the tables. In Danish, as the plan is adopted.

import type { Block, Inline } from '../../../platform/paper/model.ts'
import { type Goal, goals } from '../../goals/model.ts'
import { audiences, kinds } from '../model.ts'
import { da as words } from '../words/texts.da.ts'
import { sentenceOf } from './gaps.ts'
import { ageColumns, type Coverage, type CoveragePlace } from './model.ts'
import { da } from './texts.da.ts'

const text = (written: string): Inline[] => [{ text: written }]
const count = (number: number): Inline[] => text(number === 0 ? da.none : String(number))
const goalHeadings = goals.map((goal) => ({ heading: words.goalNumbers[goal], numeric: true }))
const placeName = ({ key, name }: CoveragePlace): string => (key === 'town' ? da.wholeTown : key === 'none' ? da.noPlace : name)

/** A row of each thing, a column of each goal. */
const byGoal = <K>(
  caption: string,
  heading: string,
  keys: readonly K[],
  name: (key: K) => string,
  number: (goal: Goal, key: K) => number,
): Block => ({
  kind: 'table',
  caption,
  columns: [{ heading }, ...goalHeadings],
  rows: keys.map((key) => [text(name(key)), ...goals.map((goal) => count(number(goal, key)))]),
})

/** The blocks of a coverage: how many efforts, the gaps as a list, and one table each for kinds, groups, ages and places. */
export function coverageBlocks({ efforts, goals: of, places, gaps }: Coverage): Block[] {
  const missing: Block =
    gaps.length === 0
      ? { kind: 'paragraph', text: text(da.noGaps) }
      : { kind: 'list', ordered: false, items: gaps.map((gap) => [{ kind: 'paragraph', text: text(sentenceOf(gap, da, words)) }]) }
  return [
    { kind: 'paragraph', text: text(`${da.efforts(String(efforts), efforts === 1)} ${da.countedMoreThanOnce}`) },
    missing,
    {
      kind: 'table',
      caption: da.kindsCaption,
      columns: [
        { heading: da.goal },
        ...[...kinds.map((kind) => words.kinds[kind]), da.all].map((heading) => ({ heading, numeric: true })),
      ],
      rows: goals.map((goal) => [
        text(words.goalNumbers[goal]),
        ...kinds.map((kind) => count(of[goal].kinds[kind])),
        count(of[goal].efforts),
      ]),
    },
    byGoal(
      da.audiencesCaption,
      da.group,
      audiences,
      (one) => words.audiences[one],
      (goal, one) => of[goal].audiences[one],
    ),
    byGoal(
      da.agesCaption,
      da.age,
      ageColumns,
      (one) => (one === 'none' ? da.anyAge : words.ages[one]),
      (goal, one) => of[goal].ages[one],
    ),
    byGoal(da.placesCaption, da.place, places, placeName, (goal, { key }) => of[goal].places.get(key)?.efforts ?? 0),
  ]
}
