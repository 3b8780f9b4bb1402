// What the room of shared goals does off the request path.
import type { JobKind } from '../platform/jobs.ts'
import { weeklyActions } from './efforts/actions/weekly/job.ts'
import type { SeriesSources } from './indicators/series-source.ts'
import { followingSeries } from './indicators/values/jobs.ts'
import { consultationLetters } from './plan/consultation/letters/job.ts'
import { adoptWhenFiguresCome } from './plan/demo/when-figures-come.ts'
import type { PlanParts } from './plan/plan-part.ts'
import { planReminders } from './plan/reminders/remind.ts'
import { goalsStart } from './start.ts'

/** `series` and `parts` are those that the rooms above supply. */
export const jobKinds = ({ series, parts }: { series: SeriesSources; parts: PlanParts }): JobKind[] => [
  goalsStart,
  weeklyActions,
  planReminders,
  consultationLetters,
  followingSeries(series),
  adoptWhenFiguresCome(parts),
]
