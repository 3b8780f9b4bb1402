// Everything that stands around a report on its page, read in one transaction.
import type { Tx } from '../../../../platform/db.ts'
import { readHandovers } from '../../../handovers/store.ts'
import type { AroundProps } from '../props.ts'
import { readNews, readTrail } from '../store.ts'
import { helpedCounts, nearReports, occurrencesOf, phenomenaOf, questionsOf } from './store.ts'

export const readAround = async (tx: Tx, report: string): Promise<AroundProps> => ({
  trail: await readTrail(tx, report),
  news: await readNews(tx, report),
  questions: await questionsOf(tx, report),
  occurrences: await occurrencesOf(tx, report),
  helped: await helpedCounts(tx, report),
  near: await nearReports(tx, report),
  phenomena: await phenomenaOf(tx, report),
  handovers: await readHandovers(tx, report),
})
