// The plan check: reads a version as it would be adopted and says what is missing, before anybody adopts it.
import type { Tx } from '../../../platform/db.ts'
import { isId } from '../../../platform/id.ts'
import type { Block } from '../../../platform/paper/model.ts'
import { fewPeopleIn } from '../../../platform/release/few-people.ts'
import type { Assembled, UnknownPart, WrittenChapter } from '../assemble.ts'
import { unansweredOf } from '../consultation/store.ts'
import { type PlanVersion, partCallOf } from '../model.ts'
import { choiceOf } from '../parts/effort-parts.ts'
import { type Finding, findingsOfSettings, hinders, withoutSource } from './model.ts'
import { effortNames, effortsLacking, goalsWithoutIndicator } from './store.ts'

/** Everything to be said of a version on a day (ISO), what hinders first. */
export async function checkVersion(
  tx: Tx,
  version: PlanVersion,
  { document, chapters, unknown }: Assembled,
  today: string,
): Promise<Finding[]> {
  const { chapters: comments, parties } = await unansweredOf(tx, version.id)
  const findings: Finding[] = [
    ...(chapters.length === 0 ? [{ about: 'no-chapters' as const }] : []),
    ...(await partFindings(tx, unknown)),
    ...comments.map(({ title, comments: count }): Finding => ({ about: 'unanswered', title, comments: count })),
    ...findingsOfSettings(version, document.legalBasis, today),
    ...(version.kind === 'plan' ? await goalsWithoutIndicator(tx) : []).map((goal): Finding => ({ about: 'goal-without-indicator', goal })),
    ...(await effortFindings(tx, chapters)),
    ...chapters.flatMap((chapter, place) => chapterFindings(chapter, document.chapters[place]?.blocks ?? [])),
    ...parties.map(({ name }): Finding => ({ about: 'party-silent', name })),
  ]
  return findings.sort((a, b) => Number(hinders(b)) - Number(hinders(a)))
}

/** An effort that colleagues see and the public does not is told apart from one that is not there. */
async function partFindings(tx: Tx, unknown: readonly UnknownPart[]): Promise<Finding[]> {
  const effortIn = (call: string) => {
    const { name, arguments: rest } = partCallOf(call)
    return name === 'effort' && rest.length === 1 && isId(rest[0] ?? '') ? (rest[0] ?? null) : null
  }
  const names = await effortNames(
    tx,
    unknown.flatMap(({ call }) => effortIn(call) ?? []),
  )
  return unknown.map(({ chapter, chapterTitle: title, call }) => {
    const effort = effortIn(call)
    const name = effort ? names.get(effort) : undefined
    return effort && name !== undefined
      ? { about: 'hidden-effort', chapter, title, effort, name }
      : { about: 'unknown-part', chapter, title, call }
  })
}

async function effortFindings(tx: Tx, chapters: readonly WrittenChapter[]): Promise<Finding[]> {
  const calls = chapters.flatMap(({ written }) => written.flatMap((block) => (block.kind === 'part' ? [partCallOf(block.call)] : [])))
  const ids = calls.flatMap(({ name, arguments: [id = ''] }) => (name === 'effort' && isId(id) ? [id] : []))
  const choices = calls.flatMap(({ name, arguments: rest }) => (name === 'efforts' ? (choiceOf(rest) ?? []) : []))
  return (await effortsLacking(tx, { ids, choices })).flatMap(({ id: effort, name, hasOwner, hasEvaluation }): Finding[] => [
    ...(hasOwner ? [] : [{ about: 'effort-without-owner' as const, effort, name }]),
    ...(hasEvaluation ? [] : [{ about: 'effort-without-evaluation' as const, effort, name }]),
  ])
}

function chapterFindings({ id: chapter, title, body, written }: WrittenChapter, blocks: readonly Block[]): Finding[] {
  if (body.trim() === '') return [{ about: 'empty-chapter', chapter, title }]
  // A table of a live part that counts efforts needs no source: it is the town's own list. So the text as written is read, and the parts' notes.
  const ofParts = blocks.filter((block) => (block.kind === 'table' && block.note !== undefined) || block.kind === 'chart')
  return [
    ...[...withoutSource(written), ...withoutSource(ofParts)].map(
      (table): Finding => ({ about: 'figure-without-source', chapter, title, table }),
    ),
    ...fewPeopleIn(body).map((words): Finding => ({ about: 'few-people', chapter, title, words })),
  ]
}
