// Reads a reference case and compares what the library says with what R said, by the one rule that all cases share.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Tolerance = { default_rel: number; abs_floor: number; per_output?: Record<string, number> }
export type ReferenceCase = { name: string; expected: Record<string, Json>; tolerance: Tolerance; options: Json }

const folder = new URL('../reference/', import.meta.url)

/** The expected numbers of a case. */
export function readCase(name: string): ReferenceCase {
  const file = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8')) as Omit<ReferenceCase, 'name'>
  return { ...file, name }
}

/** The columns of a case's data file: numbers where all entries are numbers (empty is NaN), otherwise words. */
export function readColumns(
  name: string,
  file = 'data.csv',
): { numbers: (column: string) => Float64Array; words: (column: string) => string[] } {
  const lines = readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
  const header = lines[0] ?? []
  const words = (column: string) => {
    const at = header.indexOf(column)
    assert.ok(at >= 0, `${name}/${file} has no column ${column}`)
    return lines.slice(1).map((line) => line[at] ?? '')
  }
  return { words, numbers: (column) => Float64Array.from(words(column), (text) => (text === '' ? Number.NaN : Number(text))) }
}

/** Compares one named output; arrays, rows of a matrix and named numbers are walked, and only names that are expected are looked for. */
export function compare(reference: ReferenceCase, path: string, got: unknown, want: Json = reference.expected[path] ?? null): void {
  assert.ok(path in reference.expected || path.includes('.') || path.includes('['), `${reference.name} expects no ${path}`)
  walk(reference, path, got, want)
}

function walk(reference: ReferenceCase, path: string, got: unknown, want: Json): void {
  if (want === null) {
    assert.ok(got === null || got === undefined || Number.isNaN(got), `${path}: expected nothing, got ${String(got)}`)
  } else if (Array.isArray(want)) {
    const list = got as ArrayLike<unknown>
    assert.equal(list?.length, want.length, `${path}: length`)
    want.forEach((value, i) => {
      walk(reference, `${path}[${i}]`, list[i], value)
    })
  } else if (typeof want === 'object') {
    for (const [key, value] of Object.entries(want)) walk(reference, `${path}.${key}`, (got as Record<string, unknown>)?.[key], value)
  } else if (typeof want === 'number' || want === 'Infinity' || want === '-Infinity') {
    nearEnough(reference.tolerance, path, Number(got), Number(want))
  } else assert.equal(got, want, path)
}

function nearEnough(tolerance: Tolerance, path: string, got: number, want: number): void {
  const keys = path.split(/[.[\]]/)
  const own = Object.entries(tolerance.per_output ?? {}).find(([key]) => keys.includes(key))
  const allowed = Math.max(tolerance.abs_floor, (own ? own[1] : tolerance.default_rel) * Math.abs(want))
  assert.ok(
    got === want || Math.abs(got - want) <= allowed,
    `${path}: got ${got}, expected ${want}, off by ${Math.abs(got - want)}, allowed ${allowed}`,
  )
}

/** A named vector from names and values, as the cases hold them. */
export function named(names: readonly string[], values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] as number]))
}

/** The rows of a p x p matrix kept row by row. */
export function matrixRows(values: Float64Array, p: number): number[][] {
  return Array.from({ length: p }, (_, i) => Array.from(values.subarray(i * p, (i + 1) * p)))
}
