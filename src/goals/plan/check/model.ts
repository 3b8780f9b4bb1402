// What is missing before a version can be adopted, or ought to be looked at: one finding, one sentence, one way to mend it.

import { type Block, wordsOf } from '../../../platform/paper/model.ts'
import type { Goal } from '../../goals/model.ts'
import { holdingOn, type LegalBasis } from '../legal-basis/model.ts'
import { type PlanVersion, yearsUntilReview } from '../model.ts'

/** Some hinder the adoption; the rest are for people to weigh. */
export type Finding =
  | { about: 'no-chapters' }
  | { about: 'unknown-part'; chapter: string; title: string; call: string }
  | { about: 'hidden-effort'; chapter: string; title: string; effort: string; name: string }
  | { about: 'unanswered'; title: string; comments: number }
  | { about: 'empty-chapter'; chapter: string; title: string }
  | { about: 'goal-without-indicator'; goal: Goal }
  | { about: 'effort-without-owner'; effort: string; name: string }
  | { about: 'effort-without-evaluation'; effort: string; name: string }
  | { about: 'figure-without-source'; chapter: string; title: string; table: string }
  | { about: 'few-people'; chapter: string; title: string; words: string }
  | { about: 'party-silent'; name: string }
  | { about: 'no-review' }
  | { about: 'review-passed'; on: string }
  | { about: 'review-late'; on: string }
  | { about: 'no-legal-basis' }
  | { about: 'legal-basis-over'; name: string; on: string }
  | { about: 'legal-basis-not-yet'; name: string; on: string }

const hindering: readonly Finding['about'][] = ['no-chapters', 'unknown-part', 'hidden-effort', 'unanswered']
export const hinders = ({ about }: Finding): boolean => hindering.includes(about)

type Law = Pick<LegalBasis, 'title' | 'from' | 'to'>

/** What is to be said of the dates and the law of a version on a day. A status rests on the plan it tells of, and needs neither. */
export function findingsOfSettings(version: Pick<PlanVersion, 'kind' | 'reviewOn'>, basis: Law | null, today: string): Finding[] {
  if (version.kind === 'status') return []
  return [...reviewFindings(version.reviewOn, today), ...basisFindings(basis, today)]
}

function reviewFindings(on: string | null, today: string): Finding[] {
  if (on === null) return [{ about: 'no-review' }]
  if (on < today) return [{ about: 'review-passed', on }]
  const last = `${Number(today.slice(0, 4)) + yearsUntilReview}${today.slice(4)}`
  return on > last ? [{ about: 'review-late', on }] : []
}

function basisFindings(basis: Law | null, today: string): Finding[] {
  if (!basis) return [{ about: 'no-legal-basis' }]
  const holding = holdingOn(basis, today)
  if (holding === 'no-longer') return [{ about: 'legal-basis-over', name: basis.title, on: basis.to ?? '' }]
  return holding === 'not-yet' ? [{ about: 'legal-basis-not-yet', name: basis.title, on: basis.from ?? '' }] : []
}

/** Tables and charts whose figures have no source: one written by hand needs a line that begins with "Kilde" just after it. */
export function withoutSource(blocks: readonly (Block | { kind: 'part' })[]): string[] {
  return blocks.flatMap((block, place) => {
    if (block.kind === 'chart') return block.note.source.trim() === '' ? [block.title] : []
    if (block.kind !== 'table') return []
    if (block.note) return block.note.source.trim() === '' ? [block.caption] : []
    const next = blocks[place + 1]
    const saysSource = next?.kind === 'paragraph' && /^(kilde|kilder)\b/i.test(wordsOf(next.text))
    return holdsFigures(block) && !saysSource ? [block.caption || block.columns.map(({ heading }) => heading).join(', ')] : []
  })
}

/** Cells that are a figure by themselves: "71,2", "45 %", "1.200 kr." Dates and names with a number are none. */
const holdsFigures = ({ rows }: Extract<Block, { kind: 'table' }>): boolean =>
  rows.some((row) => row.some((cell) => /^[+–-]?\d[\d.,\s]*(%|kr\.?|pct\.?)?$/i.test(wordsOf(cell))))
