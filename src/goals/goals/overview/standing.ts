// Gathers where the goals stand, from what is released and what is signed.
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { type Provenance, type Release, recordsOf } from '../../../platform/release/index.ts'
import { type MovementOf, movementOfRelease } from '../../indicators/movement.ts'
import { listPublicIndicators } from '../../indicators/store.ts'
import { countMovements } from '../assessments/model.ts'
import { newestAssessments } from '../assessments/store.ts'
import { type Goal, goals } from '../model.ts'
import { goalWords } from '../wording/words.ts'
import { besides, type GoalStanding, type IndicatorStanding } from './model.ts'
import { countGoingEfforts } from './store.ts'

export type Shown = IndicatorStanding<MovementOf>

/** The adopted, open indicators of a goal with their released figures; nothing that is not released is read. */
export async function readIndicators(tx: Tx, goal: Goal): Promise<Shown[]> {
  return (await listPublicIndicators(tx, goal)).map(({ indicator, released }) => ({
    indicator,
    released: released && shownOf(released),
  }))
}

function shownOf(release: Release): NonNullable<Shown['released']> {
  const moved = movementOfRelease(release)
  return {
    moved,
    besides: besides(recordsOf(release.table), moved.newest?.period ?? ''),
    cannotSay: release.table.cannotSay,
    origins: release.table.provenance.map((one) => ({ name: originOf(one), fetchedAt: one.fetchedAt })),
  }
}

/** Publisher, table and exact codes, so that anybody can ask for the same. */
function originOf({ publisher, table, codes }: Provenance): string {
  const asked = Object.entries(codes).map(([variable, values]) => `${variable} ${values.map(({ code }) => code).join(', ')}`)
  return [publisher, table, ...asked].filter((part) => part !== '').join(', ')
}

/** What the figures of a goal say, counted; a figure that is withheld or not there yet counts as none. */
export const countsOf = (shown: readonly Shown[]) =>
  countMovements(shown.map(({ released }) => (released?.moved.newest ? released.moved.movement : null)))

/** All four goals, in the paper's order. */
export async function readStandings(tx: Tx, locale: Locale): Promise<GoalStanding[]> {
  const [words, judged, going] = [await goalWords(tx, locale), await newestAssessments(tx), await countGoingEfforts(tx)]
  const standings: GoalStanding[] = []
  for (const goal of goals)
    standings.push({
      worded: words[goal],
      counts: countsOf(await readIndicators(tx, goal)),
      assessment: judged.get(goal) ?? null,
      going: going.get(goal) ?? 0,
    })
  return standings
}
