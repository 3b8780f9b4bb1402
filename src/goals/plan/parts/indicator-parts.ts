// Indicators in the plan, with their figures as they stood on the plan's day. `{{indicators safe-town}}` is a table of a goal's, `{{indicator felt-safe}}` one through time.

import type { Block, FigureNote, Inline } from '../../../platform/paper/model.ts'
import { type Release, recordsOf } from '../../../platform/release/index.ts'
import { goals, isGoal } from '../../goals/model.ts'
import { breaksOfRelease, figuresOfRelease, inOrder, type MovementFigure, movementOfSeries } from '../../indicators/movement.ts'
import { spanOf } from '../../indicators/period/model.ts'
import type { PlanPart } from '../plan-part.ts'
import { bullets, dash, day, figure, heading, movementWords, named, noneYet, paragraph, text } from './in-danish.ts'
import { type PlanIndicator, planIndicators, releasesOn } from './store.ts'

const interval =
  'Spændet i parentes er et 95 %-interval. Bevægelsen er regnet ud fra intervallerne og den mindste ændring, der betyder noget; aldrig fra en streg.'

/** n of the figure of a period, or the reason why there is none. */
export function nOf({ table }: Release, period: string): string {
  const row = recordsOf(table).find((one) => one.period === period)
  if (typeof row?.n === 'number') return figure(row.n, 0)
  return typeof row?.noN === 'string' && row.noN !== '' ? row.noN : dash
}

/** A figure with its interval: "71,2 (68,0 til 74,4)". */
export const withInterval = (one: MovementFigure | null, digits: number): string => {
  if (!one) return dash
  const value = figure(one.value, digits)
  return one.interval ? `${value} (${figure(one.interval.lower, digits)} til ${figure(one.interval.upper, digits)})` : value
}

/** What a reader must know of the figures of several indicators together; what holds for several is said once. */
export const noteOf = (shown: readonly PlanIndicator[], asOf: string): FigureNote => ({
  source: saidOnce(shown, ({ source }) => source).join('. '),
  asOf,
  n: 'Står ved hvert tal.',
  uncertainty: interval,
  cannotSay: saidOnce(shown, ({ cannotSay }) => cannotSay).map((said) => `${said}.`),
})

/** "Trygge ude om dagen, Trygge gæster: Byens egen undersøgelse". One indicator alone needs no name. */
function saidOnce(shown: readonly PlanIndicator[], said: (one: PlanIndicator) => string): string[] {
  const names = new Map<string, string[]>()
  for (const one of shown) {
    const text = said(one).trim().replace(/\.$/, '')
    names.set(text, [...(names.get(text) ?? []), one.name.da])
  }
  return [...names].map(([text, of]) => (shown.length === 1 ? text : `${of.join('; ')}: ${text}`))
}

const targetOf = ({ target, aim, margin, digits }: PlanIndicator): string => {
  if (aim === 'hold') return `Holdes inden for ${figure(margin, digits)}`
  return target ? `${figure(target.value, digits)} inden ${day(target.on)}` : dash
}

export const indicatorsPart: PlanPart = {
  name: 'indicators',
  offers: async () =>
    goals.map((goal, place) => ({
      call: `indicators ${goal}`,
      name: { da: `Indikatorer for mål ${place + 1}, med tal`, en: `Indicators of goal ${place + 1}, with figures` },
    })),
  blocks: async (tx, [goal = '', ...more], { figuresAsOf }) => {
    if (!isGoal(goal) || more.length > 0) return null
    const found = await planIndicators(tx, goal)
    if (found.length === 0) return [paragraph('Der er ikke vedtaget indikatorer for målet endnu.')]
    const releases = await releasesOn(
      tx,
      found.map(({ slug }) => slug),
      figuresAsOf,
    )
    const shown = found.filter(({ slug }) => releases.has(slug))
    const waiting = found.filter(({ slug }) => !releases.has(slug))
    return [
      ...(shown.length > 0 ? [goalTable(goals.indexOf(goal) + 1, shown, releases, figuresAsOf)] : []),
      ...(waiting.length > 0
        ? [paragraph('Uden udgivne tal endnu:'), bullets(waiting.map(({ name, definition }) => named(name.da, definition)))]
        : []),
    ]
  },
}

