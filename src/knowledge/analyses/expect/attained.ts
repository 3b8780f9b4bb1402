// How often the verdicts are wrong when the truth is known: invented counts for the real municipalities, judged as the town is judged.
import {
  adjustPValues,
  drawNormal,
  drawPoisson,
  type ExpectedCount,
  expectedCount,
  expectedCounts,
  gammaQuantile,
  normalCdf,
  type RandomStream,
  randomStream,
  type TownFigures,
} from '@trygby/analysis'
import { type CrimeFigures, type Group, groups, type Verdict } from '../model.ts'
import { verdictOn } from './answer-of.ts'
import { newestYear } from './setting.ts'

/** How far municipalities differ for reasons nobody measured: as the model supposes, or otherwise. */
export interface World {
  name: string
  /** Of one municipality's unmeasured factors from group to group. */
  correlation: number
  shape: 'gamma' | 'log-normal'
}

export const worlds: readonly World[] = [
  { name: 'as the model supposes', correlation: 0, shape: 'gamma' },
  { name: 'groups go together, log-normal', correlation: 0.5, shape: 'log-normal' },
]

/** What a municipality truly has of what is to be expected. */
export const truths = [0.5, 0.67, 1, 1.5, 2] as const

export interface Attained {
  world: string
  truth: number
  /** Groups judged: runs times six. */
  judged: number
  verdicts: Record<Verdict, number>
  /** Runs in which at least one of the six groups was called fewer or more. */
  anyUnusual: number
  /** Groups whose 95 % interval holds the truth. */
  held: number
  /** Groups that would be called as expected if an interval no wider than fourfold around 1 were enough. */
  fourfold: number
  runs: number
}

interface Known {
  group: Group
  figures: TownFigures
  means: Float64Array
  theta: number
}

/** Judges a municipality drawn anew in each run, `runs` times for each world and truth, by the conditions of the newest year. */
export async function attainedVerdicts(
  figures: CrimeFigures,
  { runs, seed = 20260101, onProgress }: { runs: number; seed?: number; onProgress?: (done: number) => void },
): Promise<Attained[]> {
  const known = await knownGroups(figures)
  const attained = worlds.flatMap((world) => truths.map((truth) => nothingYet(world, truth, runs)))
  for (let run = 0; run < runs; run++) {
    for (const [place, world] of worlds.entries()) {
      const random = randomStream(seed, run * worlds.length + place)
      const town = random.below(figures.areas.length)
      const counts = inventCounts(random, known, world)
      for (const [at, truth] of truths.entries()) {
        const judged = attained[place * truths.length + at]
        if (judged) judge(judged, known, counts, town, truth, random)
      }
    }
    onProgress?.(run + 1)
  }
  return attained
}

const nothingYet = (world: World, truth: number, runs: number): Attained => ({
  world: world.name,
  truth,
  judged: 0,
  verdicts: { fewer: 0, 'as-expected': 0, more: 0, 'cannot-tell': 0 },
  anyUnusual: 0,
  held: 0,
  fourfold: 0,
  runs,
})

/** The real figures of each group, and the law their fit to all municipalities implies; it is the truth of the invented worlds. */
async function knownGroups(figures: CrimeFigures): Promise<Known[]> {
  const known: Known[] = []
  for (const group of groups) {
    const given = newestYear(figures, group)
    const { coefficients, theta, names } = await expectedCounts(given, { towns: [] })
    const means = Float64Array.from(given.population, (residents, town) => {
      const link = names.reduce((sum, name, place) => {
        const value = place === 0 ? 1 : (given.covariates[name]?.[town] ?? Number.NaN)
        return sum + (coefficients[place] ?? Number.NaN) * value
      }, 0)
      return residents * Math.exp(link)
    })
    known.push({ group, figures: given, means, theta })
  }
  return known
}

/** One world: for each group a factor and a count of every municipality. */
function inventCounts(
  random: RandomStream,
  known: readonly Known[],
  { correlation, shape }: World,
): { factors: Float64Array; counts: Float64Array }[] {
  const shared = Float64Array.from(known[0]?.means ?? [], () => drawNormal(random))
  return known.map(({ means, theta }) => {
    const factors = means.map((_, town) => {
      const height = Math.sqrt(correlation) * (shared[town] ?? 0) + Math.sqrt(1 - correlation) * drawNormal(random)
      return shape === 'gamma' ? gamma(height, theta) : logNormal(height, theta)
    })
    return { factors, counts: means.map((mean, town) => drawPoisson(random, mean * (factors[town] ?? 1))) }
  })
}

/** Mean 1 and variance 1/theta, at a height of the standard normal; from a large theta on the gamma is as good as normal itself. */
const gamma = (height: number, theta: number): number =>
  theta > 10_000 ? 1 + height / Math.sqrt(theta) : gammaQuantile(normalCdf(height), theta) / theta

/** The same mean and variance with a longer tail. */
function logNormal(height: number, theta: number): number {
  const variance = Math.log(1 + 1 / theta)
  return Math.exp(Math.sqrt(variance) * height - variance / 2)
}

function judge(
  attained: Attained,
  known: readonly Known[],
  world: { factors: Float64Array; counts: Float64Array }[],
  town: number,
  truth: number,
  random: RandomStream,
): void {
  const seen = known.map(({ figures, means }, place): ExpectedCount => {
    const observed = Float64Array.from(world[place]?.counts ?? [])
    observed[town] = drawPoisson(random, truth * (means[town] ?? 0) * (world[place]?.factors[town] ?? 1))
    return expectedCount({ ...figures, observed }, town)
  })
  const adjusted = adjustPValues(seen.map(({ p }) => p)).adjusted
  let isUnusual = false
  for (const [place, answer] of seen.entries()) {
    const { ratioLower, ratioUpper } = answer
    const verdict = verdictOn(answer, adjusted[place])
    attained.judged++
    attained.verdicts[verdict]++
    isUnusual ||= verdict === 'fewer' || verdict === 'more'
    if (ratioLower <= truth && truth <= ratioUpper) attained.held++
    if (ratioLower <= 1 && ratioUpper >= 1 && ratioUpper <= 4 * ratioLower) attained.fourfold++
  }
  if (isUnusual) attained.anyUnusual++
}
