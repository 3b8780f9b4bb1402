// What the analyses read from and leave in the database: the sources' figures in, released tables out.
import { type Acting, asSystem, sql, type Tx } from '../../platform/db.ts'
import { doneOnce } from '../../platform/jobs.ts'
import { type PublicTable, publishTable, readReleased } from '../../platform/release/index.ts'
import { readPanel } from '../sources/series/store.ts'
import { type Gathered, gather, questions } from './gather.ts'
import { datasets, type MainAnswers, type ReleasedAnswers } from './tables.ts'

/** The kind of work the page shows the progress of, and the job's name. */
export const analysisName = 'expected-crime'

/** In whose name the calculation works: the town's machinery. */
export const calculator = (municipality: number): Acting => asSystem(municipality, 'calculate crime against the expected')

/** All the figures the model takes; null while they are not fetched, or the town's code is not among the municipalities. */
export async function gatherFigures(tx: Tx): Promise<Gathered | null> {
  const { rows } = await sql<{ code: string }>`select code from platform.municipality where municipality = platform.town()`.execute(tx)
  const panels = {
    crime: await readPanel(tx, questions.crime),
    people: await readPanel(tx, questions.people),
    gini: await readPanel(tx, questions.gini),
    unemployment: await readPanel(tx, questions.unemployment),
    income: await readPanel(tx, questions.income),
  }
  return gather(panels, rows[0]?.code ?? '')
}

/** Releases all tables of one calculation together, once however often the job is run. */
export async function releaseAnswers(tx: Tx, tables: readonly PublicTable[], job: string | null): Promise<boolean> {
  if (job !== null && !(await doneOnce(tx, job))) return false
  for (const table of tables) await publishTable(tx, table)
  return true
}

/** The newest released answers for all groups, without what lies behind them; null until they are there. */
export async function readMainAnswers(tx: Tx): Promise<MainAnswers | null> {
  const expected = await readReleased(tx, datasets.expected)
  return expected ? { expected } : null
}

/** The newest released answers; null until all five tables are there. */
export async function readAnswers(tx: Tx): Promise<ReleasedAnswers | null> {
  const read = async (which: keyof typeof datasets) => readReleased(tx, datasets[which])
  const expected = await read('expected')
  const funnel = await read('funnel')
  const limits = await read('limits')
  const conditions = await read('conditions')
  const without = await read('without')
  return expected && funnel && limits && conditions && without ? { expected, funnel, limits, conditions, without } : null
}
