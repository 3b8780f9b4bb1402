// The demonstration's plan: adopted, revised once, and a status to go on with. The words are in demo/; every adoption is invented, and says so.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import { daysAfter } from '../../platform/form/model.ts'
import { newId } from '../../platform/id.ts'
import { todayInTown } from '../efforts/actions/when.ts'
import { adoptVersion } from './adopt.ts'
import type { Setting } from './assemble.ts'
import { beginWith } from './begin.ts'
import { firstVersion, type WrittenChapter } from './demo/first-version.ts'
import { secondVersion } from './demo/second-version.ts'
import { giveStartingLegalBases } from './legal-basis/starting-set.ts'
import { listLegalBases } from './legal-basis/store.ts'
import { partsWith } from './parts/all.ts'
import type { PlanParts } from './plan-part.ts'
import { beginStatus } from './status/draft.ts'
import { addMove, listVersions, moveVersion, townName } from './store.ts'

const office = { account: null, name: 'Demo: Sikker by-kontoret' }

/** Runs as the machinery, after efforts and indicators are there. `supplied` are the live parts of the rooms above; lines that bind one that is not there are left out. */
export async function fillPlan(tx: Tx, supplied: PlanParts = []): Promise<void> {
  if ((await listVersions(tx)).length > 0) return
  await giveStartingLegalBases(tx)
  const threads = new Map<string, string>()
  const setting: Setting = { town: { name: await townName(tx), isDemonstration: true }, publicUrl: '', parts: partsWith(supplied) }
  const today = todayInTown()
  const first = await adopt(
    tx,
    'Demo: Plan for en tryg by',
    written(firstVersion, supplied, threads),
    null,
    daysAfter(today, -400),
    setting,
  )
  await adopt(tx, 'Demo: Plan for en tryg by, revideret', written(secondVersion, supplied, threads), first, daysAfter(today, -40), setting)
  const year = Number(today.slice(0, 4)) - 1
  const status = await beginStatus(tx, { title: `Demo: Status ${year}`, year, today }, office)
  await markAsDemonstration(tx, 'goals.plan_version', status)
}

/** Chapters with their threads; the same key is the same chapter. */
function written(chapters: WrittenChapter[], supplied: PlanParts, threads: Map<string, string>) {
  const hasAnalyses = supplied.some(({ name }) => name === 'analysis')
  return chapters.map(({ key, title, body }) => {
    const thread = threads.get(key) ?? newId()
    threads.set(key, thread)
    return { title, thread, body: hasAnalyses ? body : body.replace(/^\{\{analysis .*\}\}\n*/gm, '') }
  })
}

async function adopt(
  tx: Tx,
  title: string,
  chapters: ReturnType<typeof written>,
  basedOn: string | null,
  on: string,
  setting: Setting,
): Promise<string> {
  const basis = (await listLegalBases(tx)).find(({ title: name }) => name === 'Barnets lov § 15')
  const version = {
    kind: 'plan' as const,
    title,
    basedOn,
    legalBasis: basis?.id ?? null,
    year: null,
    figuresAsOf: todayInTown(),
    reviewOn: daysAfter(on, 3 * 365),
  }
  const id = await beginWith(tx, version, chapters, office)
  await markAsDemonstration(tx, 'goals.plan_version', id)
  await moveVersion(tx, id, 'draft', 'for-adoption')
  await addMove(tx, id, { from: 'draft', to: 'for-adoption', reason: '' }, office)
  const hindrance = await adoptVersion(tx, id, { on, caseNumber: 'Demo-2026-001', minutesAddress: '' }, setting, office)
  if (hindrance) throw new Error(`The demonstration's plan cannot be adopted: ${JSON.stringify(hindrance)}`)
  return id
}
