// What stands on which page: strips of a fixed height, poured from top to bottom, broken only where a reader does not mind.
import { bodyHeight, page } from './style.ts'

/** A piece of text as wide as the page that is never cut: a line, a row of a table, a chart. */
export interface Strip {
  /** Air above it; none at the top of a page. */
  before: number
  height: number
  /** Air below it; none at the foot of a page. */
  after?: number
  /** Stands on the same page as the strip above it. */
  isGlued?: boolean
  /** Starts a new page when less than this is left of the page. */
  room?: number
  /** `y` is its top edge; `above` the air there really is above it. */
  draw(y: number, above: number): void
  /** What is said again when it comes first on a page: the headings of its table. */
  head?: Pick<Strip, 'height' | 'draw'>
}

export interface Placed {
  strip: Pick<Strip, 'draw'>
  y: number
  above: number
}

/** Glues the first of some strips to whatever comes before them. */
export const glued = (strips: Strip[]): Strip[] => strips.map((strip, place) => (place === 0 ? { ...strip, isGlued: true } : strip))

/** Lets the last of some strips stand off from whatever comes after them. */
export const spaced = (strips: Strip[], after: number): Strip[] =>
  strips.map((strip, place) => (place === strips.length - 1 ? { ...strip, after } : strip))

/** Puts strips on pages. What is glued together goes to the next page together, unless it is higher than a page. */
export function pour(strips: Strip[]): Placed[][] {
  const pages: Placed[][] = [[]]
  let filled = 0
  const nextPage = () => {
    pages.push([])
    filled = 0
  }
  const put = (strip: Strip) => {
    if (filled > 0 && filled + strip.before + strip.height > bodyHeight) nextPage()
    if (filled === 0 && strip.head && pages.length > 1) {
      pages.at(-1)?.push({ strip: strip.head, y: page.top, above: 0 })
      filled = strip.head.height
    }
    const above = filled === 0 ? 0 : strip.before
    pages.at(-1)?.push({ strip, y: page.top + filled + above, above })
    filled += above + strip.height + (strip.after ?? 0)
  }
  for (const group of groupsOf(strips)) {
    const height = group.reduce((sum, strip, place) => sum + strip.height + (place === 0 && filled === 0 ? 0 : strip.before), 0)
    const isTooHigh = filled + height > bodyHeight && height <= bodyHeight
    if (filled > 0 && (isTooHigh || filled + (group[0]?.room ?? 0) > bodyHeight)) nextPage()
    for (const strip of group) put(strip)
  }
  return pages
}

function groupsOf(strips: Strip[]): Strip[][] {
  const groups: Strip[][] = []
  for (const strip of strips) {
    const last = groups.at(-1)
    if (last && strip.isGlued) last.push(strip)
    else groups.push([strip])
  }
  return groups
}

/** No single line of a paragraph is left alone at the foot or the head of a page. */
export const isGluedLine = (place: number, count: number): boolean => place === 1 || (place > 0 && place === count - 1)
