// The form in which tables are proposed: each table's words, and how it divides the people.
import { accepted, type FieldError, type FormFields, fieldIn, type Result, refused } from '../../../result.ts'
import type { BaseDimension } from '../../base/model.ts'
import { stepsFor } from '../../base/time.ts'
import { shortName, unitWords } from '../../base/units.ts'
import { type CutDimension, type Proposal, type TableCut, timeSteps } from '../model.ts'
import { classesBeside, classesInLines, linesOf, manyUnits, unitNames } from './classes.ts'

/** What can be divided: the dimensions of a base, with the units of one edition. */
export interface CutSpace {
  dimensions: readonly BaseDimension[]
  units: readonly (readonly string[])[]
}

export const mostTables = 8

/** How a dimension may be divided: not at all, as it is, in steps of time, or in classes. */
export const divisions = ['none', ...timeSteps, 'classes'] as const
export type Division = (typeof divisions)[number]

/** The names of the form's fields: of a table, of one of its dimensions, of one unit. */
export const fieldOf = {
  table: (table: number, what: 'title-da' | 'title-en' | 'dataset' | 'description-da' | 'description-en' | 'totals') => `${what}-${table}`,
  division: (table: number, dimension: number) => `division-${table}-${dimension}`,
  unit: (table: number, dimension: number, unit: number) => `class-${table}-${dimension}-${unit}`,
  lines: (table: number, dimension: number) => `classes-${table}-${dimension}`,
}

/** How many tables the form holds. */
export const tablesIn = (fields: FormFields): number =>
  Math.min(mostTables, Math.max(1, Number.parseInt(fieldIn(fields, 'tables'), 10) || 1))

export const hasManyUnits = (space: CutSpace, dimension: number): boolean => (space.units[dimension]?.length ?? 0) > manyUnits

/** The tables as the form says, or everything to correct in it. */
export function cutsIn(fields: FormFields, space: CutSpace): Result<TableCut[]> {
  const errors: FieldError[] = []
  const cuts = Array.from({ length: tablesIn(fields) }, (_, table) => cutIn(fields, space, table, errors))
  for (const [table, { dataset }] of cuts.entries())
    if (cuts.findIndex((one) => one.dataset === dataset) < table)
      errors.push({ field: fieldOf.table(table, 'dataset'), key: 'datasetTwice', came: dataset })
  return errors.length > 0 ? { ok: false, errors } : accepted(cuts)
}

function cutIn(fields: FormFields, space: CutSpace, table: number, errors: FieldError[]): TableCut {
  const take = <T>(read: Result<T>, otherwise: T): T => {
    if (read.ok) return read.value
    errors.push(...read.errors)
    return otherwise
  }
  const words = (what: 'title' | 'description', most: number) => {
    const [da, en] = [
      fieldIn(fields, fieldOf.table(table, `${what}-da`)).trim(),
      fieldIn(fields, fieldOf.table(table, `${what}-en`)).trim(),
    ]
    if (!da) errors.push({ field: fieldOf.table(table, `${what}-da`), key: `${what}Missing`, came: '' })
    for (const [language, text] of [['da', da] as const, ['en', en] as const])
      if (text.length > most)
        errors.push({ field: fieldOf.table(table, `${what}-${language}`), key: `${what}Long`, came: String(text.length) })
    return { da, en: en || da }
  }
  const title = words('title', 200)
  const description = words('description', 1000)
  const dataset = fieldIn(fields, fieldOf.table(table, 'dataset')).trim() || datasetFrom(title.da)
  // With nothing to make a name of, the missing title is what to correct.
  if (title.da && !/^[a-z][a-z0-9-]{0,79}$/.test(dataset))
    errors.push({ field: fieldOf.table(table, 'dataset'), key: 'datasetName', came: dataset })
  const dimensions = space.dimensions.flatMap((_, dimension) => take(dimensionIn(fields, space, table, dimension), []))
  const isUndivided = space.dimensions.every((_, dimension) => divisionIn(fields, table, dimension) === 'none')
  if (isUndivided) errors.push({ field: fieldOf.division(table, 0), key: 'nothingDivided', came: '' })
  return { dataset, title, description, dimensions, totals: fieldIn(fields, fieldOf.table(table, 'totals')) === 'grand' ? 'grand' : 'all' }
}

/** How the form divides a dimension; not at all where it says nothing that we know. */
export const divisionIn = (fields: FormFields, table: number, dimension: number): Division =>
  divisions.find((one) => one === fieldIn(fields, fieldOf.division(table, dimension))) ?? 'none'

function dimensionIn(fields: FormFields, space: CutSpace, table: number, dimension: number): Result<CutDimension[]> {
  const { key, kind } = space.dimensions[dimension] as BaseDimension // asked only for dimensions there are
  const division = divisionIn(fields, table, dimension)
  if (division === 'none') return accepted([])
  if (division !== 'classes') return accepted([kind === 'time' ? { key, classes: [], step: division } : { key, classes: [] }])
  const units = space.units[dimension] ?? []
  const read = hasManyUnits(space, dimension)
    ? classesInLines(fieldIn(fields, fieldOf.lines(table, dimension)), units, namesOf(space, dimension), fieldOf.lines(table, dimension))
    : accepted(classesBeside(units, (unit) => fieldIn(fields, fieldOf.unit(table, dimension, unit))))
  if (!read.ok) return read
  const classes = read.value
  const fieldAt = (unit: number) =>
    hasManyUnits(space, dimension) ? fieldOf.lines(table, dimension) : fieldOf.unit(table, dimension, unit)
  // Left as it is, the table would be the one that was to be made coarser.
  if (classes.length === 0) return refused(fieldAt(0), 'noClass')
  const wrong = (name: string, problem: string) =>
    refused(fieldAt(units.indexOf(classes.find((one) => one.name === name)?.units[0] ?? '')), problem, name)
  const alone = new Set(units.filter((unit) => !classes.some((one) => one.units.includes(unit))))
  for (const { name } of classes) {
    if (name.toLowerCase() === 'total') return wrong(name, 'classTotal')
    if (name.length > 100) return wrong(name, 'classLong')
    if (alone.has(name)) return wrong(name, 'classIsUnit')
  }
  return accepted([{ key, classes, ...(kind === 'time' ? { step: 'as-it-is' as const } : {}) }])
}

