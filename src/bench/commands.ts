// `trygby bench kill`: proves on this machine that a killed town loses nothing it had acknowledged.
import { type Command, readOptions } from '../platform/command.ts'
import { commands as importCommands } from './import/commands.ts'
import { type KillFigures, killBench } from './kill.ts'

export const commands: Command[] = [
  ...importCommands,
  {
    name: 'bench kill',
    usage: '--times N  kills server and database N times under write load and counts what was lost (1000)',
    alone: true,
    run: async (args, { print }) => {
      const times = Number(readOptions(args).options.times ?? 1000)
      if (!Number.isInteger(times) || times < 1) {
        print(`--times takes a whole number above 0; ${readOptions(args).options.times} came.`)
        return 2
      }
      return report(await killBench(times, print), print)
    },
  },
]

function report({ kills, duringStart, acknowledged, lost, log, control, restartMs }: KillFigures, print: (line: string) => void): number {
  const sorted = restartMs.toSorted((a, b) => a - b)
  const at = (share: number) => ((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) / 1000).toFixed(1)
  print(
    `kills: ${kills.server + kills.database + kills.both} (server ${kills.server}, database ${kills.database}, both ${kills.both}; ${duringStart} of them during start)`,
  )
  print(`back and taking writes after: median ${at(0.5)} s, 95 % within ${at(0.95)} s`)
  print(`acknowledged writes: ${acknowledged}`)
  print(`lost: ${lost}`)
  print(`log: ${log.links} entries in the chain, ${log.findings.length} findings`)
  print(`control (one acknowledged row deleted on purpose): ${control.lost} missing, ${control.findings} findings in the log`)
  const isProved = lost === 0 && log.findings.length === 0 && control.lost === 1 && control.findings >= 1
  print(isProved ? 'Nothing acknowledged was lost, and the checker sees a loss.' : 'NOT proved.')
  return isProved ? 0 : 1
}
