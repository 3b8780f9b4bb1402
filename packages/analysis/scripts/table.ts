// Writes what the commands measured as a table of the documents, so that no figure is typed by hand.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder of documents about the methods. */
export const documents = fileURLToPath(new URL('../../../docs/analysis/', import.meta.url))

/** Rows as a Markdown table; figures stand to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], figures: readonly number[] = []): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const rule = `|${head.map((_, j) => (figures.includes(j) ? '---:' : '---')).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** Writes a whole file, making its folder where there is none. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** The figure with so many digits that count, never as 1e-7. */
export function digits(value: number, count: number): string {
  if (!Number.isFinite(value)) return '-'
  return value.toLocaleString('en', { maximumSignificantDigits: count, useGrouping: false })
}

/**
 * The modules of a folder but the one that says what they are. Where the word asked for is the name of one, only that one, so that nobody waits for - or
 * stumbles over - the others.
 */
export function modulesOf(names: readonly string[], but: string, word: string): string[] {
  const modules = names.filter((name) => name.endsWith('.ts') && name !== but && !name.endsWith('.test.ts')).sort()
  return modules.includes(`${word}.ts`) ? [`${word}.ts`] : modules
}

/** Says that nothing was found under the word asked for, and ends the command as failed. */
export function nothingFound(word: string, what: string): void {
  console.error(`Expected ${what} whose name holds "${word}", but there is none.`)
  process.exitCode = 2
}
