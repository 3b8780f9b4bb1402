// On the command line: calculate crime against the expected now, and wait for it; and try how often its verdicts are wrong.
import { type Command, readOptions } from '../../platform/command.ts'
import { type Attained, attainedVerdicts } from './attained.ts'
import { calculate } from './calculate.ts'
import { falseDiscoveryRate } from './model.ts'
import { calculator, gatherFigures } from './store.ts'

const notFetched =
  'There are no figures to calculate with. Fetch them first: npm run trygby -- import statbank. The town also needs its municipality code.'

const share = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`

function linesOf(attained: readonly Attained[]): string[] {
  const head = [
    'invented world',
    'truth',
    'fewer',
    'as expected',
    'more',
    'cannot tell',
    'any fewer or more',
    'interval holds',
    'fourfold rule',
  ]
  const rows = attained.map(({ world, truth, verdicts, judged, anyUnusual, runs, held, fourfold }) => [
    world,
    String(truth),
    ...(['fewer', 'as-expected', 'more', 'cannot-tell'] as const).map((verdict) => share(verdicts[verdict], judged)),
    share(anyUnusual, runs),
    share(held, judged),
    share(fourfold, judged),
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

const benchVerdicts: Command = {
  name: 'bench verdicts',
  usage: '--runs N  invents counts whose truth is known for the real municipalities and counts right and wrong verdicts (2000)',
  async run(args, { db, municipality, print }) {
    const runs = Number(readOptions(args).options.runs ?? 2000)
    if (!Number.isInteger(runs) || runs < 1) {
      print(`--runs takes a whole number above 0; ${readOptions(args).options.runs} came.`)
      return 2
    }
    const gathered = await db.transaction(calculator(municipality), gatherFigures)
    if (!gathered) {
      print(notFetched)
      return 1
    }
    const attained = await attainedVerdicts(gathered.figures, {
      runs,
      onProgress: (done) => {
        if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${runs} runs `)
      },
    })
    if (process.stdout.isTTY) process.stdout.write('\r')
    for (const line of linesOf(attained)) print(line)
    print(
      `${runs} runs a line, a municipality drawn anew in each, six groups. Nominal: any fewer or more at truth 1 at most ${share(falseDiscoveryRate, 1)};`,
    )
    print('as expected at truth 0.5 or 2 at most 2.5 %; interval holds 95 %. The fourfold rule is the one decision 0006 left.')
    return 0
  },
}

export const commands: Command[] = [
  benchVerdicts,
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
