// Takes the attacker's equations apart into groups that say nothing about each other, so that each is small.

import type { LinearProgramme } from '../../linear-algebra/linear-programme.ts'
import type { Unknowns } from './unknowns.ts'

export type Component = {
  /** The unknowns of the whole that are the columns of the programme. */
  readonly unknowns: Int32Array
  readonly programme: LinearProgramme
}

/**
 * The connected groups of unknowns whose bounds still differ, each as a linear programme of its own; what is fixed is put into the totals.
 *
 * `componentOf[j]` is the group of unknown j, -1 where it is fixed.
 */
export function takeApart(system: Unknowns, lower: Float64Array, upper: Float64Array) {
  const group = joined(system, lower, upper)
  const componentOf = new Int32Array(system.count).fill(-1)
  const members: number[][] = []
  const numberOf = new Map<number, number>()
  for (let j = 0; j < system.count; j++) {
    if (lower[j] === upper[j]) continue
    const root = find(group, j)
    if (!numberOf.has(root)) {
      numberOf.set(root, members.length)
      members.push([])
    }
    componentOf[j] = numberOf.get(root)!
    members[componentOf[j]!]!.push(j)
  }
  const equations: number[][] = members.map(() => [])
  for (let i = 0; i < system.total.length; i++) {
    if (system.implied[i]) continue
    for (let e = system.start[i]!; e < system.start[i + 1]!; e++) {
      const component = componentOf[system.unknown[e]!]!
      if (component < 0) continue
      equations[component]!.push(i)
      break
    }
  }
  const open = (component: number): Component => programmeOf(system, lower, upper, members[component]!, equations[component]!)
  return { componentOf, members, equations, open }
}

function joined(system: Unknowns, lower: Float64Array, upper: Float64Array): Int32Array {
  const group = Int32Array.from({ length: system.count }, (_, j) => j)
  for (let i = 0; i < system.total.length; i++) {
    if (system.implied[i]) continue
    let first = -1
    for (let e = system.start[i]!; e < system.start[i + 1]!; e++) {
      const j = system.unknown[e]!
      if (lower[j] === upper[j]) continue
      if (first < 0) first = find(group, j)
      else group[find(group, j)] = first
    }
  }
  return group
}

function find(group: Int32Array, member: number): number {
  let root = member
  while (group[root] !== root) root = group[root]!
  for (let at = member; at !== root; ) {
    const next = group[at]!
    group[at] = root
    at = next
  }
  return root
}

function programmeOf(system: Unknowns, lower: Float64Array, upper: Float64Array, members: number[], equations: number[]): Component {
  const columnOf = new Map(members.map((j, column) => [j, column]))
  const start = [0]
  const column: number[] = []
  const coefficient: number[] = []
  const rightHand: number[] = []
  for (const i of equations) {
    let total = system.total[i]!
    for (let e = system.start[i]!; e < system.start[i + 1]!; e++) {
      const j = system.unknown[e]!
      const at = columnOf.get(j)
      if (at === undefined) total -= system.sign[e]! * lower[j]!
      else {
        column.push(at)
        coefficient.push(system.sign[e]!)
      }
    }
    rightHand.push(total)
    start.push(column.length)
  }
  return {
    unknowns: Int32Array.from(members),
    programme: {
      columns: members.length,
      start: Int32Array.from(start),
      column: Int32Array.from(column),
      coefficient: Int8Array.from(coefficient),
      rightHand: Float64Array.from(rightHand),
      lower: Float64Array.from(members, (j) => lower[j]!),
      upper: Float64Array.from(members, (j) => upper[j]!),
    },
  }
}
