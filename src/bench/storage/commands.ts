// `trygby bench power` and `trygby bench disk`: the power goes, and the disk is full; what was acknowledged is still there.
import type { Command } from '../../platform/command.ts'
import { readTimes } from '../times.ts'
import { diskBench } from './disk-full.ts'
import { powerBench } from './power-cut.ts'
import { whyNoVolume } from './volume.ts'

export const powerCommand: Command = {
  name: 'bench power',
  usage: '--times N  cuts the power N times under write load, opens what the disk held, and counts what was lost (200; root on Linux)',
  alone: true,
  run: async (args, { print }) => {
    const times = readTimes(args, print, 200)
    if (times === null) return 2
    if (!(await isPossible(print))) return 2
    const figures = await powerBench(times, print)
    print(`power cuts: ${figures.cuts} (${figures.duringCheckpoint} of them during a checkpoint)`)
    print(`databases that opened: ${figures.opened}${figures.failures.map((why) => `\n  did not open: ${why}`).join('')}`)
    print(`acknowledged writes: ${figures.acknowledged}`)
    print(`lost: ${figures.lost}; findings in the log: ${figures.findings}`)
    print(`control (one acknowledged row deleted on purpose after each cut): seen ${figures.controls} times`)
    const isProved = figures.opened === figures.cuts && figures.lost === 0 && figures.findings === 0 && figures.controls === figures.cuts
    print(isProved ? 'Nothing acknowledged was lost, and the checker sees a loss.' : 'NOT proved.')
    return isProved ? 0 : 1
  },
}

export const diskCommand: Command = {
  name: 'bench disk',
  usage: 'fills the disk under a whole town: reading goes on, writing is refused in words, and it resumes by itself (root on Linux)',
  alone: true,
  run: async (_, { print }) => {
    if (!(await isPossible(print))) return 2
    const figures = await diskBench(20, print)
    print(`while the disk was full: writes answered ${inWords(figures.writes)}; a public page ${inWords(figures.reads)}`)
    print(`refusals in words, with a time to come back: ${figures.wordedRefusals ? 'all' : 'NOT all'}`)
    print(`a write was taken again ${(figures.resumedMs / 1000).toFixed(1)} s after there was room`)
    print(`acknowledged writes: ${figures.acknowledged}; lost: ${figures.lost}; findings in the log: ${figures.findings}`)
    const isProved =
      isRefusedAtLeastOnce(figures.writes) &&
      Object.keys(figures.reads).every((status) => status === '200') &&
      figures.wordedRefusals &&
      figures.lost === 0 &&
      figures.findings === 0
    print(isProved ? 'Reading went on, nothing acknowledged was lost, and it resumed by itself.' : 'NOT proved.')
    return isProved ? 0 : 1
  },
}

const inWords = (counts: Record<number, number>): string =>
  Object.entries(counts)
    .map(([status, times]) => `${status} ${times} times`)
    .join(', ')

/** Refused, and refused well. */
const isRefusedAtLeastOnce = (writes: Record<number, number>): boolean => {
  const refusals = Object.keys(writes).filter((status) => status !== '303')
  return refusals.length > 0 && refusals.every((status) => status === '503' || status === '507')
}

async function isPossible(print: (line: string) => void): Promise<boolean> {
  const why = await whyNoVolume()
  if (why) print(`Not possible here: ${why}.`)
  return !why
}
