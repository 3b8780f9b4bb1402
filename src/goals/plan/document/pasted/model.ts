// What Word, Outlook, Google Docs or a web page hands over becomes plain Markdown: one walk over its elements, the same in the browser and here.
import {
  asParagraph,
  attribute,
  BLOCKS,
  type Context,
  children,
  DEEPEST,
  deeper,
  ELEMENT,
  inlineIn,
  inlineOf,
  isMark,
  name,
  type PastedNode,
  SILENT,
  wordsOf,
} from './words/model.ts'

export type { PastedNode } from './words/model.ts'

const plain: Context = { strong: false, emphasis: false, isBare: false, depth: 0 }

/** Markdown for everything under a node: headings, paragraphs, lists, tables, quotes, links, bold and italics; the rest as its words. */
export function markdownOf(root: PastedNode): string {
  return tidy(blocksIn(root, plain).join('\n\n'))
}

const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => (line.trimEnd().length === line.length - 2 ? `${line.trimEnd()}  ` : line.trimEnd()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** A node's content as blocks; words between blocks are paragraphs of their own. */
function blocksIn(node: PastedNode, context: Context): string[] {
  const blocks: string[] = []
  let words = ''
  let wordList: WordItem[] = []
  const endWords = () => {
    const text = asParagraph(words)
    if (text) blocks.push(text)
    words = ''
  }
  const endList = () => {
    if (wordList.length > 0) blocks.push(listOf(wordList))
    wordList = []
  }
  for (const child of children(node)) {
    const item = wordItem(child, context)
    if (item) {
      endWords()
      wordList.push(item)
      continue
    }
    const made = isBlock(child, context.depth) ? blockOf(child, deeper(context)) : null
    if (!made) words += inlineOf(child, context)
    else {
      endWords()
      if (made.length > 0) endList()
      blocks.push(...made)
    }
    if (words.trim()) endList()
  }
  endWords()
  endList()
  return blocks
}

/** Whether it begins a block, or holds something that does (Google Docs wraps everything in one <b>). */
function isBlock(node: PastedNode, depth: number): boolean {
  if (node.nodeType !== ELEMENT || depth > DEEPEST) return false
  const tag = name(node)
  if (BLOCKS.has(tag) || /^(h[1-6]|ul|ol|table|blockquote|hr)$/.test(tag)) return true
  return !SILENT.has(tag) && children(node).some((child) => isBlock(child, depth + 1))
}

function blockOf(node: PastedNode, context: Context): string[] {
  const tag = name(node)
  const level = /^h([1-6])$/.exec(tag)?.[1] ?? /^MsoTitle|^Heading([1-6])/i.exec(attribute(node, 'class'))?.[1]
  if (level !== undefined || /^MsoTitle\b/.test(attribute(node, 'class'))) {
    const text = inlineIn(node, { ...context, isBare: true })
      .replace(/\s+/g, ' ')
      .trim()
    return text ? [`${'#'.repeat(Number(level ?? 1))} ${text}`] : []
  }
  switch (tag) {
    case 'ul':
    case 'ol':
      return listBlock(node, context)
    case 'table':
      return tableOf(node, context)
    case 'blockquote': {
      const inside = blocksIn(node, context).join('\n\n')
      return inside ? [inside.replace(/^/gm, '> ').replace(/^> $/gm, '>')] : []
    }
    case 'hr':
      return ['---']
    case 'pre': {
      const text = wordsOf(node).trimEnd()
      return text ? [`\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``] : []
    }
    default:
      return blocksIn(node, context)
  }
}

/** Items one under the other; what follows the first paragraph of an item stands under its words. */
function listBlock(node: PastedNode, context: Context): string[] {
  const isNumbered = name(node) === 'ol'
  const start = Number.parseInt(attribute(node, 'start'), 10) || 1
  const items: string[] = []
  for (const child of children(node)) {
    // A list inside a list without an item around it (Word's and Outlook's way) belongs to the item before it.
    const isList = /^(ul|ol)$/.test(name(child))
    const blocks = isList ? listBlock(child, deeper(context)) : child.nodeType === ELEMENT ? blocksIn(child, deeper(context)) : []
    if (blocks.length === 0) continue
    const mark = isNumbered ? `${start + items.length}. ` : '- '
    const inside = blocks.reduce((text, block, place) => `${text}${place === 0 ? '' : /^([-\d])/.test(block) ? '\n' : '\n\n'}${block}`, '')
    const indented = inside.replace(/\n(?=[^\n])/g, `\n${' '.repeat(4)}`)
    if (isList && items.length > 0) items[items.length - 1] += `\n${' '.repeat(4)}${indented}`
    else items.push(mark + indented)
  }
  return items.length > 0 ? [items.join('\n')] : []
}

interface WordItem {
  level: number
  mark: string
  text: string
}

/** Word's lists are paragraphs that carry their level in their style, and their mark as words of its own. */
function wordItem(node: PastedNode, context: Context): WordItem | null {
  if (node.nodeType !== ELEMENT || name(node) !== 'p') return null
  const level = /mso-list:\s*\S+\s+level(\d)/i.exec(attribute(node, 'style'))?.[1]
  if (!level) return null
  const mark = markIn(node)
  const text = inlineIn(node, context).trim()
  return text ? { level: Number(level) - 1, mark: /^\(?(\d+)[.)]/.test(mark) ? '1.' : '-', text } : null
}

function markIn(node: PastedNode): string {
  for (const child of children(node)) {
    if (isMark(child)) return wordsOf(child).trim()
    const inside = markIn(child)
    if (inside) return inside
  }
  return ''
}

function listOf(items: WordItem[]): string {
  const lowest = Math.min(...items.map(({ level }) => level))
  const counts: number[] = []
  return items
    .map(({ level, mark, text }) => {
      const at = Math.min(level - lowest, counts.length)
      counts.length = at + 1
      counts[at] = (counts[at] ?? 0) + 1
      return `${' '.repeat(4 * at)}${mark === '-' ? '-' : `${counts[at]}.`} ${text.replaceAll('\n', `\n${' '.repeat(4 * (at + 1))}`)}`
    })
    .join('\n')
}

function tableOf(node: PastedNode, context: Context): string[] {
  const rows = rowsIn(node).map((row) =>
    children(row)
      .filter((cell) => /^t[dh]$/.test(name(cell)))
      .flatMap((cell) => {
        const text = inlineIn(cell, { ...context, isBare: true })
          .replace(/\s+/g, ' ')
          .trim()
          .replaceAll('|', '\\|')
        const span = Math.min(50, Math.max(1, Number.parseInt(attribute(cell, 'colspan'), 10) || 1))
        return [text, ...Array<string>(span - 1).fill('')]
      }),
  )
  const width = Math.max(0, ...rows.map((row) => row.length))
  // A table of one column is a way to draw a frame: its cells are read as text.
  if (width <= 1) return rowsIn(node).flatMap((row) => blocksIn(row, context))
  const filled = rows.filter((row) => row.some((cell) => cell !== '')).map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  const [head, ...body] = filled
  if (!head) return []
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const caption = captionIn(node, context)
  return [...(caption ? [`Tabel: ${caption}`] : []), [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')]
}

function captionIn(node: PastedNode, context: Context): string {
  const caption = children(node).find((child) => name(child) === 'caption')
  return caption
    ? inlineIn(caption, { ...context, isBare: true })
        .replace(/\s+/g, ' ')
        .trim()
    : ''
}

/** Rows of this table, not of tables inside its cells. */
const rowsIn = (node: PastedNode): PastedNode[] =>
  children(node).flatMap((child) => (name(child) === 'tr' ? [child] : /^t(body|head|foot)$/.test(name(child)) ? rowsIn(child) : []))
