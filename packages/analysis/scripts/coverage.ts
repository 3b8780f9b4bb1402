// npm run coverage: how often an interval promised at 95 % held the truth, and an alarm promised at 1 % rang for nothing.
//   --only word      families or methods whose name holds the word; the name of a family loads that one alone
//   --share 0.1      a tenth of the replicates, for a quick look
//   --write          writes the table to docs/analysis/coverage.md

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CoverageRun } from '../coverage/coverage-run.ts'
import { AnalysisError, randomStream } from '../src/index.ts'
import { digits, documents, markdownTable, modulesOf, nothingFound, writeWhole } from './table.ts'

type Attained = { run: CoverageRun; held: number; answered: number; unanswered: number }

/** A seed of the run's own name (FNV-1a), so that a run added before it changes nothing. */
function seedOf(run: CoverageRun): number {
  let hash = 0x811c9dc5
  for (const letter of `${run.method} | ${run.regime}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/** Simulates one run; replicate i has stream i. */
async function attain(run: CoverageRun, share: number): Promise<Attained> {
  const seed = seedOf(run)
  const replicates = Math.max(20, Math.round(run.replicates * share))
  let held = 0
  let unanswered = 0
  for (let i = 0; i < replicates; i++) {
    const answer = await answerOf(run, seed, i)
    if (answer === null) unanswered++
    else if (answer) held++
  }
  return { run, held, answered: replicates - unanswered, unanswered }
}

// A refusal in words is no answer; how often it came stands in the table.
async function answerOf(run: CoverageRun, seed: number, replicate: number): Promise<boolean | null> {
  try {
    return await run.simulate(randomStream(seed, replicate))
  } catch (error) {
    if (error instanceof AnalysisError) return null
    throw error
  }
}

/** Whether the attained share keeps the promise: exact ones not below it by more than half a point, others within two points. */
function keepsPromise({ run, held, answered }: Attained): boolean | null {
  if (run.kind === 'alarm') return null
  const attained = held / answered
  return run.kind === 'exact' ? attained >= run.nominal - 0.005 : Math.abs(attained - run.nominal) < 0.02 + 1e-9
}

function row(family: string, attained: Attained): string[] {
  const { run, held, answered, unanswered } = attained
  const share = held / answered
  const kept = keepsPromise(attained)
  return [
    family,
    run.method,
    run.regime,
    `${digits(100 * run.nominal, 4)} %`,
    `${digits(100 * share, 3)} %`,
    `${digits(100 * Math.sqrt((share * (1 - share)) / answered), 2)}`,
    `${answered}${unanswered > 0 ? ` (${unanswered} without an answer)` : ''}`,
    kept === null ? 'printed' : kept ? 'held' : 'NOT HELD',
  ]
}

const HEAD = ['family', 'method', 'regime', 'promised', 'attained', 'simulation error, points', 'replicates', 'within its bar']

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, share: { type: 'string', default: '1' }, write: { type: 'boolean', default: false } },
  })
  const folder = join(import.meta.dirname, '../coverage')
  const rows: string[][] = []
  for (const name of modulesOf(readdirSync(folder), 'coverage-run.ts', values.only)) {
    const family = name.replace('.ts', '')
    const { runs } = (await import(join(folder, name))) as { runs: CoverageRun[] }
    for (const run of runs) {
      if (!`${family} ${run.method}`.includes(values.only)) continue
      const done = row(family, await attain(run, Number(values.share)))
      console.log(done.join(' | '))
      rows.push(done)
    }
  }
  if (rows.length === 0) return nothingFound(values.only, 'a family or method')
  if (values.write) writeWhole(join(documents, 'coverage.md'), page(rows))
  if (rows.some((cells) => cells.at(-1) === 'NOT HELD')) process.exitCode = 1
}

function page(rows: string[][]): string {
  return `# Attained beside promised

Made by \`npm run coverage -w packages/analysis -- --write\`; the same command gives the same figures on every machine (replicate i has stream i).

Each line is a simulation in which the truth is known: figures are drawn from the stated regime, the method is asked, and it is counted how often its
interval held the truth, or how often a test or an alarm rang. An exact interval is to hold at least what it promises (half a point is left to the dice), any other
within two points of it. Alarms have no bar: the attained rate stands beside the promised one, and pages quote the attained one.

${markdownTable(HEAD, rows, [3, 4, 5, 6])}
`
}

if (process.argv[1] === import.meta.filename) await main()
