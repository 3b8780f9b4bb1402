// A year in the yearly status: how each indicator moved over it (`{{movements 2025}}`), and what was judged in it (`{{judged 2025}}`).
import { todayInTown } from '../../../platform/form/model.ts'
import type { Block, Inline } from '../../../platform/paper/model.ts'
import type { Release } from '../../../platform/release/index.ts'
import { da as words } from '../../efforts/words/texts.da.ts'
import { goals } from '../../goals/model.ts'
import {
  breaksOfRelease,
  figuresOfRelease,
  inOrder,
  type MovementFigure,
  type MovementOf,
  movementOfSeries,
} from '../../indicators/movement.ts'
import { lastDayOf } from '../../indicators/period/model.ts'
import type { PlanPart } from '../plan-part.ts'
import { dash, day, heading, movementWords, named, noneYet, paragraph, paragraphs, text } from './in-danish.ts'
import { nOf, noteOf, withInterval } from './indicator-parts.ts'
import { judgedIn, type PlanIndicator, planIndicators, releasesOn } from './store.ts'

export const yearIn = (call: readonly string[]): number | null =>
  call.length === 1 && /^20\d\d$/.test(call[0] ?? '') ? Number(call[0]) : null

export interface YearMovement extends MovementOf {
  indicator: PlanIndicator
  release: Release
}

/** How an indicator moved over a year: its last figure of the year against its last figure from before. One of the two alone says nothing. */
export function movementOver(indicator: PlanIndicator, release: Release, year: number): YearMovement {
  const all = inOrder(figuresOfRelease(release))
  const isBefore = ({ period }: MovementFigure) => (lastDayOf(period) ?? '9999') < `${year}-01-01`
  const before = all.findLast(isBefore) ?? null
  const within = all.findLast((one) => !isBefore(one) && (lastDayOf(one.period) ?? '9999') <= `${year}-12-31`) ?? null
  const figures = [before, within].filter((one) => one !== null)
  const moved = movementOfSeries(figures, { ...indicator, baselinePeriod: before?.period ?? 'none' }, breaksOfRelease(release))
  return { ...moved, baseline: before, newest: within, indicator, release }
}

/** Every adopted indicator that has figures, and how it moved over the year; and those that have none. */
export async function movementsOver(tx: Parameters<PlanPart['offers']>[0], year: number, asOf: string) {
  const indicators = await planIndicators(tx)
  const releases = await releasesOn(
    tx,
    indicators.map(({ slug }) => slug),
    asOf,
  )
  const moved: YearMovement[] = []
  const without: PlanIndicator[] = []
  for (const indicator of indicators) {
    const release = releases.get(indicator.slug)
    if (release && figuresOfRelease(release).length > 0) moved.push(movementOver(indicator, release, year))
    else without.push(indicator)
  }
  return { moved, without }
}

export const movementsPart: PlanPart = {
  name: 'movements',
  offers: async () =>
    yearsOffered().map((year) => ({
      call: `movements ${year}`,
      name: { da: `Indikatorernes bevægelse i ${year}`, en: `How the indicators moved in ${year}` },
    })),
  blocks: async (tx, call, { figuresAsOf }) => {
    const year = yearIn(call)
    if (year === null) return null
    const { moved } = await movementsOver(tx, year, figuresAsOf)
    if (moved.length === 0) return [paragraph(noneYet)]
    return goals.flatMap((goal, place) => {
      const of = moved.filter(({ indicator }) => indicator.goal === goal)
      return of.length > 0 ? [yearTable(`Mål ${place + 1}: bevægelse i ${year}`, of, figuresAsOf)] : []
    })
  },
}

function yearTable(caption: string, moved: YearMovement[], asOf: string): Block {
  const rows = moved.map(({ indicator, release, baseline, newest, movement }): Inline[][] => [
    text(`${indicator.name.da} (${indicator.unit.da})`),
    text(baseline ? `${baseline.period}: ${withInterval(baseline, indicator.digits)}` : dash),
    text(newest ? `${newest.period}: ${withInterval(newest, indicator.digits)}` : dash),
    text(newest ? nOf(release, newest.period) : dash),
    text(movementWords[movement]),
  ])
  const columns = ['Indikator', 'Før året', 'Sidst i året', 'n', 'Bevægelse'].map((one) => ({ heading: one }))
  return {
    kind: 'table',
    caption,
    columns,
    rows,
    note: noteOf(
      moved.map(({ indicator }) => indicator),
      asOf,
    ),
  }
}

export const judgedPart: PlanPart = {
  name: 'judged',
  offers: async () =>
    yearsOffered().map((year) => ({ call: `judged ${year}`, name: { da: `Indsatser bedømt i ${year}`, en: `Efforts judged in ${year}` } })),
  blocks: async (tx, call) => {
    const year = yearIn(call)
    if (year === null) return null
    const judged = await judgedIn(tx, year)
    if (judged.length === 0) return [paragraph(`Ingen dom over en indsats blev offentlig i ${year}.`)]
    return judged.flatMap((one) => [
      heading(4, one.name),
      { kind: 'paragraph', text: [{ text: words.verdicts[one.verdict], strong: true }, { text: `. Bedømt ${day(one.judgedOn)}.` }] },
      ...paragraphs(one.words),
      ...(one.next ? named('Det prøver vi nu', one.next) : []),
    ])
  },
}

function yearsOffered(): number[] {
  const year = Number(todayInTown().slice(0, 4))
  return [year, year - 1]
}
