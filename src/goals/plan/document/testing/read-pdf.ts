// Reads a PDF back as a screen reader does: by its tree of elements, each with the words that belong to it.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

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
    isMarked: (await pdf.getMarkInfo())?.Marked === true,
    outline: (await pdf.getOutline()) ?? [],
    elements: [],
    printed: [],
    links: [],
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const words = new Map<string, string>()
    const open: string[] = []
    let printed = ''
    for (const item of content.items) {
      if ('str' in item) {
        printed += item.str
        const id = open.findLast((one) => one !== '')
        if (id) words.set(id, (words.get(id) ?? '') + item.str)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(String((item as { id?: string }).id ?? ''))
    }
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

function elementOf(node: TreeNode, words: Map<string, string>, page: number): ReadElement {
  const children = (node.children ?? []).filter((child) => child.type === undefined).map((child) => elementOf(child, words, page))
  let place = 0
  const said = (node.children ?? []).map((child) => {
    if (child.type === undefined) return children[place++]?.words ?? ''
    return child.type === 'content' ? (words.get(child.id ?? '') ?? '') : ''
  })
  return { role: node.role ?? '', alt: node.alt ?? '', words: said.join(''), page, children }
}

/** Every element of the given roles, in reading order. */
export const all = (elements: ReadElement[], ...roles: string[]): ReadElement[] =>
  elements.flatMap((element) => [...(roles.includes(element.role) ? [element] : []), ...all(element.children, ...roles)])
