// The facts of an effort in a few lines: why, where, for whom, when, who and how much.
import { type Fact, type Frame, formatDate, formatNumber, Summary } from '@trygby/ui'
import type { Goal } from '../goals/model.ts'
import { Words } from '../goals/said/both.tsx'
import type { Said } from '../goals/said/model.ts'
import { asWritten } from './as-written.ts'
import type { Effort } from './model.ts'
import type { da } from './texts.da.ts'
import type { da as words } from './words/texts.da.ts'

/** What an effort's identifiers stand for, in the reader's language. */
export interface Names {
  goals: Record<Goal, Said>
  subGoals: Said[]
  areas: string[]
  department: string
}

interface FactsProps {
  frame: Frame
  t: typeof da
  words: typeof words
  effort: Effort
  names: Names
  isInside: boolean
}

export const Facts = (props: FactsProps) => <Summary facts={factsOf(props).filter((fact) => fact !== null)} />

function factsOf({ frame, t, words, effort, names, isInside }: FactsProps): (Fact | null)[] {
  const kroner = effort.cost === null ? '' : t.kroner(formatNumber(effort.cost, frame.locale))
  return [
    { name: t.facts.goals, value: <GoalLinks frame={frame} effort={effort} names={names} /> },
    { name: t.facts.kind, value: words.kinds[effort.kind] },
    said(t.facts.where, [effort.isWholeTown ? t.wholeTown : names.areas.join(', '), asWritten(effort.whereText, frame.locale)]),
    said(t.facts.forWhom, [inARow(effort.audiences.map((audience) => words.audiences[audience])), asWritten(effort.forWhom, frame.locale)]),
    said(t.facts.ages, [effort.ageGroups.map((age) => words.ages[age]).join(', ')]),
    said(t.facts.when, [whenIn(effort, frame, t)]),
    said(t.facts.department, [names.department]),
    isInside ? { name: t.facts.owner, value: effort.ownerName || t.nobody } : null,
    said(t.facts.cost, [kroner]),
    said(t.facts.funding, [asWritten(effort.funding, frame.locale)]),
    isInside ? { name: t.facts.harm, value: t.harms[effort.harm] } : null,
  ]
}

/** Names of groups in one line: only the first with a capital. */
const inARow = (names: string[]): string => names.map((name, place) => (place === 0 ? name : name.toLowerCase())).join(', ')

/** A fact of a line for each part that says something; none when nothing does. */
function said(name: string, parts: (string | Said)[]): Fact | null {
  const lines = parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter(({ text }) => text !== '')
  if (lines.length === 0) return null
  const value = lines.map((line, place) => (
    <>
      {place > 0 && <br />}
      <Words of={line} />
    </>
  ))
  return { name, value }
}

function whenIn({ from, to }: Effort, { locale }: Frame, t: typeof da): string {
  if (from && to) return t.fromTo(formatDate(from, locale), formatDate(to, locale))
  if (from) return t.from(formatDate(from, locale))
  return to ? t.until(formatDate(to, locale)) : ''
}

const GoalLinks = ({ frame, effort, names }: Pick<FactsProps, 'frame' | 'effort' | 'names'>) => (
  <ul class="plain-list">
    {effort.goals.map((goal) => (
      <li>
        <a href={`/${frame.locale}/goals/${goal}`}>
          <Words of={names.goals[goal]} />
        </a>
      </li>
    ))}
    {names.subGoals.map((subGoal) => (
      <li>
        <Words of={subGoal} />
      </li>
    ))}
  </ul>
)
