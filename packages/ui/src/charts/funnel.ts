// The town among all the others: how far from what was expected, and how far chance alone would carry a place of that size.
import * as Plot from '@observablehq/plot'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type LegendEntry, referenceLine, referenceSwatch, type Shape, tickFormat } from './render.ts'

export type FunnelPoint = { name: string; x: number; y: number; highlighted?: boolean }
export type FunnelLimit = { x: number; low: number; high: number }

export type FunnelOptions = ChartWords & {
  points: FunnelPoint[]
  /** From the widest to the narrowest, each as a curve over x, with the words for the legend. */
  limits: { label: string; curve: FunnelLimit[] }[]
  reference: { value: number; label: string }
  x: { label: string; digits?: number; logarithmic?: boolean }
  y: { label: string; digits?: number }
  /** The words for an ordinary point and for ours. */
  legend: { others: string; ours: string }
}

const BANDS = [palette.sand, palette.mist] as const
const band = (place: number) => BANDS[place % BANDS.length] ?? palette.sand

function legendOf({ limits, legend, reference }: FunnelOptions): LegendEntry[] {
  return [
    { swatch: `<path d="M16 0 24 8 16 16 8 8Z" fill="${palette.rust}"/>`, text: legend.ours },
    { swatch: `<circle cx="16" cy="8" r="5" fill="${palette.water}" stroke="${palette.harbour}"/>`, text: legend.others },
    ...limits.map((limit, place) => ({
      swatch: `<rect x="1" y="1" width="30" height="14" rx="3" fill="${band(place)}"/>`,
      text: limit.label,
    })),
    { swatch: referenceSwatch, text: reference.label },
  ]
}

// The curves may be wider than the cloud; the picture follows the cloud, so that one far limit does not flatten it.
function heightsOf({ points, limits }: FunnelOptions): [number, number] {
  const ys = points.map((point) => point.y)
  const least = Math.min(...points.map((point) => point.x))
  const atLeast = limits.flatMap((limit) => limit.curve.filter((at) => at.x >= least).flatMap((at) => [at.low, at.high]))
  const top = Math.max(...ys, Math.min(Math.max(...atLeast, ...ys), Math.max(...ys) * 1.3))
  return [Math.max(0, Math.min(...ys, ...atLeast)), top]
}

function marks(options: FunnelOptions, middle: number) {
  const { points, limits, reference } = options
  const ours = points.filter((point) => point.highlighted)
  const others = points.filter((point) => !point.highlighted)
  return [
    ...limits.map((limit, place) =>
      Plot.areaY(limit.curve, { x: 'x', y1: 'low', y2: 'high', fill: band(place), fillOpacity: 0.75, clip: true }),
    ),
    Plot.ruleY([reference.value], referenceLine),
    Plot.dot(others, { x: 'x', y: 'y', r: 4, fill: palette.water, fillOpacity: 0.65, stroke: palette.harbour, strokeWidth: 0.8 }),
    Plot.dot(ours, { x: 'x', y: 'y', r: 9, symbol: 'diamond', fill: palette.rust, stroke: palette.paper, strokeWidth: 2 }),
    ...ours.map((point) =>
      Plot.text([point], {
        x: 'x',
        y: 'y',
        text: 'name',
        dx: point.x > middle ? -14 : 14,
        textAnchor: point.x > middle ? 'end' : 'start',
        fontWeight: 700,
        fontSize: 15,
        fill: palette.rust,
        stroke: palette.paper,
        strokeWidth: 5,
      }),
    ),
  ]
}

function plan(options: FunnelOptions, shape: Shape): Plot.PlotOptions {
  const { points, x, y, locale } = options
  const narrow = shape.kind === 'narrow'
  const xs = points.map((point) => point.x)
  const [least, most] = [Math.min(...xs), Math.max(...xs)]
  return {
    height: narrow ? 340 : 440,
    marginLeft: narrow ? 42 : 56,
    marginRight: 16,
    marginTop: 40,
    marginBottom: 48,
    x: {
      type: x.logarithmic === false ? 'linear' : 'log',
      domain: [least * 0.9, most * 1.1],
      label: x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: narrow ? 3 : 6,
      tickFormat: tickFormat(locale, x.digits ?? 0),
      tickSize: 0,
    },
    y: {
      type: 'linear',
      domain: heightsOf(options),
      nice: true,
      label: y.label,
      labelArrow: 'none',
      labelOffset: narrow ? 38 : 50,
      ticks: 5,
      tickFormat: tickFormat(locale, y.digits ?? 1),
      tickSize: 0,
    },
    symbol: { type: 'identity' },
    r: { type: 'identity' },
    marks: marks(options, Math.sqrt(least * most)),
  }
}

/** All places as dots between curves of what chance allows; ours stands out and carries its name. */
export const funnelChart = (options: FunnelOptions): string => drawChart(options, legendOf(options), (shape) => plan(options, shape))
