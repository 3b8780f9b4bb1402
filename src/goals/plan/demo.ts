// The demonstration's plan: drafted, heard, adopted, revised once, and a yearly status in consultation. The words are in demo/; every adoption is invented, and says so.

import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import { type Day, daysAfter, todayInTown } from '../../platform/form/model.ts'
import { newId } from '../../platform/id.ts'
import { townName } from '../../platform/town/store.ts'
import { adoptVersion } from './adopt.ts'
import type { Setting } from './assemble.ts'
import { beginWith } from './begin.ts'
import { saveChapter } from './chapters/save.ts'
import { chaptersOf } from './chapters/store.ts'
import { fillConsultation } from './consultation/demo.ts'
import { firstVersion, heardChanges, type WrittenChapter } from './demo/first-version.ts'
import { office } from './demo/office.ts'
import { secondVersion } from './demo/second-version.ts'
import { giveStartingLegalBases } from './legal-basis/starting-set.ts'
import { listLegalBases } from './legal-basis/store.ts'
import { partsWith } from './parts/all.ts'
import type { PlanParts } from './plan-part.ts'
import { beginStatus } from './status/draft.ts'
import { addMove, listVersions, moveVersion } from './store.ts'

/** What binds the rooms above: left out where they hold nothing yet. */
export const analysisLines = /^\{\{analysis .*\}\}\n*/gm

export interface PlanFilling {
  /** Live parts of the rooms above. */
  supplied?: PlanParts
  /** The second version is left for adoption until the official figures have come (`adoptWhenFiguresCome`). */
  waitForFigures?: boolean
}

/** Runs as the machinery, after efforts and indicators are there. */
export async function fillPlan(tx: Tx, { supplied = [], waitForFigures = false }: PlanFilling = {}): Promise<void> {
  if ((await listVersions(tx)).length > 0) return
  await giveStartingLegalBases(tx)
  const threads = new Map<string, string>()
  const setting: Setting = { town: { name: await townName(tx), isDemonstration: true }, publicUrl: '', parts: partsWith(supplied) }
  const today = todayInTown()
  const adoptedOn = daysAfter(today, -400)
  const without = (chapters: WrittenChapter[]) => chapters.map((one) => ({ ...one, body: one.body.replace(analysisLines, '') }))

  const first = await draft(
    tx,
    { title: 'Demo: Plan for en tryg by', basedOn: null, on: adoptedOn },
    threaded(without(firstVersion), threads),
  )
  await fillConsultation(tx, first, daysAfter(adoptedOn, -14))
  await writeWhatWasHeard(tx, first, threads)
  await adoptInvented(tx, first, adoptedOn, setting, 'consultation')

  const year = Number(today.slice(0, 4)) - 1
  const revised = secondVersion([year, year + 1])
  const chapters = waitForFigures ? revised : without(revised)
  const second = await draft(tx, { title: 'Demo: Plan for en tryg by, revideret', basedOn: first, on: today }, threaded(chapters, threads))
  if (waitForFigures) await toAdoption(tx, second, 'draft')
  else await adoptInvented(tx, second, today, setting, 'draft')

  const status = await beginStatus(tx, { title: `Demo: Status ${year}`, year, today }, office)
  await markAsDemonstration(tx, 'goals.plan_version', status)
  await fillConsultation(tx, status)
}

/** Chapters with their threads; the same key is the same chapter. */
function threaded(chapters: WrittenChapter[], threads: Map<string, string>) {
  return chapters.map(({ key, title, body }) => {
    const thread = threads.get(key) ?? newId()
    threads.set(key, thread)
    return { title, thread, body }
  })
}

interface Begun {
  title: string
  basedOn: string | null
  /** The day its figures are as of, and of its adoption. */
  on: Day
}

async function draft(tx: Tx, { title, basedOn, on }: Begun, chapters: ReturnType<typeof threaded>): Promise<string> {
  const basis = (await listLegalBases(tx)).find(({ title: name }) => name === 'Barnets lov § 15')
  const version = {
    kind: 'plan' as const,
    title,
    basedOn,
    legalBasis: basis?.id ?? null,
    year: null,
    figuresAsOf: on,
    reviewOn: daysAfter(on, 3 * 365),
  }
  const id = await beginWith(tx, version, chapters, office)
  await markAsDemonstration(tx, 'goals.plan_version', id)
  return id
}

/** The draft takes up what was said in its consultation, as an ordinary save. */
async function writeWhatWasHeard(tx: Tx, version: string, threads: Map<string, string>): Promise<void> {
  for (const [key, change] of Object.entries(heardChanges)) {
    const chapter = (await chaptersOf(tx, version)).find(({ thread }) => thread === threads.get(key))
    if (!chapter) throw new Error(`The demonstration's plan has no chapter "${key}"`)
    const { title, revision } = chapter
    await saveChapter(tx, version, chapter.id, { title, body: change(chapter.body), revision, waiting: null }, office)
  }
}

async function toAdoption(tx: Tx, id: string, from: 'draft' | 'consultation'): Promise<void> {
  await moveVersion(tx, id, from, 'for-adoption')
  await addMove(tx, id, { from, to: 'for-adoption', reason: '' }, office)
}

async function adoptInvented(tx: Tx, id: string, on: Day, setting: Setting, from: 'draft' | 'consultation'): Promise<void> {
  await toAdoption(tx, id, from)
  const hindrance = await adoptVersion(tx, id, { on, caseNumber: inventedCase(on), minutesAddress: '' }, setting, office)
  if (hindrance) throw new Error(`The demonstration's plan cannot be adopted: ${JSON.stringify(hindrance)}`)
}

export const inventedCase = (on: Day): string => `Demo-${on.slice(0, 4)}-001`
