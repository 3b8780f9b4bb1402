// Gathers what one step of a phenomenon's page shows, and no more: each step is one idea.
import { type EffortResponse, effortsToAnswerBy, readResponse } from '../../../goals/index.ts'
import type { Tx } from '../../../platform/db.ts'
import { countsOf } from '../counting/store.ts'
import { type Evidence, type Moved, type NotMoved, readEvidence, readMoved } from '../evidence/read.ts'
import { type Count, metresBetween, type Phenomenon, type PhenomenonEvent, type Source, type Stage } from '../model.ts'
import type { Observation } from '../observations/model.ts'
import { observationsOf } from '../observations/store.ts'
import { reportsNear, reportsOf, trailOf } from '../store.ts'
import type { Voice } from '../voices/model.ts'
import { voicesOf } from '../voices/store.ts'

export interface Seen {
  of: Phenomenon
  step: Stage
  reports: Source[]
  near: Source[]
  observations: Observation[]
  counts: Count[]
  evidence: Evidence | null
  moved: Moved | NotMoved
  voices: Voice[]
  effort: EffortResponse | null
  offered: Awaited<ReturnType<typeof effortsToAnswerBy>>
  trail: PhenomenonEvent[]
}

export async function readSeen(tx: Tx, of: Phenomenon, step: Stage): Promise<Seen> {
  const reports = await reportsOf(tx, of.id)
  const effort = of.effort ? await readResponse(tx, of.effort) : null
  return {
    of,
    step,
    reports,
    near:
      step === 'scan' && of.state === 'open' ? (await reportsNear(tx, of)).filter((one) => metresBetween(of, one) <= of.radius + 150) : [],
    observations: step === 'scan' ? await observationsOf(tx, of.id) : [],
    counts: step === 'scan' ? await countsOf(tx, of.id) : [],
    evidence: step === 'analyse' ? await readEvidence(tx, of, reports) : null,
    moved: step === 'assess' ? await readMoved(tx, of, effort) : 'too-soon',
    voices: step === 'respond' ? await voicesOf(tx, of.id) : [],
    effort,
    offered: step === 'respond' && of.effort === null ? await effortsToAnswerBy(tx) : [],
    trail: await trailOf(tx, of.id),
  }
}
