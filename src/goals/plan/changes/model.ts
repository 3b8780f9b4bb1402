// What changed between two texts or two versions: paragraph by paragraph, and word by word inside those that were changed.
import { diffArrays, diffWordsWithSpace } from 'diff'
import { type Block, type Inline, type TableColumn, wordsOf } from '../../../platform/paper/model.ts'
import type { DocumentChapter, PlanDocument } from '../document/model.ts'

export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** A paragraph, heading, list item or row. `changed` has pieces of every kind. */
export interface UnitChange {
  kind: 'same' | 'added' | 'removed' | 'changed'
  pieces: Piece[]
}

export interface ChapterChange {
  /** The same chapter in both; only in one of them when it is new or gone. */
  thread: string
  kind: UnitChange['kind']
  /** Whether it stands at another place among the chapters that are in both. */
  isMoved: boolean
  title: Piece[]
  units: UnitChange[]
}

/** What a version is about, where it is no longer the same. */
export interface FactChange {
  fact: 'title' | 'legalBasis' | 'figuresAsOf' | 'reviewOn'
  before: string | null
  after: string | null
}

export interface DocumentChanges {
  facts: FactChange[]
  chapters: ChapterChange[]
}

/** Beyond this many differing paragraphs, or words of one, two texts are two texts: the search would take long and help nobody. */
const farthest = { paragraphs: 1000, words: 400 }
/** How far on among what came a changed paragraph is looked for. */
const ahead = 30
/** The least share of the longer one's words that two paragraphs have in common to be the same one, changed. */
const alike = 0.4

/** Paragraphs of two texts compared. Both as written: a blank line or a line's end ends a paragraph. */
export const changesOfText = (before: string, after: string): UnitChange[] => changesOfUnits(linesOf(before), linesOf(after))

const linesOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')

/** Two lists of paragraphs compared, in the order of a reader: what went stands before what came. */
export function changesOfUnits(before: readonly string[], after: readonly string[]): UnitChange[] {
  const runs = diffArrays([...before], [...after], { maxEditLength: farthest.paragraphs })
  if (!runs) return [...before.map(removed), ...after.map(added)]
  const changes: UnitChange[] = []
  let gone: string[] = []
  for (const run of runs) {
    if (run.removed) {
      gone = run.value
      continue
    }
    if (run.added) changes.push(...paired(gone, run.value))
    else changes.push(...gone.map(removed), ...run.value.map(same))
    gone = []
  }
  return [...changes, ...gone.map(removed)]
}

const same = (text: string): UnitChange => ({ kind: 'same', pieces: [{ kind: 'same', text }] })
const added = (text: string): UnitChange => ({ kind: 'added', pieces: [{ kind: 'added', text }] })
const removed = (text: string): UnitChange => ({ kind: 'removed', pieces: [{ kind: 'removed', text }] })

/** Of what went and what came in one place, those that are alike are the same paragraph, changed. */
function paired(gone: string[], came: string[]): UnitChange[] {
  const changes: UnitChange[] = []
  const words = came.map(wordsIn)
  let next = 0
  for (const text of gone) {
    const own = wordsIn(text)
    const found = words.slice(next, next + ahead).findIndex((other) => areAlike(own, other))
    if (found < 0) {
      changes.push(removed(text))
      continue
    }
    const [between, other = ''] = [came.slice(next, next + found), came[next + found]]
    changes.push(...between.map(added), { kind: 'changed', pieces: piecesOf(text, other) })
    next += found + 1
  }
  return [...changes, ...came.slice(next).map(added)]
}

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

function areAlike(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const shared = [...left].filter((word) => right.has(word)).length
  return shared > 0 && shared >= alike * Math.max(left.size, right.size)
}

/**
 * The words of one paragraph compared with those of another. Changes with nothing but a blank between them are one change: "vi måler" became
 * "de ser på", and nobody has to hear it word by word.
 */
