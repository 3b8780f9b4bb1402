// The changes along one dimension that its own totals do not show: one level up and another down, or one level up with all totals above it.

import type { Axis } from '../cube.ts'

/** How far from the node asked about the others lie in the full table, and how they change; the node itself comes first and goes up by one. */
export type AxisStep = { readonly offsets: Int32Array; readonly signs: Int8Array }

/** How many levels below a group are tried. */
const MOST_BELOW = 16

/** Steps of an axis through this node: exchanges with each of the levels `partners`, and the step that every total above it feels. */
export function axisSteps(axis: Axis, node: number, partners: ArrayLike<number>): AxisStep[] {
  const steps: AxisStep[] = []
  const below = levelsBelow(axis, node)
  for (const level of below) {
    const up = pathUp(axis, level)
    for (let k = 0; k < partners.length; k++) {
      const down = pathUp(axis, partners[k]!)
      if (!down.includes(node)) steps.push(exchange(axis, node, up, down))
    }
    steps.push(ordered(axis, node, up, []))
  }
  return steps
}

// Totals above both levels do not change.
function exchange(axis: Axis, node: number, up: number[], down: number[]): AxisStep {
  return ordered(
    axis,
    node,
    up.filter((n) => !down.includes(n)),
    down.filter((n) => !up.includes(n)),
  )
}

function ordered(axis: Axis, node: number, up: number[], down: number[]): AxisStep {
  const others = up.filter((n) => n !== node)
  return {
    offsets: Int32Array.from([node, ...others, ...down], (n) => (n - node) * axis.stride),
    signs: Int8Array.from([1, ...others.map(() => 1), ...down.map(() => -1)]),
  }
}

/** A node and all totals above it. */
export function pathUp(axis: Axis, node: number): number[] {
  const path = []
  for (let at = node; at >= 0; at = axis.parent[at]!) path.push(at)
  return path
}

function levelsBelow(axis: Axis, node: number): number[] {
  let nodes = [node]
  while (nodes.some((n) => n >= axis.levels))
    nodes = nodes.flatMap((n) => (n < axis.levels ? [n] : Array.from(axis.children[n]!))).slice(0, MOST_BELOW)
  return nodes
}
