// The words of a plan in the order they are to be read, from the document itself: what each form of it is held against.

import { captionOf, headingOf, noteFacts, tableOf, underHeadings } from '../../../../platform/paper/figures.ts'
import type { Block, FigureNote, Inline } from '../../../../platform/paper/model.ts'
import { da as paper } from '../../../../platform/paper/texts.da.ts'
import type { PlanDocument } from '../model.ts'
import { factsOf, marksOf, sectionsOf } from '../sections.ts'
import { da } from '../texts.da.ts'

/** `contents` says what stands in the contents after the title of a chapter. */
export function wordsInOrder(document: PlanDocument): string[] {
  const sections = sectionsOf(document)
  return [
    document.town,
    document.title,
    ...marksOf(document, da),
    ...factsOf(document, da, 'da').flatMap(({ name, value }) => [name, value]),
    paper.contents,
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
        captionOf(block, under, 'da'),
        ...block.columns.map((_, place) => headingOf(block, place, 'da')),
        ...block.rows.flatMap((row) => row.map(inline)),
        ...(block.note ? noteWords(block.note) : []),
      ]
    case 'chart': {
      const table = tableOf(block, 'da')
      return [block.title, block.alternative, 'FIGURE', ...blockWords(table, under), ...noteWords(block.note)]
    }
    case 'rule':
      return []
  }
}

const noteWords = (note: FigureNote) => noteFacts(note, 'da').map(({ name, value }) => name + value)

/** Without spaces and without the hyphens and page numbers that a setting in lines adds. */
export const bare = (text: string): string => text.replace(/[\s\u00a0-]/g, '')
