// A trail as it is read: many who say the same one after the other are one line with how many they were.
import type { TrailLine } from './model.ts'

export interface FoldedLine extends TrailLine {
  n: number
}

const folds = ['voice', 'again', 'helped']

/** Lines of residents of the same kind with nothing between them become one, at the time of the last. */
export function folded(trail: readonly TrailLine[]): FoldedLine[] {
  const lines: FoldedLine[] = []
  for (const line of trail) {
    const before = lines.at(-1)
    if (before && before.kind === line.kind && folds.includes(line.kind)) lines[lines.length - 1] = { ...line, n: before.n + 1 }
    else lines.push({ ...line, n: 1 })
  }
  return lines
}
