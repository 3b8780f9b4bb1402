// Fetches one table of the statistics bank: what has arrived survives a power cut, and the figures change all at once or not at all.
import type { Tx } from '../../../platform/db.ts'
import { type Bilingual, frequencyOf, type SeriesFacts } from '../series/model.ts'
import { writeSeries } from '../series/store.ts'
import { askData, askTableInfo, type StatBank } from './ask.ts'
import { type Cell, readAnswer, type TableInfo } from './model.ts'
import { type Missing, type Plan, planFetch } from './plan.ts'
import { completeFetch, confirmHeld, ensureSource, keepChunk, noteFailure, openFetch, type Taken, takeChunks } from './store.ts'
import { SourceTrouble, troubled } from './trouble.ts'
import type { WantedTable } from './wanted.ts'

export interface FetchSettings {
  bank: StatBank
  /** Work in one transaction in the name of the machinery. */
  work: <T>(deed: (tx: Tx) => Promise<T>) => Promise<T>
  /** At most so many cells in one question. */
  cellsAtATime?: number
  /** Asks for everything also when the publisher has nothing new. */
  again?: boolean
  onProgress?: (at: { table: string; done: number; total: number }) => Promise<void> | void
}

export type Fetched =
  | { table: string; state: 'done'; taken: Taken; missing: Missing[] }
  | { table: string; state: 'nothing-new'; missing: Missing[] }
  | { table: string; state: 'failed'; trouble: SourceTrouble['trouble'] }

/**
 * Brings one table in; one that the publisher updates meanwhile is begun anew, once. A failure is noted with its
 * sentence and returned; stopping by the signal leaves everything for the next time.
 */
export async function fetchTable(wanted: WantedTable, settings: FetchSettings): Promise<Fetched> {
  const first = await tryToFetch(wanted, settings)
  const isOvertaken = first.state === 'failed' && first.trouble.key === 'changedMidway'
  return isOvertaken ? tryToFetch(wanted, settings) : first
}

async function tryToFetch(wanted: WantedTable, settings: FetchSettings): Promise<Fetched> {
  const { bank, work } = settings
  try {
    return await fetchWhole(wanted, settings)
  } catch (error) {
    if (!(error instanceof SourceTrouble)) throw error
    if (error.trouble.key !== 'stopped') await work((tx) => noteFailure(tx, wanted, bank.url, error.trouble))
    return { table: wanted.table, state: 'failed', trouble: error.trouble }
  }
}

async function fetchWhole(
  wanted: WantedTable,
  { bank, work, cellsAtATime = 25_000, again = false, onProgress }: FetchSettings,
): Promise<Fetched> {
  const { table } = wanted
  const info = { da: await askTableInfo(bank, table, 'da'), en: await askTableInfo(bank, table, 'en') }
  const plan = planFetch(wanted, info.da, cellsAtATime)
  const source = await work((tx) => ensureSource(tx, wanted, info))
  if (!again && (await work((tx) => confirmHeld(tx, source, plan.hash)))) return { table, state: 'nothing-new', missing: plan.missing }
  const open = await work((tx) => openFetch(tx, source, plan, bank.url, info.da.updated))
  let done = open.arrived.size
  await onProgress?.({ table, done, total: plan.chunks.length })
  for (const [place, chunk] of plan.chunks.entries()) {
    if (open.arrived.has(place)) continue
    const answer = await askData(bank, table, chunk)
    await work((tx) => keepChunk(tx, open.id, place, answer))
    done += 1
    await onProgress?.({ table, done, total: plan.chunks.length })
  }
  // The portions themselves need not tell: BULK never says of when it is.
  if ((await askTableInfo(bank, table, 'da')).updated !== info.da.updated) throw troubled('changedMidway', table)
  const taken = await work((tx) => takeOver(tx, wanted, info, source, open.id, plan))
  return taken ? { table, state: 'done', taken, missing: plan.missing } : { table, state: 'nothing-new', missing: plan.missing }
}

/** Writes all portions as figures in one transaction; null when another process did it first. */
async function takeOver(tx: Tx, wanted: WantedTable, info: Titles, source: string, fetch: string, plan: Plan): Promise<Taken | null> {
  const chunks = await takeChunks(tx, fetch)
  if (!chunks) return null
  if (new Set(chunks.map((chunk) => chunk.updated)).size > 1) throw troubled('changedMidway', wanted.table)
  const series = chunks
    .map(({ text }) => readAnswer(text))
    .reduce((all, answer) => gather(all, wanted, info, answer), new Map<string, Gathered>())
  const taken: Taken = { cells: 0, added: 0, changed: 0 }
  for (const { facts, figures } of series.values()) {
    const { added, changed } = await writeSeries(tx, source, fetch, facts, figures)
    taken.cells += figures.values.length
    taken.added += added
    taken.changed += changed
  }
  if (taken.cells !== plan.cells) throw troubled('notStatistics', wanted.table, { came: `${taken.cells}/${plan.cells}` })
  await completeFetch(tx, source, fetch, taken)
  return taken
}

interface Titles {
  da: TableInfo
  en: TableInfo
}

interface Gathered {
  facts: SeriesFacts
  figures: { areas: string[]; periods: string[]; values: (number | null)[] }
}

function gather(
  all: Map<string, Gathered>,
  wanted: WantedTable,
  info: Titles,
  answer: { variables: string[]; cells: Cell[] },
): Map<string, Gathered> {
  const place = (code: string) => answer.variables.indexOf(code.toUpperCase())
  const time = info.da.variables.find((variable) => variable.time)?.id ?? 'Tid'
  const [area, period, by] = [place(wanted.places), place(time), place(wanted.by)]
  if (area < 0 || period < 0 || by < 0) throw troubled('notStatistics', wanted.table, { came: answer.variables.join(', ') })
  for (const { at, value } of answer.cells) {
    const code = at[by] ?? ''
    const held = all.get(code) ?? {
      facts: factsOf(wanted, info, answer.variables, at, at[period] ?? ''),
      figures: { areas: [], periods: [], values: [] },
    }
    all.set(code, held)
    held.figures.areas.push(at[area] ?? '')
    held.figures.periods.push(at[period] ?? '')
    held.figures.values.push(value)
  }
  return all
}

/** The exact codes of a series with the labels the publisher gives them, kept together so that no series can be mistaken for another. */
function factsOf(wanted: WantedTable, info: Titles, variables: string[], at: string[], period: string): SeriesFacts {
  const frequency = frequencyOf(period)
  if (!frequency) throw troubled('notStatistics', wanted.table, { came: period })
  const codes: Record<string, string> = {}
  const labels: Record<string, Bilingual> = {}
  for (const variable of Object.keys(wanted.codes)) {
    const code = at[variables.indexOf(variable.toUpperCase())] ?? ''
    codes[variable] = code
    labels[variable] = { da: labelOf(info.da, variable, code), en: labelOf(info.en, variable, code) }
  }
  return { code: codes[wanted.by] ?? '', codes, labels, unit: info.da.unit, frequency }
}

const labelOf = (info: TableInfo, variable: string, code: string): string =>
  info.variables.find(({ id }) => id.toUpperCase() === variable.toUpperCase())?.values.find(({ id }) => id === code)?.text ?? code
