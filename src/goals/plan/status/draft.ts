// A yearly status drafts itself: from the year's figures and verdicts to chapters that people then correct and publish as they do a plan.
import type { Tx } from '../../../platform/db.ts'
import { da as words } from '../../efforts/words/texts.da.ts'
import { goals } from '../../goals/model.ts'
import { beginWith } from '../begin.ts'
import { chaptersOf } from '../chapters/store.ts'
import { withInterval } from '../parts/indicator-parts.ts'
import { judgedIn } from '../parts/store.ts'
import { movementsOver } from '../parts/year-parts.ts'
import { publishedVersions, type Who } from '../store.ts'
import { statusChapters, type Year } from './model.ts'

/** What the town's own figures (as of a day) and verdicts tell of a year. */
export async function readYear(tx: Tx, year: number, asOf: string): Promise<Year> {
  const { moved, without } = await movementsOver(tx, year, asOf)
  return {
    year,
    moved: moved.map(({ indicator, movement, baseline, newest }) => ({
      goal: goals.indexOf(indicator.goal) + 1,
      name: indicator.name.da,
      unit: indicator.unit.da,
      movement,
      before: baseline ? `${withInterval(baseline, indicator.digits)} i ${baseline.period}` : 'Intet tal',
      now: newest ? `${withInterval(newest, indicator.digits)} i ${newest.period}` : 'intet tal',
    })),
    without: without.map(({ name }) => name.da),
    judged: (await judgedIn(tx, year)).map(({ name, verdict, words: said, next }) => ({
      name,
      verdict: words.verdicts[verdict],
      words: said,
      next,
    })),
  }
}

/** Begins the status of a year. Chapters that the last status had keep their thread, so that the two can be compared. */
export async function beginStatus(
  tx: Tx,
  { title, year, today }: { title: string; year: number; today: string },
  who: Who,
): Promise<string> {
  const plan = (await publishedVersions(tx, 'plan')).find(({ state }) => state === 'adopted')
  const [last] = await publishedVersions(tx, 'status')
  const threads = new Map(last ? (await chaptersOf(tx, last.id)).map((chapter) => [chapter.title, chapter.thread]) : [])
  const chapters = statusChapters(await readYear(tx, year, today)).map((chapter) => ({ ...chapter, thread: threads.get(chapter.title) }))
  const version = {
    kind: 'status' as const,
    title,
    basedOn: last?.id ?? null,
    legalBasis: plan?.legalBasis ?? null,
    year,
    figuresAsOf: today,
    reviewOn: null,
  }
  return beginWith(tx, version, chapters, who)
}
