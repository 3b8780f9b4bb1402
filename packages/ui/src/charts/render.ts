// Turns a drawing plan into pictures that a strict page may carry: one for wide screens, one for phones, both readable.
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { formatNumber } from '../format.ts'
import type { Locale } from '../frame.ts'
import { palette } from './palette.ts'

/** The two shapes every chart is drawn in; the stylesheet shows the one that fits. */
export type Shape = { kind: 'wide' | 'narrow'; width: number }
const SHAPES: Shape[] = [
  { kind: 'wide', width: 920 },
  { kind: 'narrow', width: 320 },
]

export type ChartWords = {
  locale: Locale
  /** The picture's name for those who do not see it. */
  title: string
  /** What it shows, in a sentence or two. */
  description: string
}

export type LegendEntry = { swatch: string; text: string }

export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** A line to compare with is named in the legend, where its words never cover a figure. */
export const referenceLine = { stroke: palette.ink, strokeDasharray: '2,4', strokeWidth: 1.5 }
export const referenceSwatch = `<path d="M1 8H31" stroke="${palette.ink}" stroke-width="2" stroke-dasharray="2,4"/>`

/** Axis figures in the reader's language, with as many decimals as asked for. */
export const tickFormat = (locale: Locale, digits: number) => (value: number) => formatNumber(value, locale, digits)

const { document } = parseHTML('<!doctype html><html><body></body></html>')

// Plot writes inline styles (refused by our content policy), a warning sign for strings it takes for dates,
// and labels on groups that have no role (refused by screen-reader checks). All of it is taken out here, and only here.
function repair(svg: Element, { title, description }: ChartWords, kind: Shape['kind']): string {
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const text of svg.querySelectorAll('text')) if (text.textContent?.includes('\u26a0')) text.remove()
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['style', 'aria-label', 'aria-description', 'aria-hidden']) element.removeAttribute(name)
  }
  for (const name of ['width', 'height', 'font-family', 'font-size', 'fill']) svg.removeAttribute(name)
  svg.setAttribute('class', `chart chart-${kind}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('focusable', 'false')
  const words = `<title>${escapeText(title)}</title><desc>${escapeText(description)}</desc>`
  return svg.outerHTML.replace(/^<svg[^>]*>/, (opening) => opening + words)
}

const legendHtml = (entries: LegendEntry[]) => {
  if (entries.length === 0) return ''
  const items = entries.map(({ swatch, text }) => {
    return `<li><svg class="swatch" viewBox="0 0 32 16" width="32" height="16" aria-hidden="true" focusable="false">${swatch}</svg>${escapeText(text)}</li>`
  })
  return `<ul class="chart-legend">${items.join('')}</ul>`
}

/** Draws a plan in both shapes, with its legend above; the result goes into a `ChartFrame`. */
export function drawChart(words: ChartWords, legend: LegendEntry[], plan: (shape: Shape) => Plot.PlotOptions): string {
  const pictures = SHAPES.map((shape) => {
    const drawn = Plot.plot({ ...plan(shape), width: shape.width, document: document as unknown as Document })
    return repair(drawn as unknown as Element, words, shape.kind)
  })
  return legendHtml(legend) + pictures.join('')
}
