// What is missing, in sentences a planner can act on: "Mål 3 har ingen indsats for forældre."
import type { da as words } from '../words/texts.da.ts'
import type { Gap } from './model.ts'
import type { da } from './texts.da.ts'

/** The sentence of a gap, in the language of the words given. */
export function sentenceOf(gap: Gap, t: typeof da, w: typeof words): string {
  switch (gap.about) {
    case 'goal':
      return t.gaps.goal(w.goalNumbers[gap.goal])
    case 'audiences':
      return t.gaps.audiences(
        w.goalNumbers[gap.goal],
        gap.audiences.map((one) => t.audiencesWithin[one]),
        gap.isMetByAll,
      )
    case 'ages':
      return t.gaps.ages(
        w.goalNumbers[gap.goal],
        gap.ages.map((one) => w.ages[one]),
        gap.isMetByAll,
      )
    case 'kinds':
      return t.gaps.kinds(
        w.goalNumbers[gap.goal],
        gap.kinds.map((one) => t.kindsWithin[one]),
      )
    case 'areas':
      return t.gaps.areas(gap.areas, gap.isMetByAll)
  }
}
