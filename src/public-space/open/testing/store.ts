// Reports as tests want them: put straight into the database by the machinery, in any state.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Door, Kind, Outcome, State } from '../../reports/model.ts'

export interface PutReport {
  door?: Door
  kind?: Kind
  label?: string
  lat?: number
  lon?: number
  area?: string | null
  words?: string
  state?: State
  outcome?: Outcome
  isPublic?: boolean
  voices?: number
  receivedAt?: Date
  wordsState?: 'none' | 'unread' | 'read'
  mergedInto?: string
}

/** Keeps it and returns its identifier and, of a fault, its public number. */
export async function putReport(tx: Tx, put: PutReport = {}): Promise<{ id: string; number: number }> {
  const { door = 'fault', kind = 'lamp', label = 'Prøvevej 7', lat = 55.61, lon = 12.35, area = null, words = '', state = 'assessed' } = put
  const { outcome = null, isPublic = door === 'fault', voices = 1, receivedAt = new Date(), mergedInto = null } = put
  const id = newId()
  const added = await sql<{
    number: number
  }>`insert into public_space.report (municipality, id, draft, door, kind, channel, place_by, place_label,
      lat, lon, spot, area, words, words_state, state, outcome, outcome_by, is_public, voices, received_at, closed_at)
    values (platform.town(), ${id}, ${id}, ${door}, ${kind}, 'web', 'address', ${label}, ${lat}, ${lon}, point(${lon}, ${lat}), ${area}, ${words},
      ${put.wordsState ?? (words === '' ? 'none' : 'unread')}, ${state}, ${outcome}, ${outcome ? 'staff' : null}, ${isPublic}, ${voices}, ${receivedAt},
      ${state === 'closed' ? new Date() : null}) returning fault_number as number`.execute(tx)
  if (mergedInto) await sql`update public_space.report set merged_into = ${mergedInto} where id = ${id}`.execute(tx)
  return { id, number: added.rows[0]?.number ?? 0 }
}

export interface PutNews {
  key: string
  unit?: string
  words?: string
  nextStep?: string
  outcome?: Outcome
}

export async function putNews(tx: Tx, report: string, { key, unit = '', words = '', nextStep = '', outcome }: PutNews): Promise<void> {
  await sql`insert into public_space.report_news (municipality, id, report, key, unit, words, next_step, detail)
    values (platform.town(), ${newId()}, ${report}, ${key}, ${unit}, ${words}, ${nextStep}, ${JSON.stringify(outcome ? { outcome } : {})})`.execute(
    tx,
  )
}
