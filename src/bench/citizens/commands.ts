// `trygby bench citizens`: hundreds of people at once over a million reports, and whether the bars hold on this machine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, readOptions } from '../../platform/command.ts'
import { readConfig } from '../../platform/config.ts'
import { seedFolder, wholeNumber } from '../seed/commands.ts'
import { citizensBench } from './citizens.ts'
import { type Bar, spreadOf } from './measure.ts'
import type { Wait } from './person.ts'

export const citizensCommand: Command = {
  name: 'bench citizens',
  usage:
    '--reports N --residents 500 --staff 50 --seconds 120 --spam  people at once over N reports (1000000), and whether the bars hold; --data FOLDER keeps the seeded town for the next time',
  alone: true,
  run: async (args, { print }) => {
    const { options } = readOptions(args)
    const number = (name: string, usual: number) => wholeNumber(options, name, usual, print)
    const [reports, residents, staff, seconds] = [
      number('reports', 1_000_000),
      number('residents', 500),
      number('staff', 50),
      number('seconds', 120),
    ]
    if (reports === null || residents === null || staff === null || seconds === null) return 2
    const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'trygby-citizens-')))
    const config = readConfig({ TRYGBY_DATA: folder })
    try {
      const seeded = await seedFolder(config, reports, () => {})
      print(seeded ? `${seeded.rows} rows in ${seeded.seconds.toFixed(0)} s` : `the reports that are in ${folder}`)
      const { waits, bars } = await citizensBench({ config, residents, staff, seconds, withSpam: Boolean(options.spam), say: print })
      printSteps(waits, print)
      printBars(bars, print)
      return bars.every(({ holds }) => holds) ? 0 : 1
    } finally {
      if (options.data === undefined) await rm(folder, { recursive: true, force: true })
    }
  },
}

function printSteps(waits: readonly Wait[], print: (line: string) => void): void {
  print('     n   p50   p95   p99  step')
  const byStep = Map.groupBy(waits, ({ step }) => step)
  for (const [step, ofStep] of [...byStep].toSorted(([, a], [, b]) => spreadOf(b).p95 - spreadOf(a).p95)) {
    const { n, p50, p95, p99 } = spreadOf(ofStep)
    const odd = Map.groupBy(
      ofStep.filter(({ status }) => status >= 400 || status === 0),
      ({ status }) => status,
    )
    const refusals = [...odd].map(([status, all]) => `${status} x ${all.length}`).join(', ')
    print(`${[n, p50, p95, p99].map((figure) => figure.toFixed(0).padStart(6)).join('')}  ${step}${refusals ? ` (${refusals})` : ''}`)
  }
}

function printBars(bars: readonly Bar[], print: (line: string) => void): void {
  for (const { what, bar, came, holds } of bars)
    print(`${holds ? 'holds ' : 'FAILS '} ${what.padEnd(58)} bar ${bar.padEnd(10)} came ${came}`)
}
