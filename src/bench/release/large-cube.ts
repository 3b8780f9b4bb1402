// A cube of a million cells: how long its protection takes, how much memory, and how often it says how far it is.
import { AnalysisError, cube, drawPoisson, protectTable, randomStream } from '@trygby/analysis'

export interface LargeCube {
  cells: number
  withheld: number
  recovered: number
  seconds: number
  /** Times it said how far it was. */
  progress: number
  /** The most memory this process ever held, in megabytes. */
  megabytes: number
  /** Why it was refused; null when it was protected. */
  refused: string | null
}

/** Protects an invented cube with so many people a cell; a fifth of the cells have five times as many. */
export async function protectLargeCube(shape: readonly number[], mean: number): Promise<LargeCube> {
  const random = randomStream(1, 0)
  const cells = shape.reduce((n, levels) => n * levels, 1)
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean * (random.below(5) === 0 ? 5 : 1)))
  const names = ['area', 'kind', 'age', 'week']
  const dimensions = shape.map((levels, d) => ({
    name: names[d] ?? `dimension ${d}`,
    levels: Array.from({ length: levels }, (_, level) => String(level)),
  }))
  let progress = 0
  const began = performance.now()
  const measured = () => ({
    seconds: (performance.now() - began) / 1000,
    progress,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  })
  try {
    const { unsafe, secondary, attack } = await protectTable(cube(dimensions, counts), { onProgress: () => progress++ })
    const recovered = attack.recovered.length + attack.narrow.length + attack.undecided.length
    return { cells, withheld: unsafe.length + secondary.length, recovered, ...measured(), refused: null }
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error
    return { cells, withheld: 0, recovered: 0, ...measured(), refused: error.message }
  }
}
