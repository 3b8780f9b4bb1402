// Pairs rows with columns so that all pairs together cost least: every treated area gets a comparison of its own, and none is wasted.

/**
 * Column of each row with the least total cost; rows <= columns, costs finite and row by row.
 *
 * Shortest augmenting paths with potentials (the Hungarian method): rows are added one at a time, each along the path that raises the total least.
 * Takes rows^2 x columns steps.
 * Reference: Kuhn (1955); Jonker and Volgenant (1987).
 */
export function cheapestAssignment(costs: Float64Array, rows: number, columns: number): Int32Array {
  const rowPrice = new Float64Array(rows)
  const columnPrice = new Float64Array(columns)
  const rowOf = new Int32Array(columns).fill(-1)
  const columnOf = new Int32Array(rows).fill(-1)
  const came = new Int32Array(columns)
  const distance = new Float64Array(columns)
  const done = new Uint8Array(columns)
  for (let row = 0; row < rows; row++) {
    distance.fill(Number.POSITIVE_INFINITY)
    done.fill(0)
    let from = row
    let reached = 0
    let end = -1
    const path: number[] = []
    while (end < 0) {
      let nearest = -1
      for (let j = 0; j < columns; j++) {
        if (done[j]) continue
        const through = reached + costs[from * columns + j]! - rowPrice[from]! - columnPrice[j]!
        if (through < distance[j]!) {
          distance[j] = through
          came[j] = from
        }
        if (nearest < 0 || distance[j]! < distance[nearest]!) nearest = j
      }
      reached = distance[nearest]!
      done[nearest] = 1
      if (rowOf[nearest]! < 0) end = nearest
      else {
        path.push(nearest)
        from = rowOf[nearest]!
      }
    }
    // Prices move so that reduced costs stay from 0 and are 0 along the path.
    rowPrice[row]! += reached
    for (const j of path) {
      rowPrice[rowOf[j]!]! += reached - distance[j]!
      columnPrice[j]! -= reached - distance[j]!
    }
    for (let j = end; ; ) {
      const i = came[j]!
      const before = columnOf[i]!
      rowOf[j] = i
      columnOf[i] = j
      if (i === row) break
      j = before
    }
  }
  return columnOf
}
