// `trygby bench kill`: proves on this machine that a killed town loses nothing it had acknowledged.
import type { Command } from '../platform/command.ts'
import { agreeCommand } from './agree/commands.ts'
import { citizensCommand } from './citizens/commands.ts'
import { fuzzCommand } from './fuzz/commands.ts'
import { killImport } from './import/commands.ts'
import { type KillFigures, killBench } from './kill.ts'
import { releaseCommand } from './release/commands.ts'
import { seedCommand } from './seed/commands.ts'
import { diskCommand, powerCommand } from './storage/commands.ts'
import { readTimes } from './times.ts'

const killWrites: Command & { alone: true } = {
  name: 'bench kill writes',
  usage: '--times N  its other part: the town while people write',
  alone: true,
  run: async (args, { print }) => {
    const times = readTimes(args, print)
    return times === null ? 2 : report(await killBench(times, print), print)
  },
}

export const commands: Command[] = [
  {
    name: 'bench kill',
    usage: '--times N  kills server and database N times during an import, then N times under write load, and counts what was lost (1000)',
    alone: true,
    run: async (args, context) => {
      if (readTimes(args, context.print) === null) return 2
      const duringImport = await killImport.run(args, context)
      return (await killWrites.run(args, context)) || duringImport
    },
  },
  killImport,
  killWrites,
  powerCommand,
  diskCommand,
  fuzzCommand,
  agreeCommand,
  releaseCommand,
  seedCommand,
  citizensCommand,
]

function report(
  { kills, duringStart, acknowledged, lost, reports, reportsLost, log, control, restartMs, stop }: KillFigures,
  print: (line: string) => void,
): number {
  const sorted = restartMs.toSorted((a, b) => a - b)
  const at = (share: number) => ((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) / 1000).toFixed(1)
  print(
    `kills: ${kills.server + kills.database + kills.both} (server ${kills.server}, database ${kills.database}, both ${kills.both}; ${duringStart} of them during start)`,
  )
  print(`back and taking writes after: median ${at(0.5)} s, 95 % within ${at(0.95)} s`)
  print(`asked to stop while 50 write: exit ${stop.code} after ${(stop.ms / 1000).toFixed(1)} s`)
  print(`acknowledged writes: ${acknowledged}`)
  print(`lost: ${lost}`)
  print(`reports with a receipt: ${reports}, gone or not whole: ${reportsLost}`)
  print(`log: ${log.links} entries in the chain, ${log.findings.length} findings`)
  print(`control (one acknowledged row deleted on purpose): ${control.lost} missing, ${control.findings} findings in the log`)
  const isProved =
    lost === 0 &&
    reportsLost === 0 &&
    reports > 0 &&
    stop.code === 0 &&
    stop.ms < 5000 &&
    log.findings.length === 0 &&
    control.lost === 1 &&
    control.findings >= 1
  print(isProved ? 'Nothing acknowledged was lost, and the checker sees a loss.' : 'NOT proved.')
  return isProved ? 0 : 1
}
