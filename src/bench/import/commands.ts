// `trygby bench kill import`: proves on this machine that a killed import loses nothing and ends with the right figures.
import { type Command, readOptions } from '../../platform/command.ts'
import { killImportBench } from './kill-import.ts'

export const commands: Command[] = [
  {
    name: 'bench kill import',
    usage: '--times N  kills an import and its database N times and compares every figure afterwards (1000)',
    alone: true,
    run: async (args, { print }) => {
      const times = Number(readOptions(args).options.times ?? 1000)
      if (!Number.isInteger(times) || times < 1) {
        print(`--times takes a whole number above 0; ${readOptions(args).options.times} came.`)
        return 2
      }
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
  },
]
