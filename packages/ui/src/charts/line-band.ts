// How a figure moves through time, how sure we are of it, and where the way of counting changed.
import * as Plot from '@observablehq/plot'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type LegendEntry, referenceLine, referenceSwatch, type Shape, tickFormat } from './render.ts'

/** `x` in years; a quarter is a part of one: the third quarter of 2025 is 2025.5. A missing interval leaves a hole in the band, and a value that is NaN one in the line too. */
export type LineBandPoint = { x: number; value: number; low?: number; high?: number }
export type LineBandSeries = { name: string; points: LineBandPoint[] }

export type LineBandOptions = ChartWords & {
  /** At most three; more cannot be told apart. */
  series: LineBandSeries[]
  axis: { label: string; digits?: number; startAtZero?: boolean }
  reference?: { value: number; label: string }
  /** Where the way of counting changed: dashed rules with words. */
  breaks?: { x: number; label: string }[]
  /** The words for the band. */
  bandLabel?: string
}

const LINES = [
  { colour: palette.harbour, band: palette.mist, dash: '' },
  { colour: palette.rust, band: palette.sand, dash: '7,4' },
  { colour: palette.quiet, band: palette.rule, dash: '2,4' },
] as const

const lineStyle = (place: number) => LINES[place % LINES.length] ?? LINES[0]

function legendOf({ series, bandLabel, reference }: LineBandOptions): LegendEntry[] {
  const lines = series.map((one, place) => {
    const { colour, dash } = lineStyle(place)
    return { swatch: `<path d="M1 8H31" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash || 'none'}"/>`, text: one.name }
  })
  const band = `<rect x="1" y="1" width="30" height="14" rx="3" fill="${palette.mist}"/>`
  return [
    ...lines,
    ...(bandLabel ? [{ swatch: band, text: bandLabel }] : []),
    ...(reference ? [{ swatch: referenceSwatch, text: reference.label }] : []),
  ]
}

function seriesMarks(series: LineBandSeries, place: number, narrow: boolean) {
  const { colour, band, dash } = lineStyle(place)
  const last = series.points.slice(-1)
  return [
    Plot.areaY(series.points, { x: 'x', y1: 'low', y2: 'high', fill: band, fillOpacity: 0.7 }),
    Plot.lineY(series.points, {
      x: 'x',
      y: 'value',
      stroke: colour,
      strokeWidth: narrow ? 2 : 2.5,
      strokeDasharray: dash || undefined,
      strokeLinejoin: 'round',
    }),
    Plot.dot(last, { x: 'x', y: 'value', fill: colour, r: 5, stroke: palette.paper, strokeWidth: 2 }),
  ]
}

function plan(options: LineBandOptions, shape: Shape): Plot.PlotOptions {
  const { series, axis, reference, breaks = [], locale } = options
  const narrow = shape.kind === 'narrow'
  const points = series.flatMap((one) => one.points)
  const heights = points
    .flatMap((point) => [point.value, point.low ?? point.value, point.high ?? point.value])
    .filter((height) => Number.isFinite(height))
  if (reference) heights.push(reference.value)
  const years = points.map((point) => point.x)
  const first = Math.min(...years)
  const last = Math.max(...years)
  return {
    height: narrow ? 300 : 380,
    marginLeft: narrow ? 42 : 56,
    marginRight: 18,
    marginTop: 44 + (breaks.length > 0 ? 20 : 0),
    marginBottom: 34,
    x: {
      type: 'linear',
      domain: [first, last],
      label: null,
      ticks: yearsBetween(first, last, narrow ? 5 : 10),
      tickFormat: (year: number) => String(year),
      tickSize: 0,
      insetLeft: 6,
      insetRight: 8,
    },
    y: {
      type: 'linear',
      domain: [axis.startAtZero ? 0 : Math.min(...heights), Math.max(...heights)],
      nice: true,
      label: axis.label,
      labelArrow: 'none',
      labelOffset: narrow ? 38 : 50,
      ticks: 5,
      tickFormat: tickFormat(locale, axis.digits ?? 0),
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: palette.rule, strokeOpacity: 1, ticks: 5 }),
      ...breaks.flatMap((mark) => {
        const isLate = mark.x > (first + last) / 2
        return [
          Plot.ruleX([mark.x], { stroke: palette.quiet, strokeDasharray: '5,4', insetTop: -26 }),
          Plot.text([mark], {
            x: 'x',
            text: 'label',
            frameAnchor: 'top',
            dy: -14,
            fill: palette.quiet,
            textAnchor: isLate ? 'end' : 'start',
            dx: isLate ? -2 : 2,
          }),
        ]
      }),
      ...series.flatMap((one, place) => seriesMarks(one, place, narrow)),
      ...(reference ? [Plot.ruleY([reference.value], referenceLine)] : []),
    ],
  }
}

// Whole years only, thinned evenly so that they never touch.
function yearsBetween(first: number, last: number, most: number): number[] {
  const from = Math.ceil(first)
  const to = Math.floor(last)
  const step = Math.max(1, Math.ceil((to - from + 1) / most))
  const years: number[] = []
  for (let year = from; year <= to; year += step) years.push(year)
  return years
}

/** Lines through time with interval bands, a reference line, and marks where counting changed. */
export const lineBandChart = (options: LineBandOptions): string => drawChart(options, legendOf(options), (shape) => plan(options, shape))
