// Where an observed figure stands among the largest figures of simulated maps: its p value, and what would have been remarkable.

export type SimulatedLargest = {
  /** Largest ratio of every replicate, in the order of the replicates. */
  readonly largest: Float64Array
  /** Ratio that one map in twenty (in a hundred) exceeds by chance alone; null with fewer than 19 (99) replicates. */
  readonly critical05: number | null
  readonly critical01: number | null
}

/** Orders the largest ratios of all replicates. */
export function simulatedLargest(largest: Float64Array): SimulatedLargest {
  const count = largest.length
  const rising = largest.slice().sort()
  // The k-th largest of R replicates, k = alpha (R + 1), so that the observed map itself counts as one of them.
  const critical = (alpha: number) => rising[count - Math.floor(alpha * (count + 1) + 1e-9)] ?? null
  return { largest, critical05: critical(0.05), critical01: critical(0.01) }
}

// Ratios this close are the same figure added up in another order.
const TIE = 1e-9

/** Monte Carlo p: one plus the replicates that reach the observed ratio, over one plus all replicates. */
export function monteCarloP(observed: number, { largest }: SimulatedLargest): number {
  let reached = 1
  for (let i = 0; i < largest.length; i++) if (largest[i]! >= observed - TIE) reached++
  return reached / (largest.length + 1)
}

/**
 * p from a Gumbel law with the mean and spread of the replicates; says how small p is where no replicate reached the observed ratio.
 *
 * null with fewer than two replicates or no spread. Reference: Abrams, Kulldorff and Kleinman (2010).
 */
export function gumbelP(observed: number, { largest }: SimulatedLargest): number | null {
  const n = largest.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += largest[i]! / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (largest[i]! - mean) ** 2
  const scale = (Math.sqrt(squares / (n - 1)) * Math.sqrt(6)) / Math.PI
  if (!(scale > 0)) return null
  const location = mean - EULER * scale
  return -Math.expm1(-Math.exp(-(observed - location) / scale))
}

const EULER = 0.5772156649015329
