// What somebody writes in a chapter becomes blocks of a document: Markdown is read, never run, and nothing of it becomes HTML.
import MarkdownIt, { type Token } from 'markdown-it'
import {
  type Block,
  headlessBlocks,
  type Inline,
  joinInline,
  mayLinkTo,
  plainText,
  type TableColumn,
  wordsOf,
} from '../../../platform/paper/model.ts'
import { bounded } from './bounded.ts'

/** A live part's place in a chapter: what stands between the braces of `{{goal safe-town}}`. */
export interface PartPlace {
  kind: 'part'
  call: string
}

const PART = /^\{\{\s*([^{}\n]{1,200}?)\s*\}\}\s*$/
const reader = makeReader()

function makeReader() {
  // Indented text is text: pasted texts are full of indents, and a plan has no programs to show. Nesting is held by `bounded`, since the reader
  // would drop what lies deeper than its own limit.
  const markdown = new MarkdownIt('commonmark', { html: false, linkify: true, maxNesting: 300 })
    .enable(['table', 'linkify'])
    .disable('code')
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true })
  // What may not be linked to stays as the text that was written.
  markdown.validateLink = mayLinkTo
  markdown.block.ruler.before(
    'paragraph',
    'part',
    (state, startLine, _endLine, silent) => {
      if (state.level > 0 || state.sCount[startLine] !== 0) return false
      const line = state.src.slice((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0), state.eMarks[startLine])
      const call = PART.exec(line)?.[1]
      if (!call) return false
      if (silent) return true
      state.push('part', '', 0).content = call.split(/\s+/).join(' ')
      state.line = startLine + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  return markdown
}

/**
 * Reads a chapter's Markdown. Headings of level 1 and 2 become 3, deeper ones 4; a paragraph that starts with "Tabel:" just before a table is
 * its caption; a picture becomes its alternative text; raw HTML and forbidden addresses stay as text. Never throws.
 */
export function parseMarkdown(text: string): { blocks: (Block | PartPlace)[] } {
  const tokens = reader.parse(bounded(plainText(text)), {})
  const blocks: (Block | PartPlace)[] = []
  const walk: Walk = { tokens, at: 0, depth: 0 }
  while (walk.at < tokens.length) {
    const token = tokens[walk.at] as Token
    if (token.type !== 'part') blocks.push(...blockAt(walk, true))
    else {
      blocks.push({ kind: 'part', call: token.content })
      walk.at++
    }
  }
  return { blocks: withCaptions(blocks) }
}

interface Walk {
  tokens: Token[]
  at: number
  /** How many lists and quotes stand around it. */
  depth: number
}

/** Lists and quotes inside each other deeper than this are read as text of the innermost: nobody can follow them, on a page or by ear. */
const DEEPEST = 6

/** The block that begins at the walk's place; the walk is left just after it. */
function blockAt(walk: Walk, isTop: boolean): Block[] {
  const token = walk.tokens[walk.at] as Token
  walk.at++
  switch (token.type) {
    case 'heading_open': {
      const text = takeInline(walk, 'heading_close')
      if (text.length === 0) return []
      return [{ kind: 'heading', level: token.tag === 'h1' || token.tag === 'h2' ? 3 : 4, text }]
    }
    case 'paragraph_open': {
      const text = takeInline(walk, 'paragraph_close')
      return text.length > 0 ? [{ kind: 'paragraph', text }] : []
    }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return list(walk, token.type === 'ordered_list_open')
    case 'blockquote_open': {
      const blocks = headlessBlocks(blocksUntil(walk, 'blockquote_close'))
      if (walk.depth >= DEEPEST) return blocks
      return blocks.length > 0 ? [{ kind: 'quote', blocks }] : []
    }
    case 'table_open':
      return table(walk)
    case 'fence':
    case 'code_block':
      return codeLines(token.content)
    case 'hr':
      return isTop ? [{ kind: 'rule' }] : []
    default:
      return []
  }
}

function blocksUntil(walk: Walk, close: string): Block[] {
  const blocks: Block[] = []
  walk.depth++
  while (walk.at < walk.tokens.length && walk.tokens[walk.at]?.type !== close) blocks.push(...blockAt(walk, false))
  walk.depth--
  walk.at++
  return blocks
}

function list(walk: Walk, ordered: boolean): Block[] {
  const items: Block[][] = []
  const close = ordered ? 'ordered_list_close' : 'bullet_list_close'
  while (walk.at < walk.tokens.length && walk.tokens[walk.at]?.type !== close) {
    const isItem = walk.tokens[walk.at]?.type === 'list_item_open'
    walk.at++
    if (!isItem) continue
    const blocks = headlessBlocks(blocksUntil(walk, 'list_item_close'))
    if (blocks.length > 0) items.push(blocks)
  }
  walk.at++
  if (walk.depth >= DEEPEST) return items.flat()
  return items.length > 0 ? [{ kind: 'list', ordered, items }] : []
}

function takeInline(walk: Walk, close: string): Inline[] {
  let text: Inline[] = []
  while (walk.at < walk.tokens.length && walk.tokens[walk.at]?.type !== close) {
    const token = walk.tokens[walk.at] as Token
    if (token.type === 'inline') text = inlineOf(token.children ?? [])
    walk.at++
  }
  walk.at++
  return text
}

function inlineOf(tokens: Token[]): Inline[] {
  const runs: Inline[] = []
  let strong = 0
  let emphasis = 0
  let href = ''
  const add = (text: string, code?: true) => {
    if (text)
      runs.push({
        text,
        ...(strong > 0 && { strong: true }),
        ...(emphasis > 0 && { emphasis: true }),
        ...(code && { code }),
        ...(href && { href }),
      })
  }
  for (const token of tokens) {
    if (token.type === 'strong_open') strong++
    else if (token.type === 'strong_close') strong--
    else if (token.type === 'em_open') emphasis++
    else if (token.type === 'em_close') emphasis--
    else if (token.type === 'link_open') href = String(token.attrGet('href') ?? '')
    else if (token.type === 'link_close') href = ''
    else if (token.type === 'softbreak') add(' ')
    else if (token.type === 'hardbreak') runs.push({ text: '\n' })
    else if (token.type === 'code_inline') add(plainText(token.content), true)
    // A picture is not fetched from anywhere; the words it carries for those who do not see it stand in its place.
    else if (token.type === 'image') add(plainText(token.content))
    else add(plainText(token.content))
  }
  return joinInline(runs)
}

function codeLines(content: string): Block[] {
  const lines = content.trimEnd().split('\n')
  const text = lines.flatMap((line, place): Inline[] => [
    ...(place > 0 ? [{ text: '\n' }] : []),
    ...(line ? [{ text: line, code: true as const }] : []),
  ])
  return text.length > 0 ? [{ kind: 'paragraph', text }] : []
}

function table(walk: Walk): Block[] {
  const rows: { cells: Inline[][]; isRight: boolean[] }[] = []
  while (walk.at < walk.tokens.length && walk.tokens[walk.at]?.type !== 'table_close') {
    const token = walk.tokens[walk.at] as Token
    walk.at++
    if (token.type === 'tr_open') rows.push({ cells: [], isRight: [] })
    if (token.type !== 'th_open' && token.type !== 'td_open') continue
    rows.at(-1)?.isRight.push(String(token.attrGet('style') ?? '').includes('right'))
    rows.at(-1)?.cells.push(takeInline(walk, token.type === 'th_open' ? 'th_close' : 'td_close'))
  }
  walk.at++
  const [head, ...body] = rows
  if (!head) return []
  const cells = body.map((row) => head.cells.map((_, place) => row.cells[place] ?? []))
  const columns = head.cells.map((heading, place): TableColumn => {
    const numeric = head.isRight[place] || isFigures(cells.map((row) => wordsOf(row[place] ?? [])))
    return { heading: wordsOf(heading), ...(numeric && { numeric }) }
  })
  return [{ kind: 'table', caption: '', columns, rows: cells }]
}

const isFigures = (cells: string[]) =>
  cells.some((cell) => /\d/.test(cell)) && cells.every((cell) => /^([−–-]?[\d.,\s]+(%|kr\.?)?|[–-]?)$/.test(cell))

/** "Tabel: Hvem gør hvad" just before a table is the table's name. */
function withCaptions(blocks: (Block | PartPlace)[]): (Block | PartPlace)[] {
  const result: (Block | PartPlace)[] = []
  for (const block of blocks) {
    const before = result.at(-1)
    const caption =
      block.kind === 'table' && before?.kind === 'paragraph'
        ? /^(?:tabel|table)(?: \d+)?: *(\S.*)$/i.exec(wordsOf(before.text))?.[1]
        : undefined
    if (block.kind !== 'table' || !caption) result.push(block)
    else {
      result.pop()
      result.push({ ...block, caption })
    }
  }
  return result
}
