// What one measured piece of work is: the same data for us and for R, at full size and at a sixteenth and a quarter of it.

import { readFileSync } from 'node:fs'

/** Columns of a data file by name. */
export type Columns = Record<string, Float64Array>

export type Workload<Input = unknown> = {
  /** As in the table: `Negative binomial, 11,760 rows, 16 columns`. */
  readonly title: string
  /** The script of `reference/speed` that does the same, and the id under which it prints its time. */
  readonly r: { readonly script: string; readonly id: string; readonly packages: readonly string[] }
  /** Data file of `reference/speed/data`. */
  readonly data: string
  /** Makes the input; not timed, as R's reading is not. `scale` is 1/16, 1/4 or 1 of the full work. */
  prepare(columns: Columns, scale: number): Input
  /** The timed work. Gives some figures of the result, so that a reader sees that both did the same. `threads` is 1 unless the command says more. */
  run(input: Input, threads: number): number[] | Promise<number[]>
  /** What our figures and R's are, in order, and how they are to agree, in a few words. */
  readonly check: string
}

/** Reads a CSV of numbers into columns. */
export function readColumns(file: string | URL): Columns {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const names = head.trim().split(',')
  const columns = names.map(() => new Float64Array(lines.length))
  lines.forEach((line, row) => {
    line.split(',').forEach((text, j) => {
      columns[j]![row] = Number(text)
    })
  })
  return Object.fromEntries(names.map((name, j) => [name.replaceAll('"', ''), columns[j]!]))
}
