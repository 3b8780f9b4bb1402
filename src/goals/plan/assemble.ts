// A version becomes a document: its chapters as they are written, with every live part as it stands on the version's day.
import type { Tx } from '../../platform/db.ts'
import { chaptersOf } from './chapters/store.ts'
import { heardOf } from './consultation/store.ts'
import { parseMarkdown } from './document/markdown.ts'
import { type Block, type PlanDocument, withHeadingsInOrder } from './document/model.ts'
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

export interface Assembled {
  document: PlanDocument
  unknown: UnknownPart[]
}

/** The whole version as it would be adopted now. What a live part does not know stands as a notice in its place. */
export async function assemble(tx: Tx, version: PlanVersion, setting: Setting): Promise<Assembled> {
  const chapters = await chaptersOf(tx, version.id)
  const unknown: UnknownPart[] = []
  const written: PlanDocument['chapters'] = []
  for (const [place, chapter] of chapters.entries()) {
    const { blocks, missing } = await chapterBlocks(tx, chapter.body, version, setting)
    unknown.push(...missing.map((call) => ({ chapter: chapter.id, chapterTitle: chapter.title, call })))
    written.push({ thread: chapter.thread, number: place + 1, title: chapter.title, blocks })
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
    chapters: written,
    heard: await heardOf(tx, version.id),
    address: `${setting.publicUrl}/da${publicPath(version)}`,
  }
  return { document, unknown }
}

/** One chapter's text with its live parts; `missing` are the calls that stand for nothing. */
export async function chapterBlocks(
  tx: Tx,
  body: Chapter['body'],
  version: Pick<PlanVersion, 'figuresAsOf' | 'reviewOn'>,
  { town, parts }: Pick<Setting, 'town' | 'parts'>,
): Promise<{ blocks: Block[]; missing: string[] }> {
  const context: PartContext = { town: town.name, figuresAsOf: version.figuresAsOf, reviewOn: version.reviewOn }
  const blocks: Block[] = []
  const missing: string[] = []
  for (const block of parseMarkdown(body).blocks) {
    if (block.kind !== 'part') {
      blocks.push(block)
      continue
    }
    const found = await blocksOf(tx, parts, block.call, context)
    if (!found) missing.push(block.call)
    blocks.push(...(found ?? [unknownPart(block.call)]))
  }
  return { blocks: withHeadingsInOrder(blocks), missing }
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
