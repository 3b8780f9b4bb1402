// `trygby bench agree`: ten thousand efforts and two hundred versions of the plan, and how long their pages take.
import type { Command } from '../../platform/command.ts'
import { readTimes } from '../times.ts'
import { agreeBench, type Waiting } from './agree.ts'

/** What a page may take at most, 95 times of 100. */
const mostMs = 150
const size = { efforts: 10_000, versions: 200 }

const line = ({ who, path, p50, p95, p99, kilobytes }: Waiting): string =>
  `${[p50, p95, p99, kilobytes].map((n) => n.toFixed(0).padStart(6)).join('')}  ${who.padEnd(12)} ${path}`

export const agreeCommand: Command = {
  name: 'bench agree',
  usage:
    '--times N  asks a town of 10,000 efforts and 200 plan versions for its lists and its plan N times each; 95 of 100 answers within 150 ms (200)',
  alone: true,
  run: async (args, { print }) => {
    const times = readTimes(args, print, 200)
    if (times === null) return 2
    print('   p50   p95   p99    kB  who          page')
    const all = await agreeBench({ times, ...size }, (waiting) => print(line(waiting)))
    const slow = all.filter(({ p95 }) => p95 >= mostMs)
    print(slow.length === 0 ? `Every page within ${mostMs} ms, 95 times of 100.` : `${slow.length} pages take longer than ${mostMs} ms.`)
    return slow.length === 0 ? 0 : 1
  },
}
