// Finds the cheapest box of cells that hides one: change its corners by one up and down in turn, and no total shows it.

import { type Axis, nodeOf } from '../cube.ts'
import { PUBLISHED } from '../primary-suppression.ts'
import { type AxisStep, axisSteps } from './axis-steps.ts'
import { costNow, type FoundMove, type Ground, roomDown, roomUp } from './cell-room.ts'

/** Levels of an axis up to which all are tried as partners; of longer ones the nearest that can be used. */
const MOST_PARTNERS = 96

/** A box must be cheaper than the best by this much, a twentieth of a cell: the search would else spend its time on equals. */
const LEAST_SAVING = 0.05

/** Looks for moves through one cell: of withheld cells only, or of any. `budget` limits the boxes begun. */
export type MoveFinder = (cell: number, onlyWithheld: boolean, budget: number) => FoundMove | null

type Choice = { step: AxisStep; cost: number }

/**
 * A finder of product moves: one step along each dimension, multiplied out. Two levels in each of d dimensions make a box of 2^d corners.
 *
 * The search goes dimension by dimension and leaves a branch as soon as a corner cannot be used, its room is gone, or it is dearer than the best.
 * Reference: the hypercube method of Giessing and Repsilber (2002), here with totals as possible corners and with groupings.
 */
export function productMoves(ground: Ground): MoveFinder {
  const { axes } = ground.cube
  const kept = axes.map((axis) => new Array<AxisStep[] | undefined>(axis.nodes.length))
  const stepsOf = (d: number, cell: number, onlyWithheld: boolean) => {
    const axis = axes[d]!
    const node = nodeOf(axis, cell)
    if (axis.levels > MOST_PARTNERS) return axisSteps(axis, node, nearestPartners(ground, axis, cell, onlyWithheld))
    kept[d]![node] ??= axisSteps(
      axis,
      node,
      Int32Array.from({ length: axis.levels }, (_, level) => level),
    )
    return kept[d]![node]!
  }
  return (cell, onlyWithheld, budget) => {
    const choices: Choice[][] = []
    for (let d = 0; d < axes.length; d++) {
      const usable = usableSteps(ground, cell, stepsOf(d, cell, onlyWithheld), onlyWithheld)
      if (usable.length === 0) return null
      choices.push(usable)
    }
    choices.sort((a, b) => a.length - b.length)
    return search(ground, cell, choices, onlyWithheld, budget)
  }
}

// A long line is looked through from the cell outwards until enough partners are found.
function nearestPartners(ground: Ground, axis: Axis, cell: number, onlyWithheld: boolean): number[] {
  const node = nodeOf(axis, cell)
  const from = Math.min(node, axis.levels - 1)
  const partners: number[] = []
  let withheld = 0
  for (let away = 1; away < axis.levels && withheld < MOST_PARTNERS / 2; away++)
    for (const level of [from - away, from + away]) {
      if (level < 0 || level >= axis.levels) continue
      const other = cell + (level - node) * axis.stride
      if (!ground.usable[other]) continue
      const isWithheld = ground.status[other] !== PUBLISHED
      if (isWithheld) withheld++
      if (isWithheld || (!onlyWithheld && partners.length < MOST_PARTNERS / 2)) partners.push(level)
    }
  return partners
}

// Every box contains the line of each of its steps through the cell itself, so what is impossible or dear there can be seen at once.
function usableSteps(ground: Ground, cell: number, steps: AxisStep[], onlyWithheld: boolean): Choice[] {
  const found: Choice[] = []
  const up = roomUp(ground, cell)
  const down = roomDown(ground, cell)
  for (const step of steps) {
    const { offsets, signs } = step
    let cost = 0
    let forwards = up
    let backwards = down
    for (let k = 1; k < offsets.length; k++) {
      const other = cell + offsets[k]!
      const isPublished = ground.status[other] === PUBLISHED
      if (!ground.usable[other] || (onlyWithheld && isPublished)) {
        cost = -1
        break
      }
      if (isPublished) cost += ground.cost[other]!
      forwards = Math.min(forwards, signs[k]! > 0 ? roomUp(ground, other) : roomDown(ground, other))
      backwards = Math.min(backwards, signs[k]! > 0 ? roomDown(ground, other) : roomUp(ground, other))
      if (forwards + backwards < ground.leastWidth) {
        cost = -1
        break
      }
    }
    if (cost >= 0) found.push({ step, cost })
  }
  return found.sort((a, b) => a.cost - b.cost)
}

function search(ground: Ground, cell: number, choices: Choice[][], onlyWithheld: boolean, budget: number): FoundMove | null {
  // The least that the dimensions still to come add.
  const toCome = new Float64Array(choices.length + 1)
  for (let d = choices.length - 1; d >= 0; d--) toCome[d] = toCome[d + 1]! + choices[d]![0]!.cost
  const cells = [cell]
  const signs = [1]
  let best: FoundMove | null = null
  let left = budget
  const extend = (d: number, cost: number, forwards: number, backwards: number): void => {
    if (d === choices.length) {
      best = { cells: Int32Array.from(cells), changes: Int8Array.from(signs), cost }
      return
    }
    const length = cells.length
    for (const choice of choices[d]!) {
      const limit = best ? best.cost - LEAST_SAVING : Number.POSITIVE_INFINITY
      if (cost + choice.cost + toCome[d + 1]! >= limit || left-- <= 0) return
      const grown = grow(ground, cells, signs, choice.step, onlyWithheld, limit - cost - toCome[d + 1]!, forwards, backwards)
      if (grown) extend(d + 1, cost + grown.cost, grown.forwards, grown.backwards)
      cells.length = length
      signs.length = length
    }
  }
  extend(0, costNow(ground, cell), roomUp(ground, cell), roomDown(ground, cell))
  return best
}

// Copies the corners so far along one more step; null when a copy cannot be used, leaves no room or costs `limit` or more.
function grow(
  ground: Ground,
  cells: number[],
  signs: number[],
  step: AxisStep,
  onlyWithheld: boolean,
  limit: number,
  forwards: number,
  backwards: number,
): { cost: number; forwards: number; backwards: number } | null {
  const length = cells.length
  let cost = 0
  for (let k = 1; k < step.offsets.length; k++)
    for (let i = 0; i < length; i++) {
      const other = cells[i]! + step.offsets[k]!
      if (!ground.usable[other] || (onlyWithheld && ground.status[other] === PUBLISHED)) return null
      const sign = signs[i]! * step.signs[k]!
      cost += costNow(ground, other)
      forwards = Math.min(forwards, sign > 0 ? roomUp(ground, other) : roomDown(ground, other))
      backwards = Math.min(backwards, sign > 0 ? roomDown(ground, other) : roomUp(ground, other))
      if (cost >= limit || forwards + backwards < ground.leastWidth) return null
      cells.push(other)
      signs.push(sign)
    }
  return { cost, forwards, backwards }
}
