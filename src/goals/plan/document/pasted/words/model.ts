// The words inside a paragraph, a heading or a cell that was pasted: their weight, slant, links and breaks as Markdown.

/** As much of a DOM node as the walk needs; the browser's and the server's both have it. */
export interface PastedNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<PastedNode>
  getAttribute?(name: string): string | null
}

export const ELEMENT = 1
const TEXT = 3
/** Deeper than this nobody has written by hand. */
export const DEEPEST = 60

export const SILENT = new Set([
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
export const BLOCKS = new Set([
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

export interface Context {
  strong: boolean
  emphasis: boolean
  /** In a heading or a table cell: no weight, no breaks. */
  isBare: boolean
  depth: number
}

export const name = (node: PastedNode) => node.nodeName.toLowerCase()
export const attribute = (node: PastedNode, key: string) => node.getAttribute?.(key) ?? ''
export const children = (node: PastedNode) => Array.from(node.childNodes)

export const deeper = (context: Context): Context => ({ ...context, depth: context.depth + 1 })

export const isMark = (node: PastedNode) => node.nodeType === ELEMENT && /mso-list:\s*ignore/i.test(attribute(node, 'style'))

export const inlineIn = (node: PastedNode, context: Context): string =>
  children(node)
    .map((child) => inlineOf(child, deeper(context)))
    .join('')

export function inlineOf(node: PastedNode, context: Context): string {
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

export const wordsOf = (node: PastedNode, depth = 0): string => {
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

export function asParagraph(words: string): string {
  const lines = words
    .split('  \n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('  \n')
    .trim()
  // At the start of a line these would be a heading, a quote, a list or a rule.
  return lines.replace(/^(#{1,6}(?= )|>|[-+](?= ))/gm, '\\$1').replace(/^(\d{1,9})([.)])(?= )/gm, '$1\\$2')
}