const namesOf = ({ dimensions, units }: CutSpace, dimension: number) =>
  unitNames(units[dimension] ?? [], (unit) => Object.values(unitWords(dimensions[dimension] as BaseDimension, unit)))

/** A form filled in with tables as they were proposed before; units the edition no longer has are left out. */
export function fieldsOf(cuts: readonly TableCut[], space: CutSpace): FormFields {
  const fields: FormFields = { tables: String(Math.max(1, cuts.length)) }
  for (const [table, cut] of cuts.entries()) {
    fields[fieldOf.table(table, 'title-da')] = cut.title.da
    fields[fieldOf.table(table, 'title-en')] = cut.title.en
    fields[fieldOf.table(table, 'dataset')] = cut.dataset
    fields[fieldOf.table(table, 'description-da')] = cut.description.da
    fields[fieldOf.table(table, 'description-en')] = cut.description.en
    fields[fieldOf.table(table, 'totals')] = cut.totals
    for (const [dimension, { key }] of space.dimensions.entries()) {
      const divided = cut.dimensions.find((one) => one.key === key)
      Object.assign(fields, fieldsOfDimension(divided, space, table, dimension))
    }
  }
  return fields
}

function fieldsOfDimension(divided: CutDimension | undefined, space: CutSpace, table: number, dimension: number): FormFields {
  const units = space.units[dimension] ?? []
  const kept = (divided?.classes ?? [])
    .map(({ name, units: together }) => ({ name, units: together.filter((unit) => units.includes(unit)) }))
    .filter((one) => one.units.length > 0)
  const division: Division = !divided ? 'none' : kept.length > 0 ? 'classes' : (divided.step ?? 'as-it-is')
  const fields: FormFields = { [fieldOf.division(table, dimension)]: division }
  if (hasManyUnits(space, dimension)) fields[fieldOf.lines(table, dimension)] = linesOf(kept)
  else
    for (const { name, units: together } of kept)
      for (const unit of together) fields[fieldOf.unit(table, dimension, units.indexOf(unit))] = name
  return fields
}

/** The tables that are proposed again of a newer edition: those of the newest proposal, newest first, that could be released; otherwise of the newest there is. */
export function usualOf<T extends Pick<Proposal, 'state'>>(proposals: readonly T[]): T | undefined {
  const kept = proposals.filter(({ state }) => state !== 'dropped')
  return kept.find(({ state }) => state === 'released' || state === 'ready') ?? kept[0]
}

/** The form a person begins with: everything the base has, in one table. */
export function firstFields({ title, description }: Pick<TableCut, 'title' | 'description'>, space: CutSpace): FormFields {
  const dimensions = space.dimensions.map(({ key }) => ({ key, classes: [] }))
  return fieldsOf([{ dataset: datasetFrom(title.da), title, description, dimensions, totals: 'all' }], space)
}

/** The same tables with one dimension coarser: time in the next step, other units to be put in classes; undivided where nothing is coarser. */
export function coarserBy(fields: FormFields, key: string, space: CutSpace): FormFields {
  const dimension = space.dimensions.findIndex((one) => one.key === key)
  const coarser = { ...fields }
  for (let table = 0; table < tablesIn(fields); table++) {
    const now = divisionIn(fields, table, dimension)
    if (dimension < 0 || now === 'none') continue
    const steps: Division[] =
      space.dimensions[dimension]?.kind === 'time' ? stepsFor(space.units[dimension] ?? []) : ['as-it-is', 'classes']
    // Already in classes: they are there to be made larger by hand.
    coarser[fieldOf.division(table, dimension)] = now === 'classes' ? now : (steps[steps.indexOf(now) + 1] ?? 'none')
  }
  return coarser
}

/** The same tables with the sum of all as their only sum. */
export function withFewerSums(fields: FormFields): FormFields {
  const totals = Array.from({ length: tablesIn(fields) }, (_, table) => [fieldOf.table(table, 'totals'), 'grand'])
  return { ...fields, ...Object.fromEntries(totals) }
}

/** The form with one empty table more, or without the one that is to go; the others keep what was written. */
export function withTableMore(fields: FormFields): FormFields {
  return { ...fields, tables: String(Math.min(mostTables, tablesIn(fields) + 1)) }
}

export function withoutTable(fields: FormFields, gone: number): FormFields {
  const kept: FormFields = { tables: String(Math.max(1, tablesIn(fields) - 1)) }
  for (const [name, value] of Object.entries(fields)) {
    const [, what = '', at = '', rest = ''] = /^([a-z]+(?:-[a-z]+)?)-(\d+)((?:-\d+)*)$/.exec(name) ?? []
    const table = Number(at)
    if (what && table !== gone) kept[`${what}-${table > gone ? table - 1 : table}${rest}`] = value
  }
  return kept
}

/** A name for addresses made of a title; empty when no letter is left of it. */
const datasetFrom = (title: string): string => shortName(title, '', 60)
