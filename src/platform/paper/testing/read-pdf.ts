// Reads a PDF back as a screen reader does: by its tree of elements, each with the words that belong to it.
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadElement {
  role: string
  alt: string
  /** Its own words and those of everything in it. */
  words: string
  page: number
  children: ReadElement[]
}

interface TreeNode {
  role?: string
  alt?: string
  type?: string
  id?: string
  children?: TreeNode[]
}

export interface ReadPdf {
  pages: number
  info: Record<string, unknown>
  isMarked: boolean
  outline: { title: string; items: { title: string }[] }[]
  /** Each page's elements, in the order of the tree. */
  elements: ReadElement[]
  /** All that is printed on each page, heads and feet too. */
  printed: string[]
  links: { url: string | undefined; dest: unknown; words: string | undefined }[]
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const read: ReadPdf = {
    pages: pdf.numPages,
    info: (await pdf.getMetadata()).info as Record<string, unknown>,
    // A map at run time, whatever its types say.
    isMarked: ((await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') === true,
    outline: (await pdf.getOutline()) ?? [],
    elements: [],
    printed: [],
    links: [],
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { words, printed } = glyphsOf(await page.getOperatorList())
    read.printed.push(printed)
    // The library's types leave out what an element may carry besides its role.
    const tree = (await page.getStructTree()) as unknown as TreeNode | null
    if (tree) read.elements.push(...(tree.children ?? []).map((node) => elementOf(node, words, number)))
    for (const link of await page.getAnnotations())
      if (link.subtype === 'Link') read.links.push({ url: link.url, dest: link.dest, words: link.contentsObj?.str })
  }
  await pdf.loadingTask.destroy()
  return read
}

interface Drawing {
  fnArray: number[]
  argsArray: unknown[][]
}

/** The signs that are drawn, each with the marked content it is in. From the drawing itself: a reader of text leaves out spaces at the ends of lines. */
function glyphsOf({ fnArray, argsArray }: Drawing) {
  const words = new Map<string, string>()
  const open: string[] = []
  let printed = ''
  for (const [place, what] of fnArray.entries()) {
    const given = argsArray[place] ?? []
    if (what === OPS.beginMarkedContentProps) open.push(typeof given[1] === 'number' ? `mc${given[1]}` : '')
    else if (what === OPS.beginMarkedContent) open.push('')
    else if (what === OPS.endMarkedContent) open.pop()
    else if (what === OPS.showText) {
      const text = (given[0] as (number | { unicode: string })[]).map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join('')
      printed += text
      const id = open.findLast((one) => one !== '')
      if (id) words.set(id, (words.get(id) ?? '') + text)
    }
  }
  return { words, printed }
}

function elementOf(node: TreeNode, words: Map<string, string>, page: number): ReadElement {
  const children = (node.children ?? []).filter((child) => child.type === undefined).map((child) => elementOf(child, words, page))
  let place = 0
  const said = (node.children ?? []).map((child) => {
    if (child.type === undefined) return children[place++]?.words ?? ''
    return child.type === 'content' ? (words.get((child.id ?? '').replace(/^.*_/, '')) ?? '') : ''
  })
  return { role: node.role ?? '', alt: node.alt ?? '', words: said.join(''), page, children }
}

/** Every element of the given roles, in reading order. */
export const all = (elements: ReadElement[], ...roles: string[]): ReadElement[] =>
  elements.flatMap((element) => [...(roles.includes(element.role) ? [element] : []), ...all(element.children, ...roles)])
