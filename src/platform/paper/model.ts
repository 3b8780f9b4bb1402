// What can be set on paper: a tree of sections, blocks and runs of text, with the facts and marks that go with it.

/** A run of text. A break of line is a text of its own: '\n'. */
export interface Inline {
  text: string
  strong?: true
  emphasis?: true
  code?: true
  href?: string
}

export interface TableColumn {
  heading: string
  numeric?: boolean
}

/** Where figures come from and what they cannot say: stands under every table and chart with figures. */
export interface FigureNote {
  source: string
  /** ISO date the figures are as of. */
  asOf: string
  n: string
  uncertainty: string
  cannotSay: string[]
}

/** A figure through time, with its 95 per cent interval where there is one. `x` in years; the third quarter of 2025 is 2025.5. */
export interface ChartPoint {
  x: number
  label: string
  value: number
  /** Something between this point and the one before it is not shown: no line leads over it. */
  afterGap?: true
  low?: number
  high?: number
}

/** `figuresFollow`: a table right after the chart holds its figures and its note, so that paper adds none. */
export type Block =
  | { kind: 'heading'; level: 3 | 4; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'table'; caption: string; columns: TableColumn[]; rows: Inline[][][]; note?: FigureNote }
  | {
      kind: 'chart'
      title: string
      alternative: string
      unit: string
      digits: number
      points: ChartPoint[]
      note: FigureNote
      figuresFollow?: true
    }
  | { kind: 'rule' }

export interface Section {
  /** Its place inside the file, unique; links (`#anchor`) and the contents lead there. */
  anchor: string
  title: string
  blocks: Block[]
}

export interface PaperFact {
  name: string
  value: string
  href?: string
}

export type PaperLanguage = 'da' | 'en'

/** Something set on paper: a front, contents if it is long, and sections. Self-contained. */
export interface Paper {
  /** Whose it is. */
  town: string
  title: string
  language: PaperLanguage
  /** What it is, and which of them: "Plan, udgave 2". At the head of every page. */
  edition: string
  /** What a reader of any single page must know: the first stands at its head, the others at its foot. */
  marks: string[]
  /** What must be known before the first section. */
  facts: PaperFact[]
  hasContents: boolean
  sections: Section[]
  /** ISO date of the paper itself, not of the day somebody fetched it: two copies are equal. */
  day: string
  /** Its own lasting address, absolute: links to pages of the town lead there from paper too. */
  address: string
}

/** Letters that neither a page, a PDF nor a DOCX can carry (control characters, halves of characters) are left out; lines end with '\n'. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to take out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g, '')
    .toWellFormed()

/** A run's words as they are read aloud: breaks of line are spaces. */
export const wordsOf = (text: Inline[]): string =>
  text
    .map((run) => (run.text === '\n' ? ' ' : run.text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** Neighbouring runs of the same kind become one; spaces at the ends go. */
export function joinInline(runs: Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.text !== '\n' && run.text !== '\n' && isSameKind(last, run)) last.text += run.text
    else joined.push({ ...run })
  }
  const [first] = joined
  const last = joined.at(-1)
  if (first && !first.code) first.text = first.text.replace(/^[ \t]+/, '')
  if (last && !last.code) last.text = last.text === '\n' ? '' : last.text.trimEnd()
  return joined.filter((run) => run.text !== '')
}

const isSameKind = (a: Inline, b: Inline) => a.strong === b.strong && a.emphasis === b.emphasis && a.code === b.code && a.href === b.href

/** Inside a list or a quote a heading would tear the page's heading tree: it becomes a line in bold. */
export const headlessBlocks = (blocks: Block[]): Block[] =>
  blocks.map((block) =>
    block.kind === 'heading'
      ? { kind: 'paragraph', text: block.text.map((run) => (run.text === '\n' ? run : { ...run, strong: true as const })) }
      : block,
  )

/** No heading skips a level: one of level 4 that has none of level 3 before it in its chapter is raised to 3. */
export function withHeadingsInOrder(blocks: Block[]): Block[] {
  let isBelowThree = false
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    if (block.level === 3) isBelowThree = true
    return block.level === 4 && !isBelowThree ? { ...block, level: 3 } : block
  })
}

// Addresses a reader may be led to: the open web, mail, and this town's own pages. javascript:, data:, //host and the like are not.
const ADDRESS = /^(https?:\/\/[^/]|mailto:[^?]|\/(?!\/)|#|\.{1,2}\/|[\w-][^:]*$)/i
export const mayLinkTo = (address: string): boolean => ADDRESS.test(address)

/** Runs that share one link, together: one link for the reader, however many words in bold it has. */
export function linkedRuns(text: Inline[]): { href?: string; runs: Inline[] }[] {
  const groups: { href?: string; runs: Inline[] }[] = []
  for (const run of text) {
    const href = run.href !== undefined && mayLinkTo(run.href) ? run.href : undefined
    const last = groups.at(-1)
    if (last && last.href === href) last.runs.push(run)
    else groups.push({ ...(href !== undefined && { href }), runs: [run] })
  }
  return groups
}
