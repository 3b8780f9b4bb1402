// Holds scans and the Knox test against R's numbers; figures that come from dice are held to the simulation error of both sides.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import { poissonCdf } from '../distributions/poisson.ts'
import { type KnoxCell, knoxTest } from './knox-test.ts'
import { spaceTimePermutationScan } from './space-time-permutation-scan.ts'
import { spatialScan } from './spatial-scan.ts'

type Json = ReferenceCase['options']

/** The expected numbers without those that come from dice. */
function certain(expected: Json, random: string[]): Json {
  return JSON.parse(JSON.stringify(expected), (key, value) => (random.includes(key) ? undefined : value))
}

/** The rule of the cases for p values from dice. */
function nearMonteCarlo(name: string, p: number, want: number, simulations: number, wantSimulations: number): void {
  const allowed = 4.5 * Math.sqrt(want * (1 - want) * (1 / simulations + 1 / wantSimulations)) + 2 / (simulations + 1)
  assert.ok(Math.abs(p - want) <= allowed, `${name}: got ${p}, expected ${want}, allowed ${allowed}`)
}

type Clusters = { clusters: { p: number }[]; nsim: number }

test('the county scan agrees with R, cluster by cluster', async () => {
  const reference = readCase('scan-kulldorff-ncsids')
  const data = readColumns('scan-kulldorff-ncsids')
  const [x, y, cases, population] = ['x', 'y', 'cases', 'pop'].map(data.numbers) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const fractions = (reference.options as { max_population_fraction: number[] }).max_population_fraction
  for (const [at, name] of ['max50', 'max10'].entries()) {
    const scan = await spatialScan(x, y, cases, population, { maxFraction: fractions[at]! })
    const clusters = scan.clusters.map((cluster) => ({
      ...cluster,
      center: cluster.centre + 1,
      members: cluster.members.map((row) => row + 1),
      relative_risk: cluster.relativeRisk,
      llr: cluster.logLikelihoodRatio,
    }))
    const got = { clusters, n_windows: scan.windows, crit_llr: { p05: scan.critical05, p01: scan.critical01 } }
    compare(reference, name, got, certain(reference.expected[name]!, ['p', 'nsim']))
    const want = reference.expected[name] as unknown as Clusters
    clusters.forEach((cluster, i) => {
      nearMonteCarlo(`${name}, cluster ${i}`, cluster.p, want.clusters[i]!.p, scan.simulations, want.nsim)
    })
  }
})

test('the space-time permutation scan agrees with R', async () => {
  const reference = readCase('scan-stperm-imdepiB')
  const data = readColumns('scan-stperm-imdepiB')
  const options = reference.options as Record<string, number>
  const scan = await spaceTimePermutationScan(data.numbers('x'), data.numbers('y'), data.numbers('t'), {
    // The coordinates of this case are kilometres.
    maxRadius: options.max_radius_km!,
    maxLength: options.max_length_units!,
    maxFraction: options.max_case_fraction!,
    period: { from: 1, to: options.n_time_units! },
    simulations: 499,
    maxClusters: 3,
  })
  const clusters = scan.clusters.map((cluster) => ({
    ...cluster,
    center: cluster.centre + 1,
    locations: cluster.locations.map((location) => location + 1),
    llr: cluster.logLikelihoodRatio,
  }))
  compare(reference, 'clusters', clusters, certain(reference.expected.clusters!, ['p']))
  const want = reference.expected as unknown as Clusters
  clusters.forEach((cluster, i) => {
    nearMonteCarlo(`cluster ${i}`, cluster.p, want.clusters[i]!.p, scan.simulations, want.nsim)
    assert.equal(cluster.events.length, cluster.observed)
  })
})

test('the near-repeat table and its exact moments agree with R', async () => {
  const reference = readCase('knox-near-repeat')
  const data = readColumns('knox-near-repeat')
  const [x, y, time] = ['x', 'y', 't'].map(data.numbers) as [Float64Array, Float64Array, Float64Array]
  const bands = { spaceBands: [100, 200, 300, 400], timeBands: [7, 14, 21, 28] }
  const knox = await knoxTest(x, y, time, bands)
  const table = (name: keyof KnoxCell) => knox.cells.map((row) => row.map((cell) => cell[name]))
  compare(reference, 'n', knox.n)
  compare(reference, 'space_pairs', knox.spacePairs)
  compare(reference, 'time_pairs', knox.timePairs)
  compare(reference, 'observed', table('observed'))
  compare(reference, 'expected', table('expected'))
  compare(reference, 'ratio', table('ratio'))
  compare(reference, 'mc_mean', table('permutedMean'))
  const first = knox.cells[0]![0]!
  const { observed, expected, variance: perm_variance, z, permutedVariance: mc_var, pPoisson: p_poisson_greater } = first
  compare(reference, 'first_cell', { observed, expected, perm_variance, z, mc_var, p_poisson_greater })
  compare(reference, 'surveillance_check', { observed, expected, p: surveillanceP(first) })
  const want = reference.expected.mc_p as number[][]
  knox.cells.forEach((row, s) => {
    row.forEach((cell, t) => {
      nearMonteCarlo(`cell ${s} ${t}`, cell.p, want[s]![t]!, knox.permutations, Number(reference.expected.nsim))
    })
  })
})

// surveillance::knox gives the chance of more than were observed and leaves out that of as many.
function surveillanceP({ observed, expected }: KnoxCell): number {
  return poissonCdf(observed, expected, true)
}