function goalTable(number: number, shown: PlanIndicator[], releases: Map<string, Release>, asOf: string): Block {
  const rows = shown.map((indicator): Inline[][] => {
    const release = releases.get(indicator.slug) as Release // only those with a release are shown
    const { movement, baseline, newest } = movementOfSeries(figuresOfRelease(release), indicator, breaksOfRelease(release))
    return [
      text(`${indicator.name.da} (${indicator.unit.da})`),
      text(baseline && baseline.period !== newest?.period ? `${baseline.period}: ${withInterval(baseline, indicator.digits)}` : dash),
      text(newest ? `${newest.period}: ${withInterval(newest, indicator.digits)}` : dash),
      text(newest ? nOf(release, newest.period) : dash),
      text(movementWords[movement]),
      text(targetOf(indicator)),
    ]
  })
  const columns = ['Indikator', 'Udgangspunkt', 'Nyeste', 'n', 'Bevægelse', 'Sigter mod'].map((one) => ({ heading: one }))
  return { kind: 'table', caption: `Indikatorer for mål ${number}`, columns, rows, note: noteOf(shown, asOf) }
}

export const indicatorPart: PlanPart = {
  name: 'indicator',
  offers: async (tx) =>
    (await planIndicators(tx)).map(({ slug, name }) => ({
      call: `indicator ${slug}`,
      name: { da: `Indikator: ${name.da}`, en: `Indicator: ${name.en || name.da}` },
    })),
  blocks: async (tx, [slug = '', ...more], { figuresAsOf }) => {
    const indicator = more.length === 0 ? (await planIndicators(tx)).find((one) => one.slug === slug) : undefined
    if (!indicator) return null
    const release = (await releasesOn(tx, [slug], figuresAsOf)).get(slug)
    const figures = release ? inOrder(figuresOfRelease(release)) : []
    const opening = [heading(4, indicator.name.da), paragraph(indicator.definition)]
    if (!release || figures.length === 0) return [...opening, paragraph(noneYet)]
    return [...opening, ...throughTime(indicator, release, figures, figuresAsOf)]
  },
}

function throughTime(indicator: PlanIndicator, release: Release, figures: MovementFigure[], asOf: string): Block[] {
  const { name, unit, digits } = indicator
  const { movement } = movementOfSeries(figures, indicator, breaksOfRelease(release))
  const newest = figures.at(-1) as MovementFigure // there is at least one
  const note = noteOf([indicator], asOf)
  const sentence = `${newest.period}: ${withInterval(newest, digits)} ${unit.da}. Bevægelse siden udgangspunktet: ${movementWords[movement]}.`
  const points = figures.map(({ period, value, interval }) => ({
    x: spanOf(period)?.start ?? 0,
    label: period,
    value,
    ...(interval ? { low: interval.lower, high: interval.upper } : {}),
  }))
  return points.length > 1
    ? [{ kind: 'chart', title: name.da, alternative: sentence, unit: unit.da, digits, points, note }]
    : [paragraph(sentence), table(indicator, release, figures, note)]
}

function table({ name, unit, digits }: PlanIndicator, release: Release, figures: MovementFigure[], note: FigureNote): Block {
  return {
    kind: 'table',
    caption: `${name.da} (${unit.da})`,
    columns: [{ heading: 'Periode' }, { heading: 'Tal og interval', numeric: true }, { heading: 'n', numeric: true }],
    rows: figures.map((one) => [text(one.period), text(withInterval(one, digits)), text(nOf(release, one.period))]),
    note,
  }
}
