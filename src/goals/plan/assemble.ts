// A version becomes a document: its chapters as they are written, with every live part as it stands on the version's day.
import type { Tx } from '../../platform/db.ts'
import { type Block, withHeadingsInOrder } from '../../platform/paper/model.ts'
import { chaptersOf } from './chapters/store.ts'
import { heardOf } from './consultation/store.ts'
import { type PartPlace, parseMarkdown } from './document/markdown.ts'
import type { PlanDocument } from './document/model.ts'
import { legalBasisById } from './legal-basis/store.ts'
import { type Chapter, type PlanVersion, publicPath } from './model.ts'
import { blocksOf } from './parts/all.ts'
import type { PartContext, PlanParts } from './plan-part.ts'

/** What a document says besides its text, and what its parts come from. */
export interface Setting {
  town: { name: string; isDemonstration: boolean }
  publicUrl: string
  parts: PlanParts
}

/** A live part that stands for nothing. */
export interface UnknownPart {
  chapter: string
  chapterTitle: string
  call: string
}

/** A chapter with its text as blocks, before its live parts become blocks too. */
export type WrittenChapter = Chapter & { written: (Block | PartPlace)[] }

export interface Assembled {
  document: PlanDocument
  /** In the document's order. */
  chapters: WrittenChapter[]
  unknown: UnknownPart[]
}

/** What live parts stand for, by their call: each is asked once a document, however often it is put in. */
type Known = Map<string, Block[] | null>

/** The whole version as it would be adopted now. What a live part does not know stands as a notice in its place. */
export async function assemble(tx: Tx, version: PlanVersion, setting: Setting): Promise<Assembled> {
  const known: Known = new Map()
  const chapters: WrittenChapter[] = []
  const unknown: UnknownPart[] = []
  const shown: PlanDocument['chapters'] = []
  for (const chapter of await chaptersOf(tx, version.id)) {
    const { written, blocks, missing } = await chapterBlocks(tx, chapter.body, version, setting, known)
    chapters.push({ ...chapter, written })
    unknown.push(...missing.map((call) => ({ chapter: chapter.id, chapterTitle: chapter.title, call })))
    shown.push({ thread: chapter.thread, number: chapters.length, title: chapter.title, blocks })
  }
  const basis = version.legalBasis ? await legalBasisById(tx, version.legalBasis) : null
  const document: PlanDocument = {
    town: setting.town.name,
    kind: version.kind,
    number: version.number,
    title: version.title,
    state: version.state,
    figuresAsOf: version.figuresAsOf,
    reviewOn: version.reviewOn,
    legalBasis: basis && { title: basis.title, text: basis.text, address: basis.address, from: basis.from, to: basis.to, note: basis.note },
    adoption: null,
    isDemonstration: setting.town.isDemonstration,
    chapters: shown,
    heard: await heardOf(tx, version.id),
    address: `${setting.publicUrl}/da${publicPath(version)}`,
  }
  return { document, chapters, unknown }
}

/** One chapter's text with its live parts; `missing` are the calls that stand for nothing. */
export async function chapterBlocks(
  tx: Tx,
  body: Chapter['body'],
  version: Pick<PlanVersion, 'figuresAsOf' | 'reviewOn'>,
  { town, parts }: Pick<Setting, 'town' | 'parts'>,
  known: Known = new Map(),
): Promise<{ written: (Block | PartPlace)[]; blocks: Block[]; missing: string[] }> {
  const context: PartContext = { town: town.name, figuresAsOf: version.figuresAsOf, reviewOn: version.reviewOn }
  const written = parseMarkdown(body).blocks
  const calls = written.flatMap((block) => (block.kind === 'part' ? [block.call] : []))
  for (const call of calls) if (!known.has(call)) known.set(call, await blocksOf(tx, parts, call, context))
  const blocks = written.flatMap((block) => (block.kind === 'part' ? (known.get(block.call) ?? [unknownPart(block.call)]) : [block]))
  return { written, blocks: withHeadingsInOrder(blocks), missing: calls.filter((call) => !known.get(call)) }
}

const unknownPart = (call: string): Block => ({
  kind: 'quote',
  blocks: [
    {
      kind: 'paragraph',
      text: [
        { text: 'Den levende del findes ikke: ', strong: true },
        { text: call, code: true },
      ],
    },
  ],
})
