// On the command line: calculate crime against the expected now, and wait for it; and the benches of the model.
import type { Command } from '../../platform/command.ts'
import { calculate } from './calculate.ts'
import { benchConditions, benchVerdicts, notFetched } from './expect/bench.ts'
import { calculator } from './store.ts'

export const commands: Command[] = [
  benchVerdicts,
  benchConditions,
  {
    name: 'analyse',
    usage: 'calculate crime against the expected from the fetched figures, and release the answers',
    async run(_args, { db, municipality, print }) {
      const began = performance.now()
      const outcome = await calculate({
        work: (deed) => db.transaction(calculator(municipality), deed),
        job: null,
        onProgress: (done, all) => {
          if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${all} periods `)
        },
      })
      if (process.stdout.isTTY) process.stdout.write('\r')
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      if (outcome === 'released') print(`Calculated and released in ${seconds} s. See /knowledge/crime.`)
      if (outcome === 'cancelled') print('Stopped by somebody on the page.')
      if (outcome === 'not-fetched') print(notFetched)
      return outcome === 'released' ? 0 : 1
    },
  },
]
