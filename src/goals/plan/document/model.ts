// A document as a tree: what a chapter's Markdown and its live parts become, and what page, PDF, DOCX and JSON are made from. A frozen plan is this, and nothing else.

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
  low?: number
  high?: number
}

export type Block =
  | { kind: 'heading'; level: 3 | 4; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'table'; caption: string; columns: TableColumn[]; rows: Inline[][][]; note?: FigureNote }
  | { kind: 'chart'; title: string; alternative: string; unit: string; digits: number; points: ChartPoint[]; note: FigureNote }
  | { kind: 'rule' }

export interface DocumentChapter {
  /** The same chapter in every version it lives through. */
  thread: string
  /** 1, 2, 3. */
  number: number
  title: string
  blocks: Block[]
}

export interface HeardComment {
  chapter: string
  who: string
  words: string
  answer: string
  outcome: string
}

/** Everything a reader of the plan sees, self-contained. Language of the text: Danish, as it is adopted. */
export interface PlanDocument {
  town: string
  kind: 'plan' | 'status'
  number: number
  title: string
  state: 'draft' | 'consultation' | 'for-adoption' | 'adopted' | 'replaced'
  /** ISO dates. */
  figuresAsOf: string
  reviewOn: string | null
  legalBasis: { title: string; text: string; address: string; from: string | null; to: string | null; note: string } | null
  adoption: { on: string; caseNumber: string; minutesAddress: string; isInvented: boolean } | null
  /** Whether the town is a demonstration: said on every page. */
  isDemonstration: boolean
  chapters: DocumentChapter[]
  heard: HeardComment[]
  /** The plan's own lasting address, absolute. */
  address: string
}
