// What to ask the statistics bank for: the wanted codes a table really has, in portions it accepts, and what it lacks.
import { createHash } from 'node:crypto'
import { country, isMunicipality } from '../series/model.ts'
import type { TableInfo, Variable } from './model.ts'
import { troubled } from './trouble.ts'
import type { WantedTable } from './wanted.ts'

export interface Selection {
  code: string
  values: string[]
}

/** A wanted code, or `places`, that the table does not have. */
export interface Missing {
  variable: string
  value: string
}

export interface Plan {
  chunks: Selection[][]
  missing: Missing[]
  cells: number
  /** The same as last time means that the publisher has nothing new. */
  hash: string
}

const municipalities = 98

/** The plan for one table. Throws SourceTrouble when the table has lost a variable or has got one that must be chosen. */
export function planFetch(wanted: WantedTable, info: TableInfo, cellsAtATime: number): Plan {
  const missing: Missing[] = []
  const time = info.variables.find((variable) => variable.time)
  if (!time) throw troubled('lostVariable', wanted.table, { variable: 'Tid' })
  const places = choosePlaces(wanted, named(info, wanted.places, wanted.table), missing)
  const others = Object.entries(wanted.codes).map(([code, values]) => chooseCodes(named(info, code, wanted.table), values, missing))
  const asked = new Set([time.id, places.code, ...others.map((other) => other.code)])
  const unasked = info.variables.find((variable) => !asked.has(variable.id) && !variable.elimination)
  if (unasked) throw troubled('newVariable', wanted.table, { variable: unasked.id })
  const times = time.values.map((value) => value.id).filter((period) => isWanted(period, wanted))
  if (times.length === 0) throw troubled('noPeriods', wanted.table, { since: String(wanted.since) })
  const empty = others.find((other) => other.values.length === 0)
  const chunks = empty ? [] : portions([places, ...others], { code: time.id, values: times }, cellsAtATime)
  const cells = chunks.reduce((sum, chunk) => sum + chunk.reduce((product, { values }) => product * values.length, 1), 0)
  const hash = createHash('sha256')
    .update(JSON.stringify([wanted.table, info.updated, chunks]))
    .digest('hex')
  return { chunks, missing, cells, hash }
}

function named(info: TableInfo, code: string, table: string): Variable {
  const found = info.variables.find((variable) => variable.id.toUpperCase() === code.toUpperCase())
  if (!found) throw troubled('lostVariable', table, { variable: code })
  return found
}

function choosePlaces(wanted: WantedTable, variable: Variable, missing: Missing[]): Selection {
  const codes = variable.values.map((value) => value.id)
  const towns = codes.filter(isMunicipality)
  if (towns.length === 0) throw troubled('noMunicipalities', wanted.table)
  if (towns.length < municipalities) missing.push({ variable: variable.id, value: `${towns.length}/${municipalities}` })
  return { code: variable.id, values: [...codes.filter((code) => code === country), ...towns] }
}

function chooseCodes(variable: Variable, wanted: string[], missing: Missing[]): Selection {
  const has = new Set(variable.values.map((value) => value.id))
  for (const value of wanted) if (!has.has(value)) missing.push({ variable: variable.id, value })
  return { code: variable.id, values: wanted.filter((value) => has.has(value)) }
}

const isWanted = (period: string, { since, onlyFirstQuarter }: WantedTable): boolean =>
  Number(period.slice(0, 4)) >= since && (!onlyFirstQuarter || /^\d{4}(K1)?$/.test(period))

/** Portions of whole periods; a period that is itself too large is cut by places. */
function portions(fixed: Selection[], time: Selection, cellsAtATime: number): Selection[][] {
  const perPeriod = fixed.reduce((product, { values }) => product * values.length, 1)
  if (perPeriod <= cellsAtATime)
    return slices(time.values, Math.floor(cellsAtATime / perPeriod)).map((values) => [...fixed, { ...time, values }])
  const [places, ...others] = fixed
  if (!places) return []
  const perPlace = perPeriod / places.values.length
  const groups = slices(places.values, Math.max(1, Math.floor(cellsAtATime / perPlace)))
  return time.values.flatMap((period) => groups.map((values) => [{ ...places, values }, ...others, { ...time, values: [period] }]))
}

const slices = <T>(list: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
