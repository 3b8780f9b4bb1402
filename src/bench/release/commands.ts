// `trygby bench release`: the town's own attacker on everything it released, on thousands of invented tables, and on the places of reports.
import { availableParallelism } from 'node:os'
import { type ProtectionTrials, protectionTrials, type ReleaseHistoryTrials, releaseHistoryTrials } from '@trygby/analysis'
import { workerReplicates } from '@trygby/analysis/node'
import { type Command, readOptions } from '../../platform/command.ts'
import { leastDoors } from '../../platform/release/snap/model.ts'
import { type LargeCube, protectLargeCube } from './large-cube.ts'
import { type SnappedHomes, snapHomes } from './snapped-homes.ts'
import { type AttackedBase, attackTown } from './town-releases.ts'

/** 1,008,000 cells in four dimensions: full, and so thin that two of three are withheld. */
const millionCells = [40, 30, 30, 28]
const people = { full: 20, thin: 2 }
const mostSeconds = 60

const count = (n: number): string => n.toLocaleString('en').padStart(12)
const line = (what: string, ...numbers: (number | string)[]): string =>
  what.padEnd(34) + numbers.map((n) => (typeof n === 'number' ? count(n) : n.padStart(12))).join('')
const took = (seconds: number): string => `${seconds.toFixed(1)} s`

export const releaseCommand: Command = {
  name: 'bench release',
  usage:
    '--cubes N --histories N  attacks all releases of the town, N random cubes (10000) and N random histories (1000), snap points and a million cells',
  onlyLooks: true,
  run: async (args, { db, municipality, print }) => {
    const { cubes = '10000', histories = '1000' } = readOptions(args).options
    const [tables, towns] = [Number(cubes), Number(histories)]
    if (![tables, towns].every((n) => Number.isInteger(n) && n > 0)) {
      print(`--cubes and --histories take whole numbers above 0; "${cubes}" and "${histories}" came.`)
      return 2
    }
    print(line('', 'tables', 'numbers', 'withheld', 'found', 'without', 'took'))
    const bases = await attackTown(db, municipality)
    for (const base of bases) print(lineOfBase(base))
    if (bases.length === 0) print('The town has released no counts of people.')
    const runner = workerReplicates(availableParallelism())
    const random = await timed(() => protectionTrials(tables, { runner }))
    print(lineOfCubes(random.done, random.seconds))
    const kept = await timed(() => releaseHistoryTrials(towns, { runner }))
    print(lineOfHistories(kept.done, kept.seconds))
    const full = await protectLargeCube(millionCells, people.full)
    const thin = await protectLargeCube(millionCells, people.thin)
    for (const [what, large] of [['a million cells, full', full] as const, ['a million cells, thin', thin] as const])
      for (const said of linesOfLarge(what, large)) print(said)
    const homes = await snapHomes(db, municipality)
    for (const said of homes.flatMap(linesOfHomes)) print(said)
    const isProved =
      bases.every(({ report }) => report.found === 0) &&
      [random.done, kept.done, full, thin].every(({ recovered }) => recovered === 0) &&
      random.done.undecided + kept.done.undecided + kept.done.smallDifferences === 0 &&
      [full, thin].every(({ seconds }) => seconds < mostSeconds) &&
      homes.every(({ leastPossible, alwaysSamePoint }) => leastPossible >= leastDoors && alwaysSamePoint)
    print(isProved ? 'Nothing that is withheld can be worked out.' : 'NOT proved.')
    return isProved ? 0 : 1
  },
}

async function timed<T>(deed: () => Promise<T>): Promise<{ done: T; seconds: number }> {
  const began = performance.now()
  return { done: await deed(), seconds: (performance.now() - began) / 1000 }
}

/** One base of the town: releases, numbers, those withheld, leaks found; nobody tries here what would be without protection. */
export const lineOfBase = ({ base, report, seconds }: AttackedBase): string =>
  line(`released: ${base}`, report.releases, report.sums, report.withheld, report.found, '-', took(seconds))

function lineOfCubes({ cubes, refused, unsafe, secondary, recovered, undecided, recoveredWithout }: ProtectionTrials, seconds: number) {
  const found = recovered + undecided
  return line(`random cubes (${refused} refused)`, cubes, '-', unsafe + secondary, found, recoveredWithout, took(seconds))
}

function lineOfHistories(trials: ReleaseHistoryTrials, seconds: number): string {
  const { histories, proposed, releases, withheld, recovered, undecided, smallDifferences } = trials
  const found = recovered + undecided + smallDifferences
  const without = trials.recoveredAlone + trials.smallDifferencesAlone
  return line(`${histories} histories (${proposed - releases} refused)`, releases, '-', withheld, found, without, took(seconds))
}

function linesOfLarge(what: string, { cells, withheld, recovered, seconds, progress, megabytes, refused }: LargeCube): string[] {
  if (refused) return [`${what}: refused after ${took(seconds)}. ${refused}`]
  return [
    line(what, 1, cells, withheld, recovered, '-', took(seconds)),
    `  ${megabytes} MB at most, ${progress.toLocaleString('en')} calls of progress`,
  ]
}

const linesOfHomes = (homes: SnappedHomes): string[] => [
  `${homes.reports} reports from each of ${homes.homes} homes, streets ${homes.streets}, ${homes.doors} front doors:`,
  `  snap points: ${homes.leastPossible} addresses possible at least, ${homes.medianPossible} in the middle; ${homes.alwaysSamePoint ? 'always the same point' : 'NOT always the same point'}`,
  `  moved at random by up to ${homes.jitter} m instead: ${homes.leastPossibleJitter} at least, ${homes.medianPossibleJitter} in the middle; ${Math.round(100 * homes.foundByJitter)} % of the homes found`,
]
