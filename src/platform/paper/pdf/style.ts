// The printed page's measures: A4, generous margins, one family of letters, few sizes. Everything in points, colours as in the town's charts.
export const page = { width: 595.28, height: 841.89, left: 78, right: 78, top: 96, bottom: 92 }
export const textWidth = page.width - page.left - page.right
/** How far up and down a page text may stand. */
export const bodyHeight = page.height - page.top - page.bottom

export const colours = {
  ink: '#1b2a2e',
  quiet: '#55646a',
  rule: '#d9d0c0',
  sand: '#f6f1e7',
  harbour: '#0b4a52',
  mist: '#bcdcdc',
  lamp: '#e6a23c',
  lampLight: '#fdf3dd',
  rust: '#9c3d10',
} as const

export type FontName = 'regular' | 'semibold' | 'italic' | 'semibold-italic'

/** How a kind of text is set. `before` is the air above it. */
export interface TextStyle {
  size: number
  leading: number
  before: number
  colour: string
  strong?: true
}

const text = (size: number, leading: number, before: number, colour: string = colours.ink): TextStyle => ({ size, leading, before, colour })
const heading = (size: number, leading: number, before: number): TextStyle => ({
  ...text(size, leading, before, colours.harbour),
  strong: true,
})

export const styles = {
  title: heading(29, 35, 10),
  chapter: heading(20, 25, 42),
  section: heading(14, 18.5, 24),
  part: heading(11.5, 16, 18),
  body: text(10.5, 16, 8),
  close: text(10.5, 16, 4),
  cell: text(9.2, 13, 0),
  narrowCell: text(7.6, 10.8, 0),
  caption: { ...text(9.8, 14, 20, colours.harbour), strong: true as const },
  note: text(8.4, 12, 1, colours.quiet),
  small: text(8.2, 11, 0, colours.quiet),
}
