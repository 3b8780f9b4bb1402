// `trygby bench fuzz`: asks the town rudely, and counts the answers.
import type { Command } from '../../platform/command.ts'
import { readOptions } from '../../platform/command.ts'
import { fuzz } from './fuzz.ts'
import { mountedRoutes } from './mounted-routes.ts'

export const fuzzCommand: Command = {
  name: 'bench fuzz',
  usage: '--requests N  sends so many nasty requests in everybody’s name; none may be answered with 500 (1000000)',
  alone: true,
  run: async (args, { config, print }) => {
    const { requests: given = '1000000', seed } = readOptions(args).options
    const requests = Number(given)
    if (!Number.isInteger(requests) || requests < 1) {
      print(`--requests takes a whole number above 0; "${given}" came.`)
      return 2
    }
    const { statuses, brokenLines, failures } = await fuzz(requests, mountedRoutes(config), {
      say: print,
      ...(seed ? { seed: Number(seed) } : {}),
    })
    for (const [status, count] of Object.entries(statuses)) print(`${status === '0' ? 'no answer' : status}: ${count}`)
    if (brokenLines > 0) print(`kept lines that broke: ${brokenLines}`)
    print(failures.length === 0 ? `${requests} requests, every one answered, none with 500 or above.` : `${failures.length} failures.`)
    return failures.length === 0 ? 0 : 1
  },
}
