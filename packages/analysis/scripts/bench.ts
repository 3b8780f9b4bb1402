// npm run bench: our time beside R's for the same work on the same data, in turns, and how our time grows with the size.
//   --only word      workloads whose file, title or script holds the word; the name of a file loads that one alone
//   --rounds 3       how often each is measured, ours and R's in turns
//   --threads 2      Monte Carlo work over several threads (R stays as it is)
//   --data folder    where the data and the R scripts are (../shared/reference/speed beside the project)
//   --write          writes the table to docs/analysis/bench.md

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Workload } from '../bench/workload.ts'
import { digits, documents, markdownTable, modulesOf, nothingFound, writeWhole } from './table.ts'

type Measured = { seconds: number; peakMb: number; figures: number[] }
type Row = { title: string; ours: Measured[]; r: Measured[] | null; growth: number[]; check: string }

const GROWTH = [1 / 16, 1 / 4]
const here = import.meta.dirname

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: '1' },
    data: { type: 'string', default: join(here, '../../../../shared/reference/speed') },
    write: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const speed = resolve(values.data)
  if (!existsSync(join(speed, 'data'))) {
    console.error(`Expected the speed data in ${speed}, but found none. Name the folder with --data.`)
    process.exitCode = 2
    return
  }
  const desk = deskForR(speed)
  const rows: Row[] = []
  for (const name of modulesOf(readdirSync(join(here, '../bench')), 'workload.ts', values.only)) {
    const { workload } = (await import(join(here, '../bench', name))) as { workload?: Workload }
    if (workload === undefined) throw new Error(`Expected bench/${name} to export "workload" (see bench/workload.ts), but it does not.`)
    if (!`${name} ${workload.title} ${workload.r.script} ${workload.r.id}`.includes(values.only)) continue
    const row = measure(name, workload, speed, desk)
    rows.push(row)
    console.log(`${cells(row).join(' | ')}\n  ours ${row.ours[0]?.figures} - R ${row.r?.[0]?.figures ?? 'not installed'} (${row.check})`)
  }
  rmSync(desk, { recursive: true })
  if (rows.length === 0) return nothingFound(values.only, 'a workload')
  console.log(`\n${markdownTable(HEAD, rows.map(cells), [1, 2, 3, 4, 5, 6])}\n\n${summary(rows)}`)
  if (values.write) writeWhole(join(documents, 'bench.md'), page(rows))
}

function measure(name: string, workload: Workload, speed: string, desk: string): Row {
  const withR = rHas(workload.r.packages)
  const ours: Measured[] = []
  const r: Measured[] = []
  for (let round = 0; round < Number(values.rounds); round++) {
    ours.push(measureOurs(name, speed, 1))
    if (withR) r.push(measureR(workload, desk))
  }
  const growth = GROWTH.map((scale) => measureOurs(name, speed, scale).seconds)
  return { title: workload.title, ours, r: withR ? r : null, growth, check: workload.check }
}

function measureOurs(name: string, speed: string, scale: number): Measured {
  const script = join(here, 'bench-one.ts')
  return run(process.execPath, [...process.execArgv, script, name, join(speed, 'data'), String(scale), values.threads], speed)
}

function measureR(workload: Workload, desk: string): Measured {
  return run('Rscript', [workload.r.script], desk, { BENCH_ID: workload.r.id })
}

function run(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Measured {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } })
  const line = ran.stdout?.split('\n').find((text) => text.startsWith('{'))
  if (!line) throw new Error(`Expected a measured time from ${program} ${args.join(' ')}, but got:\n${ran.stdout}\n${ran.stderr}`)
  return JSON.parse(line) as Measured
}

const asked = new Map<string, boolean>()
function rHas(packages: readonly string[]): boolean {
  const code = `q(status = if (all(sapply(c(${packages.map((name) => `"${name}"`).join(', ')}), requireNamespace, quietly = TRUE))) 0 else 1)`
  const known = asked.get(code) ?? spawnSync('Rscript', ['-e', packages.length > 0 ? code : 'q(status = 0)']).status === 0
  asked.set(code, known)
  return known
}

// A folder in which the scripts of the speed set find a timing function of ours: one run of the one workload asked for, with its peak memory.
function deskForR(speed: string): string {
  const desk = mkdtempSync(join(tmpdir(), 'bench-'))
  for (const name of readdirSync(speed)) if (name !== '_t.R') symlinkSync(join(speed, name), join(desk, name))
  writeFileSync(
    join(desk, '_t.R'),
    `bench <- function(id, f, ...) if (id == Sys.getenv("BENCH_ID")) {
  seconds <- system.time(result <- f())[["elapsed"]]
  status <- tryCatch(readLines("/proc/self/status"), error = function(e) character(0))
  peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) / 1024
  cat(sprintf('{"seconds":%.4f,"peakMb":%.1f,"figures":[%s]}\\n', seconds, if (length(peak)) peak else 0, paste(sprintf("%.8g", as.numeric(result)), collapse = ",")))
}
rd <- function(file) read.csv(file.path("data", file))
L <- function(...) for (name in c(...)) suppressWarnings(suppressPackageStartupMessages(library(name, character.only = TRUE)))
`,
  )
  return desk
}

const HEAD = ['work', 'ours, s', 'R, s', 'R / ours', 'ours, MB', 'R, MB', '1/16, 1/4, full: s']

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
const seconds = (list: readonly Measured[]): number => median(list.map((one) => one.seconds))
const peak = (list: readonly Measured[]): string => digits(median(list.map((one) => one.peakMb)), 3)
const ratio = (row: Row): number => (row.r ? seconds(row.r) / seconds(row.ours) : Number.NaN)

function cells(row: Row): string[] {
  const ours = seconds(row.ours)
  return [
    row.title,
    digits(ours, 3),
    row.r ? digits(seconds(row.r), 3) : 'not installed',
    row.r ? digits(ratio(row), 3) : '-',
    peak(row.ours),
    row.r ? peak(row.r) : '-',
    [...row.growth, ours].map((value) => digits(value, 3)).join(', '),
  ]
}

function summary(rows: readonly Row[]): string {
  const ratios = rows.map(ratio).filter(Number.isFinite)
  if (ratios.length === 0) return 'R was not installed where this was measured.'
  return `Faster than R on ${ratios.filter((value) => value > 1).length} of ${ratios.length}; ${digits(median(ratios), 3)} times in the median; least ${digits(Math.min(...ratios), 3)}.`
}

function page(rows: readonly Row[]): string {
  const version = spawnSync('Rscript', ['--version'], { encoding: 'utf8' })
  const r = `${version.stdout ?? ''}${version.stderr ?? ''}`.match(/\d+\.\d+\.\d+/)?.[0] ?? 'none'
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}, R ${r}`
  return `# Time beside R

Made by \`npm run bench -w packages/analysis -- --write\` (${machine}; ${values.rounds} round${values.rounds === '1' ? '' : 's'} in turns, ${values.threads} thread${values.threads === '1' ? '' : 's'}).

Each run is a fresh process; reading the data is not timed, on either side. Trust the ratios: the seconds are this machine's. The last column is our time for a
sixteenth, a quarter and all of the work.

${markdownTable(HEAD, rows.map(cells), [1, 2, 3, 4, 5, 6])}

${summary(rows)}

What the two have in common, and the figures each printed (ours; R's):

${rows.map((row) => `- ${row.title}: ${row.check}. ${figures(row.ours)}; ${row.r ? figures(row.r) : '-'}`).join('\n')}
`
}

const figures = (list: readonly Measured[]): string => (list[0]?.figures ?? []).map((value) => digits(value, 7)).join(', ')

await main()
