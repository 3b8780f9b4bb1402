// How much better "more here than elsewhere" explains the cases than "everywhere alike": the figure by which a scan ranks its circles.

/** Which way a cluster stands out. */
export type ClusterDirection = 'high' | 'low'

/** A law of cases: `ratio` compares a window with the rest, `total` is what `measure` sums to over the whole map. */
export type ScanLaw = {
  readonly cases: number
  readonly total: number
  ratio(count: number, measure: number): number
}

/**
 * Poisson: c ln(c/e) + (C - c) ln((C - c)/(C - e)), with e the expected cases of the window and C all cases (Kulldorff 1997).
 *
 * Zero where the window is the whole map, since then there is no elsewhere. Written with ln(1 + x), because the two terms nearly cancel when C is large.
 */
export function poissonLaw(cases: number): ScanLaw {
  const whole = cases * (1 - 1e-12)
  const ratio = (count: number, expected: number) => {
    const excess = count - expected
    if (expected >= whole || excess === 0) return 0
    const inside = count === 0 ? 0 : count * Math.log1p(excess / expected)
    const outside = count === cases ? 0 : (cases - count) * Math.log1p(-excess / (cases - expected))
    return Math.max(0, inside + outside)
  }
  return { cases, total: cases, ratio }
}

/**
 * Bernoulli: c cases among n people inside, C - c among N - n outside, against C among N (Kulldorff and Nagarwalla 1995).
 *
 * Four terms, k ln(k / what evenness would make of k); each logarithm is ln(1 + x) with the same numerator C n - c N, which is exact in whole numbers.
 */
export function bernoulliLaw(cases: number, people: number): ScanLaw {
  const others = people - cases
  const ratio = (count: number, inside: number) => {
    const outside = people - inside
    const lack = cases * inside - count * people
    if (inside === 0 || outside === 0 || lack === 0) return 0
    const terms =
      term(count, -lack / (inside * cases)) +
      term(inside - count, lack / (inside * others)) +
      term(cases - count, lack / (outside * cases)) +
      term(outside - cases + count, -lack / (outside * others))
    return Math.max(0, terms)
  }
  return { cases, total: people, ratio }
}

function term(k: number, x: number): number {
  return k <= 0 ? 0 : k * Math.log1p(x)
}

/** Whether a window holds more (`high`) or less (`low`) than its part of the cases. */
export function standsOut(law: ScanLaw, kind: ClusterDirection, count: number, measure: number): boolean {
  const excess = count * law.total - measure * law.cases
  return kind === 'high' ? excess > 0 : excess < 0
}

// Enough halvings to let through one window in ten thousand too many; each further one costs more than it saves.
const HALVINGS = 14

/**
 * For every count, the measure below which a window with that count can reach `level` as a high cluster, a hair too large rather than too small.
 *
 * The ratio falls from its height at a small measure to 0 at the even one, and more cases reach the level at a larger measure.
 */
export function highLimits(law: ScanLaw, level: number): Float64Array {
  const limits = new Float64Array(law.cases + 1)
  for (let count = 1; count <= law.cases; count++) {
    let reaches = limits[count - 1]!
    let fails = (count / law.cases) * law.total
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (reaches + fails) / 2
      if (law.ratio(count, middle) >= level) reaches = middle
      else fails = middle
    }
    limits[count] = fails
  }
  return limits
}

/** The same for any ratio above 0: a high cluster has less than its even measure. */
export function evenLimits(law: ScanLaw): Float64Array {
  return Float64Array.from({ length: law.cases + 1 }, (_, count) => (count / law.cases) * law.total)
}

/** For every count, the measure above which a window with that count can reach `level` as a low cluster, a hair too small rather than too large. */
export function lowLimits(law: ScanLaw, level: number): Float64Array {
  const limits = new Float64Array(law.cases + 1).fill(Number.POSITIVE_INFINITY)
  for (let count = 0; count < law.cases; count++) {
    let fails = (count / law.cases) * law.total
    let reaches = law.total
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (reaches + fails) / 2
      if (law.ratio(count, middle) >= level) reaches = middle
      else fails = middle
    }
    limits[count] = fails
  }
  return limits
}
