// What Word, Outlook, Google Docs or a web page hands over becomes plain Markdown: one walk over its elements, the same in the browser and here.

/** As much of a DOM node as the walk needs; the browser's and the server's both have it. */
export interface PastedNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<PastedNode>
  getAttribute?(name: string): string | null
}

const ELEMENT = 1
const TEXT = 3
/** Deeper than this nobody has written by hand. */
const DEEPEST = 60

const SILENT = new Set([
  'head',
  'style',
  'script',
  'title',
  'meta',
  'link',
  'xml',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'o:p',
  'w:sdtpr',
  'v:shapetype',
])
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'address',
  'figure',
  'figcaption',
  'dl',
  'dt',
  'dd',
  'form',
  'fieldset',
  'center',
  'pre',
  'td',
  'th',
  'tr',
  'tbody',
  'thead',
  'tfoot',
  'li',
  'body',
  'html',
])

interface Context {
  strong: boolean
  emphasis: boolean
  /** In a heading or a table cell: no weight, no breaks. */
  isBare: boolean
  depth: number
}

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

const name = (node: PastedNode) => node.nodeName.toLowerCase()
const attribute = (node: PastedNode, key: string) => node.getAttribute?.(key) ?? ''
const children = (node: PastedNode) => Array.from(node.childNodes)

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

const deeper = (context: Context): Context => ({ ...context, depth: context.depth + 1 })

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

const isMark = (node: PastedNode) => node.nodeType === ELEMENT && /mso-list:\s*ignore/i.test(attribute(node, 'style'))

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

const inlineIn = (node: PastedNode, context: Context): string =>
  children(node)
    .map((child) => inlineOf(child, deeper(context)))
    .join('')

function inlineOf(node: PastedNode, context: Context): string {
  if (node.nodeType === TEXT) return escapeWords((node.nodeValue ?? '').replace(/[\t\n\r ]+/g, ' '))
  if (node.nodeType !== ELEMENT || context.depth > DEEPEST) return node.nodeType === ELEMENT ? escapeWords(wordsOf(node)) : ''
  const tag = name(node)
  if (SILENT.has(tag) || isMark(node)) return ''
  if (tag === 'br') return context.isBare ? ' ' : '  \n'
  if (tag === 'img') return escapeWords(attribute(node, 'alt'))
  const isStrong = context.strong || hasWeight(node, tag)
  const isEmphasis = context.emphasis || hasSlant(node, tag)
  const inside = inlineIn(node, { ...context, strong: isStrong, emphasis: isEmphasis })
  // In a cell or a heading the blocks inside are parted by a space.
  if (context.isBare) return BLOCKS.has(tag) || /^(ul|ol|table)$/.test(tag) ? ` ${inside} ` : tag === 'a' ? linkOf(node, inside) : inside
  if (tag === 'a') return linkOf(node, inside)
  if (tag === 'code' || tag === 'tt' || tag === 'kbd') return wrapped(wordsOf(node).replaceAll('`', "'"), '`')
  const strong = isStrong && !context.strong ? wrapped(inside, '**') : inside
  return isEmphasis && !context.emphasis ? wrapped(strong, '*') : strong
}

function hasWeight(node: PastedNode, tag: string): boolean {
  const weight = /(?<![\w-])font-weight:\s*(\w+)/i.exec(attribute(node, 'style'))?.[1]?.toLowerCase()
  if (weight) return weight === 'bold' || Number(weight) >= 600
  return tag === 'b' || tag === 'strong'
}

function hasSlant(node: PastedNode, tag: string): boolean {
  const slant = /(?<![\w-])font-style:\s*(\w+)/i.exec(attribute(node, 'style'))?.[1]?.toLowerCase()
  return slant ? slant === 'italic' : tag === 'i' || tag === 'em' || tag === 'cite'
}

// Only addresses that the plan may lead to; those inside Word's own file (#_Toc123) lead nowhere here.
function linkOf(node: PastedNode, inside: string): string {
  const address = attribute(node, 'href').trim()
  const words = inside.trim()
  if (!words || !/^(https?:\/\/|mailto:)/i.test(address)) return inside
  return wrapped(
    inside,
    '[',
    `](${address
      .replace(/[\s<>]/g, encodeURIComponent)
      .replaceAll('(', '%28')
      .replaceAll(')', '%29')})`,
  )
}

/** Marks close around the words, never around the spaces beside them: "** fed **" is not bold. */
function wrapped(text: string, before: string, after = before): string {
  const words = text.trim()
  if (!words) return text
  const start = text.slice(0, text.indexOf(words))
  const end = text.slice(text.indexOf(words) + words.length)
  // Weight does not reach over a break of line.
  const inside =
    before === '[' || !words.includes('  \n')
      ? before + words + after
      : words
          .split('  \n')
          .map((line) => wrapped(line, before, after))
          .join('  \n')
  return start + inside + end
}

const wordsOf = (node: PastedNode, depth = 0): string => {
  if (node.nodeType === TEXT) return node.nodeValue ?? ''
  if (node.nodeType !== ELEMENT || SILENT.has(name(node)) || depth > 2000) return ''
  return name(node) === 'br'
    ? '\n'
    : children(node)
        .map((child) => wordsOf(child, depth + 1))
        .join('')
}

/** Signs that Markdown would take for its own. */
const escapeWords = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\\*`]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=\()/g, '\\]')

function asParagraph(words: string): string {
  const lines = words
    .split('  \n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('  \n')
    .trim()
  // At the start of a line these would be a heading, a quote, a list or a rule.
  return lines.replace(/^(#{1,6}(?= )|>|[-+](?= ))/gm, '\\$1').replace(/^(\d{1,9})([.)])(?= )/gm, '$1\\$2')
}
