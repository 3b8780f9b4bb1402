// Benches of the model on the fetched figures: how often its verdicts are wrong, and what each condition adds to it.
import { type Command, readOptions } from '../../../platform/command.ts'
import { falseDiscoveryRate } from '../model.ts'
import { calculator, gatherFigures } from '../store.ts'
import { type Attained, attainedVerdicts } from './attained.ts'
import { type Weighed, weighConditions } from './weighed.ts'

export const notFetched =
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

export const benchVerdicts: Command = {
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

/** Middle of what was found over the years, and between which ends. */
function spanOf(found: readonly number[]): string {
  const sorted = found.toSorted((a, b) => a - b)
  const [least = Number.NaN, most = Number.NaN] = [sorted[0], sorted.at(-1)]
  return `${medianOf(sorted).toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`
}
const medianOf = (sorted: readonly number[]): number =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2

function weighedLines(weighed: readonly Weighed[]): string[] {
  const head = ['group', 'without', '2 ln L lost', 'years with p < 0.05', 'theta with it', 'theta without']
  const rows = weighed.map(({ group, without, years }) => [
    group,
    without,
    spanOf(years.map(({ lost }) => lost)),
    `${years.filter(({ p }) => p < 0.05).length} of ${years.length}`,
    spanOf(years.map(({ theta }) => theta)),
    spanOf(years.map(({ thetaWithout }) => thetaWithout)),
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

export const benchConditions: Command = {
  name: 'bench conditions',
  usage: 'fits the real figures of every year with and without each condition, and says what it adds',
  async run(_args, { db, municipality, print }) {
    const gathered = await db.transaction(calculator(municipality), gatherFigures)
    if (!gathered) {
      print(notFetched)
      return 1
    }
    for (const line of weighedLines(weighConditions(gathered.figures))) print(line)
    print('Median over the whole years, and from the least to the most. One condition is one coefficient: 3.84 is p 0.05.')
    return 0
  },
}
