// The plan as a tree: what its chapters' Markdown and live parts become, and what page, PDF, DOCX and JSON are made from. A frozen plan is this, and nothing else.
import type { Block } from '../../../platform/paper/model.ts'

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

/** The anchor of a chapter: the same in every version it lives through, so that links to it last. */
export const anchorOf = (chapter: Pick<DocumentChapter, 'thread'>): string => `kapitel-${chapter.thread}`
