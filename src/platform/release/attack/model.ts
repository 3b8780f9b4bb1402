// What the attacker has and what it found: every release of the same people held together, as somebody outside with patience would.
import type { CountCells } from '../base/model.ts'
import type { PublicTable } from '../model.ts'

/** A table of counts that is, was or is meant to be public. Withdrawn ones count too: somebody has kept them. */
export interface AttackedTable {
  table: PublicTable
  /** Its number as a release; null while it is proposed. */
  number: number | null
}

/** What the attack is made on: everything released of one base, what is proposed, and the true counts of each edition in use. */
export interface Attacked {
  released: readonly AttackedTable[]
  proposed: readonly AttackedTable[]
  editions: ReadonlyMap<number, CountCells>
  /** Counts of people from 1 to one less must not be known. */
  least: number
}

/** A cell that can be found in a page: dataset, number of the release (null: proposed), and the words of its classes in the order of the columns. */
export interface NamedCell {
  dataset: string
  number: number | null
  cell: string[]
}

/**
 * `recovered`: a withheld count is known. `narrow`: nearly. `undecided`: its safety could not be shown, which counts as unsafe.
 * `difference`: shown numbers less each other leave a small count. `part`: all numbers together give a small count nobody printed.
 * `correction`: the same cell was released with a number that differs by a small count.
 */
export const leakKinds = ['recovered', 'narrow', 'undecided', 'difference', 'part', 'correction'] as const
export type LeakKind = (typeof leakKinds)[number]

export interface Leak {
  kind: LeakKind
  /** The cells that give it away; the first is the one that is known. */
  cells: NamedCell[]
  /** What is known; null where only a range is. */
  value: number | null
}

export interface AttackReport {
  /** The worst of what was found, worst first. */
  leaks: Leak[]
  /** How many leaks were found, also those that are not named. */
  found: number
  /** What the attacker had: releases, printed and withheld numbers, and the parts no release tells apart. */
  releases: number
  sums: number
  parts: number
  withheld: number
  least: number
}

/** So many leaks are named: nobody reads more, and the worst come first. */
export const mostNamed = 200

/**
 * Thrown when there is no answer. `too-large`: the tables cut the people into more parts than can be looked through; `dimension` is the one to
 * make coarser. `not-its-edition`: a number is not that of the edition its table names, or there is no such edition.
 */
export class CannotAttack extends Error {
  override name = 'CannotAttack'
  readonly key: 'too-large' | 'not-its-edition'
  readonly dataset: string
  readonly dimension: string | null

  constructor(key: 'too-large' | 'not-its-edition', dataset: string, dimension: string | null, message: string) {
    super(message)
    this.key = key
    this.dataset = dataset
    this.dimension = dimension
  }
}
