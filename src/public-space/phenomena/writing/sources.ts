// What a new phenomenon is made of: reports, observations, and counts that its form brings along.
import type { Tx } from '../../../platform/db.ts'
import { type FormFields, readFields } from '../../../platform/result.ts'
import { countsIn } from '../counting/first/model.ts'
import type { Source } from '../model.ts'
import type { Observation } from '../observations/model.ts'
import { observationsByIds } from '../observations/store.ts'
import { sourcesByIds } from '../store.ts'
import { sourcesForm } from './model.ts'

export interface Sources {
  reports: Source[]
  observations: Observation[]
  /** How many counts its form asks for. */
  counts: number
}

/** What was chosen, as far as it is there. */
export async function sourcesIn(tx: Tx, fields: FormFields): Promise<Sources> {
  const counts = countsIn(fields)
  const read = readFields(sourcesForm, { reports: fields.reports ?? [], observations: fields.observations ?? [] })
  if (!read.ok) return { reports: [], observations: [], counts }
  const { reports, observations } = read.value
  return { reports: await sourcesByIds(tx, reports), observations: await observationsByIds(tx, observations), counts }
}

/** Whether nothing that was chosen says where it is. */
export const saysNoPlace = ({ reports, observations }: Sources): boolean => reports.length + observations.length === 0