export function piecesOf(before: string, after: string): Piece[] {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: farthest.words })
  if (!runs) return [...removed(before).pieces, ...added(after).pieces]
  const pieces: Piece[] = []
  let [gone, came] = ['', '']
  const settle = () => {
    if (gone) pieces.push({ kind: 'removed', text: gone })
    if (came) pieces.push({ kind: 'added', text: came })
    gone = came = ''
  }
  for (const [place, run] of runs.entries()) {
    const joins = !run.added && !run.removed && gone + came !== '' && place < runs.length - 1 && run.value.trim() === ''
    if (run.removed || joins) gone += run.value
    if (run.added || joins) came += run.value
    if (run.added || run.removed || joins) continue
    settle()
    pieces.push({ kind: 'same', text: run.value })
  }
  settle()
  return pieces
}

/** A document's blocks as the paragraphs a reader meets: list items, rows of tables and points of charts one by one. */
export const unitsOf = (blocks: readonly Block[]): string[] => blocks.flatMap(unitsIn).filter((unit) => unit !== '')

function unitsIn(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [wordsOf(block.text)]
    case 'list':
      return block.items.flatMap(unitsOf)
    case 'quote':
      return unitsOf(block.blocks)
    case 'table':
      return [block.caption, ...block.rows.map((row) => rowInWords(row, block.columns))]
    case 'chart':
      return [
        `${block.title}. ${block.alternative}`,
        ...block.points.map(({ label, value }) => `${label}: ${inDanish(value, block.digits)}`),
      ]
    case 'rule':
      return []
  }
}

/** A row as a sentence: each cell after the first with its column's name, since nobody sees the columns here. */
const rowInWords = (row: Inline[][], columns: readonly TableColumn[]): string =>
  row
    .map((cell, place) => (place > 0 && columns[place]?.heading ? `${columns[place].heading}: ${wordsOf(cell)}` : wordsOf(cell)))
    .join('; ')

const inDanish = (value: number, digits: number): string =>
  value.toLocaleString('da', { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** Two versions compared: chapters are the same when their thread is. */
export function changesOfDocument(before: PlanDocument, after: PlanDocument): DocumentChanges {
  const threads = (document: PlanDocument) => document.chapters.map(({ thread }) => thread)
  const [old, now] = [threads(before), threads(after)]
  const moved = movedIn(
    old.filter((one) => now.includes(one)),
    now.filter((one) => old.includes(one)),
  )
  const inBefore = new Map(before.chapters.map((chapter) => [chapter.thread, chapter]))
  const gone = before.chapters.filter(({ thread }) => !now.includes(thread))
  return {
    facts: factChanges(before, after),
    chapters: [
      ...after.chapters.map((chapter) => changeOf(inBefore.get(chapter.thread) ?? null, chapter, moved.has(chapter.thread))),
      ...gone.map((chapter) => changeOf(chapter, null, false)),
    ],
  }
}

/** The fewest things that must be taken up and put down elsewhere to get from one order to the other. */
function movedIn(before: string[], after: string[]): Set<string> {
  const put = diffArrays(before, after).filter((run) => run.added)
  return new Set(put.flatMap((run) => run.value))
}

function changeOf(before: DocumentChapter | null, after: DocumentChapter | null, isMoved: boolean): ChapterChange {
  const units = changesOfUnits(before ? unitsOf(before.blocks) : [], after ? unitsOf(after.blocks) : [])
  const thread = (after ?? before)?.thread ?? ''
  if (!before) return { thread, kind: 'added', isMoved, title: added(after?.title ?? '').pieces, units }
  if (!after) return { thread, kind: 'removed', isMoved, title: removed(before.title).pieces, units }
  const isSame = before.title === after.title && units.every(({ kind }) => kind === 'same')
  return { thread, kind: isSame ? 'same' : 'changed', isMoved, title: piecesOf(before.title, after.title), units }
}

function factChanges(before: PlanDocument, after: PlanDocument): FactChange[] {
  const facts: FactChange[] = [
    { fact: 'title', before: before.title, after: after.title },
    { fact: 'legalBasis', before: before.legalBasis?.title ?? null, after: after.legalBasis?.title ?? null },
    { fact: 'figuresAsOf', before: before.figuresAsOf, after: after.figuresAsOf },
    { fact: 'reviewOn', before: before.reviewOn, after: after.reviewOn },
  ]
  return facts.filter((one) => one.before !== one.after)
}
