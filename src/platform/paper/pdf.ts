// Anything on paper: a tagged PDF (PDF/UA) set without a browser, that a screen reader reads in order and that says on every page what it is.
import PDFDocument from 'pdfkit'
import { underHeadings } from './figures.ts'
import { type Paper, plainText, type Section, wordsOf } from './model.ts'
import { blockStrips, staysWithNext } from './pdf/blocks.ts'
import { glued, type Placed, pour, type Strip } from './pdf/flow.ts'
import { contentsStrips, frontStrips } from './pdf/front.ts'
import { fontBytes, fontNames } from './pdf/letters.ts'
import type { Letters } from './pdf/lines.ts'
import { adorn, type Element, grow, type Pdf, type Pen, textStrips } from './pdf/pen.ts'
import { colours, page, styles, textWidth } from './pdf/style.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The paper as the bytes of a PDF. The same paper gives the same bytes. Throws when the build (its letters) has not been run. */
export async function toPdf(paper: Paper): Promise<Buffer> {
  const pdf = openPdf(paper)
  const bytes = collected(pdf)
  const { language, address, sections } = paper
  const pen = { pdf, letters: lettersOf(pdf), language, t: { da, en }[language], address, notes: 0 }
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const pages = new Map<string, number>()
  const strips = [
    ...frontStrips(pen, paper, root),
    ...(paper.hasContents ? contentsStrips(pen, sections, root, (anchor) => pages.get(anchor) ?? 0) : []),
    ...sections.flatMap((section) => sectionStrips(pen, section, grow(pen, root, 'Sect'))),
  ]
  const poured = pour(strips)
  for (const section of sections) pages.set(section.anchor, pageOf(section, poured))
  for (const [place, placed] of poured.entries()) {
    pdf.addPage()
    frame(pen, paper, place + 1, poured.length)
    for (const { strip, y, above } of placed) strip.draw(y, above)
  }
  root.end()
  pdf.end()
  return bytes
}

function openPdf(paper: Paper): Pdf {
  const day = new Date(`${paper.day}T12:00:00Z`)
  return new PDFDocument({
    autoFirstPage: false,
    size: [page.width, page.height],
    margin: 0,
    pdfVersion: '1.7',
    // The library knows it; its types are a version behind.
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: { da: 'da-DK', en: 'en-GB' }[paper.language],
    displayTitle: true,
    info: {
      Title: plainText(paper.title),
      Author: plainText(paper.town),
      Subject: [paper.edition, ...paper.marks].join('. '),
      Creator: 'Trygby',
      Producer: 'Trygby',
      // The paper's own day, not the day somebody fetched the file: who compares two copies finds them equal.
      CreationDate: day,
      ModDate: day,
    },
  })
}

function collected(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

/** The document's letters, which know how wide they are. */
function lettersOf(pdf: Pdf): Letters {
  for (const name of fontNames) pdf.registerFont(name, fontBytes(name))
  pdf.font('regular')
  // The library keeps its font reader to itself; what is asked of it here is part of its font reader's own documented way.
  const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font
  const known = new Map<number, boolean>()
  return {
    width: (text, name, size) => pdf.font(name, size).widthOfString(text),
    has: (codePoint) => {
      const seen = known.get(codePoint)
      if (seen !== undefined) return seen
      const has = font.hasGlyphForCodePoint(codePoint)
      known.set(codePoint, has)
      return has
    },
  }
}

const anchors = new WeakMap<Placed['strip'], string>()

function sectionStrips(pen: Pen, section: Section, parent: Element): Strip[] {
  const { pdf } = pen
  let bookmark = pdf.outline
  let above = pdf.outline
  const whole = { x: page.left, width: textWidth }
  const [first, ...more] = textStrips(
    pen,
    grow(pen, parent, 'H2'),
    [{ text: section.title }],
    { ...whole, style: styles.chapter },
    (line, y) => {
      if (line > 0) return
      pdf.addNamedDestination(section.anchor, 'XYZ', 0, y - 12, null)
      bookmark = pdf.outline.addItem(section.title, bookmarkAt(y))
      above = bookmark
    },
  )
  const blocks = underHeadings(section).flatMap(({ block, under }, place, all) => {
    const made = blockStrips(pen, [block], {
      ...whole,
      parent,
      bars: [],
      isClose: false,
      under,
      onHeading: (text, level, y) => {
        if (level === 3) above = bookmark.addItem(wordsOf(text), bookmarkAt(y))
        else above.addItem(wordsOf(text), bookmarkAt(y))
      },
    })
    return place === 0 || staysWithNext(all[place - 1]?.block) ? glued(made) : made
  })
  if (!first) return blocks
  // A chapter that would begin low on a page begins on the next.
  const opening = { ...first, room: 170 }
  anchors.set(opening, section.anchor)
  return [opening, ...more.map((strip) => ({ ...strip, isGlued: true })), ...blocks]
}

// The types know only one of the options that say where a bookmark leads.
const bookmarkAt = (y: number) => ({ top: Math.max(0, y - 12), left: page.width }) as object

const pageOf = (section: Section, pages: Placed[][]): number =>
  pages.findIndex((placed) => placed.some(({ strip }) => anchors.get(strip) === section.anchor)) + 1

/** What stands at the head and foot of every page, for the eye only: the first page says it in words that are read aloud. */
function frame(pen: Pen, paper: Paper, number: number, of: number): void {
  const { pdf } = pen
  const [mark, ...marks] = paper.marks
  const { size } = styles.small
  const right = page.width - page.right
  const say = (text: string, x: number, y: number, colour: string, font: 'regular' | 'semibold' = 'regular', isRight = false) => {
    const width = pen.letters.width(text, font, size)
    pdf
      .font(font, size)
      .fillColor(colour)
      .text(text, isRight ? x - width : x, y, { lineBreak: false, baseline: 'alphabetic' })
  }
  adorn(
    pen,
    () => {
      say(`${paper.town} – ${paper.edition}`, page.left, 52, colours.quiet)
      if (mark) say(mark, right, 52, colours.rust, 'semibold', true)
      pdf.moveTo(page.left, 60).lineTo(right, 60).lineWidth(0.6).stroke(colours.rule)
      if (marks.length > 0) say(marks.join(' · '), page.left, page.height - 48, colours.rust, 'semibold')
      say(pen.t.page(number, of), right, page.height - 48, colours.quiet, 'regular', true)
    },
    'Pagination',
  )
}
