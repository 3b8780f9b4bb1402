// `trygby bench kill import`: proves on this machine that a killed import loses nothing and ends with the right figures.
import type { Command } from '../../platform/command.ts'
import { readTimes } from '../times.ts'
import { killImportBench } from './kill-import.ts'

export const killImport: Command & { alone: true } = {
  name: 'bench kill import',
  usage: '--times N  its part of it: an import, and every figure compared afterwards',
  alone: true,
  run: async (args, { print }) => {
    const times = readTimes(args, print)
    if (times === null) return 2
    const { kills, acknowledged, through, lost, differing, control } = await killImportBench(times, print)
    print(`kills of import and database together: ${kills} (${through} imports were through before their kill)`)
    print(`acknowledged portions and tables: ${acknowledged}`)
    print(`lost: ${lost.length}${lost.length > 0 ? ` (${lost.slice(0, 5).join('; ')})` : ''}`)
    print(`tables that differ from an undisturbed import: ${differing.length}`)
    print(`control (one figure deleted on purpose): ${control.join('; ') || 'NOT seen'}`)
    const isProved = lost.length === 0 && differing.length === 0 && control.length === 1
    print(isProved ? 'Nothing acknowledged was lost, and the checker sees a loss.' : 'NOT proved.')
    return isProved ? 0 : 1
  },
}
