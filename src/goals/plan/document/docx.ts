// The plan for the municipality's own case system: a Word document with real headings, lists and tables.
import { Bookmark, Document, Footer, Header, HeadingLevel, InternalHyperlink, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { underHeadings } from '../../../platform/paper/figures.ts'
import { plainText, type Section } from '../../../platform/paper/model.ts'
import { da as paper } from '../../../platform/paper/texts.da.ts'
import { bookmarkOf, inline, runs, wordBlocks } from './docx/blocks.ts'
import { numbering, quiet, rust, styles } from './docx/look.ts'
import type { PlanDocument } from './model.ts'
import { factsOf, marksOf, sectionsOf } from './sections.ts'
import { da } from './texts.da.ts'

/** The document as the bytes of a .docx file, in Danish. What must be said of it (an invented adoption) stands on each of its pages. */
export function toDocx(document: PlanDocument): Promise<Buffer> {
  const sections = sectionsOf(document)
  let lists = 0
  const nextList = () => ++lists
  const made = new Document({
    title: plainText(document.title),
    subject: da.version(da.kinds[document.kind], document.number),
    creator: plainText(document.town),
    lastModifiedBy: plainText(document.town),
    description: [...marksOf(document, da), document.address].join('. '),
    styles,
    numbering,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1700, bottom: 1500, left: 1418, right: 1418 } } },
        headers: { default: header(document) },
        footers: { default: footer(document) },
        children: [...opening(document, sections), ...sections.flatMap((section) => chapter(section, document, nextList))],
      },
    ],
  })
  return Packer.toBuffer(made)
}

function opening(document: PlanDocument, sections: Section[]) {
  return [
    new Paragraph({ children: [new TextRun({ text: plainText(document.town), color: quiet })] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title) }),
    ...marksOf(document, da).map((mark) => new Paragraph({ style: 'Mark', children: runs(mark) })),
    ...factsOf(document, da, 'da').map(
      ({ name, value, href }) =>
        new Paragraph({
          spacing: { after: 40 },
          children: [new TextRun({ text: `${name}: `, bold: true }), ...inline([{ text: value, ...(href && { href }) }], document)],
        }),
    ),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(da.contents) }),
    ...sections.map(
      ({ anchor, title }) =>
        new Paragraph({
          spacing: { after: 40 },
          children: [
            new InternalHyperlink({ anchor: bookmarkOf(anchor), children: [new TextRun({ text: plainText(title), style: 'Hyperlink' })] }),
          ],
        }),
    ),
  ]
}

function chapter(section: Section, { address }: PlanDocument, nextList: () => number) {
  const place = { address, depth: 0, isQuote: false, nextList }
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new Bookmark({ id: bookmarkOf(section.anchor), children: [new TextRun({ text: plainText(section.title) })] })],
    }),
    ...underHeadings(section).flatMap(({ block, under }) => wordBlocks([block], { ...place, under })),
  ]
}

function header(document: PlanDocument): Header {
  const [mark] = marksOf(document, da)
  return new Header({
    children: [
      new Paragraph({
        children: [
          new TextRun({
            text: plainText(`${document.town} – ${da.version(da.kinds[document.kind], document.number)}`),
            color: quiet,
            size: 18,
          }),
          ...(mark ? [new TextRun({ text: `  ·  ${mark}`, color: rust, bold: true, size: 18 })] : []),
        ],
      }),
    ],
  })
}

function footer(document: PlanDocument): Footer {
  const [, ...marks] = marksOf(document, da)
  // The words around the numbers come from the texts; Word fills the numbers in.
  const [before = '', between = '', after = ''] = paper.page(-1, -2).split(/-[12]/)
  return new Footer({
    children: [
      ...marks.map((mark) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: mark, color: rust, size: 18 })] })),
      new Paragraph({
        children: [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], color: quiet, size: 18 })],
      }),
    ],
  })
}
