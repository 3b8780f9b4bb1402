// A figure through time in print: a line, how sure we are of it as a band, and the same in words for whoever does not see it.
import { formatNumber } from '@trygby/ui'
import type { Block, ChartPoint } from '../model.ts'
import { glued, type Strip } from './flow.ts'
import { describe, type Element, grow, type Pen, textStrips } from './pen.ts'
import { colours, page, styles } from './style.ts'

type Chart = Extract<Block, { kind: 'chart' }>

const HEIGHT = 190
const TICKS = 5

/** Title, sentence and picture; they stand together. */
export function chartStrips(pen: Pen, chart: Chart, stand: { parent: Element; x: number; width: number }): Strip[] {
  const title = textStrips(pen, grow(pen, stand.parent, 'P'), [{ text: chart.title }], { ...stand, style: styles.caption })
  const sentence = textStrips(pen, grow(pen, stand.parent, 'P'), [{ text: chart.alternative }], { ...stand, style: styles.close })
  const figure = grow(pen, stand.parent, 'Figure', { alt: `${chart.title}. ${chart.alternative}` })
  const picture: Strip = {
    before: 10,
    height: HEIGHT,
    isGlued: true,
    draw: (y) => {
      describe(figure, {
        A: { O: 'Layout', Placement: 'Block', BBox: [stand.x, page.height - y - HEIGHT, stand.x + stand.width, page.height - y] },
      })
      figure.add(() => drawChart(pen, chart, { left: stand.x, top: y, width: stand.width }))
    },
  }
  return [...title, ...glued(sentence), picture].map((strip, place) => (place === 0 ? strip : { ...strip, isGlued: true }))
}

function drawChart(pen: Pen, chart: Chart, { left, top, width }: { left: number; top: number; width: number }): void {
  const { pdf, letters } = pen
  const size = 8.2
  const say = (text: string, x: number, y: number, end: 'left' | 'right' | 'middle' = 'left') => {
    const wide = letters.width(text, 'regular', size)
    const at = end === 'left' ? x : end === 'right' ? x - wide : x - wide / 2
    pdf.font('regular', size).fillColor(colours.quiet).text(text, at, y, { lineBreak: false, baseline: 'alphabetic' })
    return wide
  }
  const points = [...chart.points].sort((a, b) => a.x - b.x)
  const heights = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
  const ticks = evenTicks(Math.min(...heights), Math.max(...heights))
  const words = ticks.map((tick) => formatNumber(tick, pen.language, chart.digits))
  const margin = Math.max(...words.map((text) => letters.width(text, 'regular', size))) + 8
  const inner = { left: left + margin, right: left + width - 10, top: top + 30, bottom: top + HEIGHT - 22 }
  const [lowest = 0, highest = 1] = [ticks[0], ticks.at(-1)]
  const y = (value: number) => inner.bottom - ((value - lowest) / (highest - lowest || 1)) * (inner.bottom - inner.top)
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 1]
  const x = (at: number) =>
    first === last ? (inner.left + inner.right) / 2 : inner.left + 8 + ((at - first) / (last - first)) * (inner.right - inner.left - 16)

  for (const [place, tick] of ticks.entries()) {
    pdf.moveTo(inner.left, y(tick)).lineTo(inner.right, y(tick)).lineWidth(0.6).stroke(colours.rule)
    say(words[place] ?? '', inner.left - 6, y(tick) + 3, 'right')
  }
  drawBands(pen, points, x, y)
  drawLines(pen, points, x, y)
  // What the line and the band are, in words above the picture.
  pdf
    .moveTo(left, top + 8)
    .lineTo(left + 18, top + 8)
    .lineWidth(2)
    .stroke(colours.harbour)
  const named = say(chart.unit, left + 23, top + 11)
  if (points.some(({ low }) => low !== undefined)) {
    pdf.rect(left + 23 + named + 18, top + 3, 18, 10).fill(colours.mist)
    say(pen.t.band, left + 23 + named + 41, top + 11)
  }
  const widest = Math.max(...points.map(({ label }) => letters.width(label, 'regular', size))) + 12
  const step = Math.max(1, Math.ceil((points.length * widest) / (inner.right - inner.left)))
  // Counted back from the newest, which always has its name.
  for (const [place, point] of points.entries())
    if ((points.length - 1 - place) % step === 0) say(point.label, x(point.x), inner.bottom + 15, 'middle')
}

type Scale = (value: number) => number

/** A band for each stretch of points with an interval; a missing interval leaves a hole. */
function drawBands({ pdf }: Pen, points: ChartPoint[], x: Scale, y: Scale): void {
  for (const stretch of stretchesOf(points, (point) => point.low !== undefined && point.high !== undefined)) {
    const [only] = stretch
    if (stretch.length === 1 && only) {
      pdf
        .moveTo(x(only.x), y(only.low ?? 0))
        .lineTo(x(only.x), y(only.high ?? 0))
        .lineWidth(5)
        .stroke(colours.mist)
      continue
    }
    for (const [place, { x: at, high }] of stretch.entries()) pdf[place === 0 ? 'moveTo' : 'lineTo'](x(at), y(high ?? 0))
    for (const { x: at, low } of stretch.toReversed()) pdf.lineTo(x(at), y(low ?? 0))
    pdf.closePath().fillOpacity(0.75).fill(colours.mist).fillOpacity(1)
  }
}

function drawLines({ pdf }: Pen, points: ChartPoint[], x: Scale, y: Scale): void {
  for (const [place, point] of points.entries()) pdf[place === 0 || point.afterGap ? 'moveTo' : 'lineTo'](x(point.x), y(point.value))
  if (points.length > 1) pdf.lineWidth(1.8).lineJoin('round').stroke(colours.harbour)
  const isAlone = (place: number) => points[place]?.afterGap && points[place + 1]?.afterGap
  for (const [place, point] of points.entries())
    if (points.length <= 24 || place === points.length - 1 || isAlone(place))
      pdf.circle(x(point.x), y(point.value), 2.4).fill(colours.harbour)
}

function stretchesOf(points: ChartPoint[], belongs: (point: ChartPoint) => boolean): ChartPoint[][] {
  const stretches: ChartPoint[][] = [[]]
  for (const point of points) {
    if (point.afterGap || !belongs(point)) stretches.push([])
    if (belongs(point)) stretches.at(-1)?.push(point)
  }
  return stretches.filter((stretch) => stretch.length > 0)
}

/** Round numbers from below the lowest to above the highest, about five of them. */
export function evenTicks(low: number, high: number): number[] {
  const span = high - low || Math.abs(high) || 1
  const rough = span / (TICKS - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough) ?? 10) * power
  const from = Math.floor(low / step)
  const to = Math.max(from + 1, Math.ceil(high / step))
  return Array.from({ length: to - from + 1 }, (_, place) => (from + place) * step)
}
