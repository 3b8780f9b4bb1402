// A cut is read against its base: into which classes the people are divided, and what is wrong with it, before anything is counted.
import type { BaseDimension, CountBase, CountCells } from '../base/model.ts'
import { byTime, coarsen } from '../base/time.ts'
import { type CountsOfPeople, totalCode as total } from '../model.ts'
import type { CutDimension, Refusal, RefusalKey, TableCut } from './model.ts'

/** A dimension as a table divides it. */
export interface CutAxis {
  dimension: BaseDimension
  /** In the order of their first units; times in order of time. */
  classes: { code: string; units: string[] }[]
}

/** More rows than this nobody reads, and no page shows. */
export const mostRows = 100_000

/** The dimensions of a cut in its order with the units of every class, or what is wrong with it. `cells` are of the edition that is counted. */
export function cutAxes(base: CountBase, { units }: CountCells, cut: TableCut): CutAxis[] | Refusal {
  const wrong = (key: RefusalKey, dimension: string | null = null, came = ''): Refusal => ({ key, dataset: cut.dataset, dimension, came })
  if (!/^[a-z][a-z0-9-]{0,79}$/.test(cut.dataset)) return wrong('dataset-name', null, cut.dataset)
  if (cut.dimensions.length === 0) return wrong('nothing-divided')
  const axes: CutAxis[] = []
  for (const divided of cut.dimensions) {
    const place = base.dimensions.findIndex(({ key }) => key === divided.key)
    const dimension = base.dimensions[place]
    if (!dimension || axes.some((axis) => axis.dimension.key === divided.key)) return wrong('unknown-dimension', null, divided.key)
    const axis = axisOf(dimension, units[place] ?? [], divided)
    if ('key' in axis) return wrong(axis.key, divided.key, axis.came)
    axes.push(axis)
  }
  if (rowCount(axes, cut) <= mostRows) return axes
  const widest = axes.reduce((a, b) => (b.classes.length > a.classes.length ? b : a))
  return wrong('too-large', widest.dimension.key, String(rowCount(axes, cut)))
}

/** What is wrong with a cut; null when nothing is. */
export function cutProblem(base: CountBase, cells: CountCells, cut: TableCut): Refusal | null {
  const axes = cutAxes(base, cells, cut)
  return 'key' in axes ? axes : null
}

function axisOf(dimension: BaseDimension, units: readonly string[], divided: CutDimension): CutAxis | { key: RefusalKey; came: string } {
  const { classes: together, step = 'as-it-is' } = divided
  const codeOf = new Map<string, string>()
  for (const { name, units: members } of together) {
    if (name.toLowerCase() === total) return { key: 'class-total', came: name }
    if (together.filter((one) => one.name === name).length > 1) return { key: 'class-twice', came: name }
    if (members.length === 0) return { key: 'unknown-unit', came: name }
    for (const unit of members) {
      if (!units.includes(unit)) return { key: 'unknown-unit', came: unit }
      if (codeOf.has(unit)) return { key: 'unit-twice', came: unit }
      codeOf.set(unit, name)
    }
  }
  const names = new Set(codeOf.values())
  for (const unit of units) {
    if (codeOf.has(unit)) continue
    const code = dimension.kind === 'time' ? coarsen(unit, step) : unit
    // A week lies across months and quarters.
    if (code === null) return { key: 'time-step', came: unit }
    if (names.has(code) || code.toLowerCase() === total) return { key: 'class-is-unit', came: code }
    codeOf.set(unit, code)
  }
  const ordered = dimension.kind === 'time' ? units.toSorted(byTime) : units
  const classes = new Map<string, string[]>()
  for (const unit of ordered) {
    const code = codeOf.get(unit) ?? unit
    classes.set(code, [...(classes.get(code) ?? []), unit])
  }
  return { dimension, classes: [...classes].map(([code, members]) => ({ code, units: members })) }
}

const rowCount = (axes: readonly CutAxis[], { totals }: TableCut): number =>
  totals === 'all'
    ? axes.reduce((n, { classes }) => n * (classes.length + 1), 1)
    : axes.reduce((n, { classes }) => n * classes.length, 1) + 1

/** The codes of every row: in the order of the axes, the first moving slowest, totals last. */
export function rowsOf(axes: readonly CutAxis[], totals: TableCut['totals']): string[][] {
  let rows: string[][] = [[]]
  for (const { classes } of axes) {
    const codes = [...classes.map(({ code }) => code), ...(totals === 'all' ? [total] : [])]
    rows = rows.flatMap((row) => codes.map((code) => [...row, code]))
  }
  return totals === 'all' ? rows : [...rows, axes.map(() => total)]
}

/** Whom each class of a table counts, in all dimensions of the base: what a release says of itself. */
export function classesOf(base: CountBase, { units }: CountCells, axes: readonly CutAxis[]): CountsOfPeople['dimensions'] {
  return base.dimensions.map(({ key }, place) => {
    const axis = axes.find(({ dimension }) => dimension.key === key)
    const divided = axis?.classes.map(({ code, units: members }): [string, string[]] => [code, members]) ?? []
    return { key, classes: Object.fromEntries([...divided, [total, [...(units[place] ?? [])]]]) }
  })
}
