// The words of a plan in the order they are to be read, from the document itself: what each form of it is held against.
import type { Block, FigureNote, Inline, PlanDocument } from '../model.ts'
import { captionOf, factsOf, headingOf, marksOf, noteFacts, sectionsOf, tableOf, underHeadings } from '../sections.ts'
import { da } from '../texts.da.ts'

/** `contents` says what stands in the contents after the title of a chapter. */
export function wordsInOrder(document: PlanDocument): string[] {
  const sections = sectionsOf(document)
  return [
    document.town,
    document.title,
    ...marksOf(document, da),
    ...factsOf(document, da, 'da').flatMap(({ name, value }) => [name, value]),
    da.contents,
    ...sections.map(({ title }) => title),
    ...sections.flatMap((section) => [section.title, ...underHeadings(section).flatMap(({ block, under }) => blockWords(block, under))]),
  ]
}

const inline = (text: Inline[]) => text.map((run) => run.text).join('')

function blockWords(block: Block, under: string): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [inline(block.text)]
    case 'list':
      return block.items.flatMap((item, place) => {
        const [first = '', ...rest] = item.flatMap((one) => blockWords(one, under))
        return [block.ordered ? `${place + 1}. ${first}` : `• ${first}`, ...rest]
      })
    case 'quote':
      return block.blocks.flatMap((one) => blockWords(one, under))
    case 'table':
      return [
        captionOf(block, under),
        ...block.columns.map((_, place) => headingOf(block, place)),
        ...block.rows.flatMap((row) => row.map(inline)),
        ...(block.note ? noteWords(block.note) : []),
      ]
    case 'chart': {
      const table = tableOf(block)
      return [block.title, block.alternative, 'FIGURE', ...blockWords(table, under), ...noteWords(block.note)]
    }
    case 'rule':
      return []
  }
}

const noteWords = (note: FigureNote) => noteFacts(note).map(({ name, value }) => name + value)

/** Without spaces and without the hyphens and page numbers that a setting in lines adds. */
export const bare = (text: string): string => text.replace(/[\s\u00a0-]/g, '')
