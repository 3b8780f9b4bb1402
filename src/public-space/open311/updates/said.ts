// What everybody was told about public faults, as updates for other systems.
import type { Ask } from '../../../platform/http/web.ts'
import { newsBetween } from '../../open/store.ts'
import type { Asked } from '../answers/answer.ts'
import { type Said, w3c } from '../answers/model.ts'
import { type SaidWith, statusNotes } from '../requests/said.ts'
import { momentIn } from '../requests/search.ts'
import { mostUpdates } from './model.ts'

/** Newest first; everything since the beginning unless told otherwise, a thousand at a time. */
export async function updatesSaid(c: Ask, asked: Asked, texts: SaidWith): Promise<Said> {
  const from = momentIn(asked, 'start_date') ?? new Date(0)
  const to = momentIn(asked, 'end_date') ?? new Date()
  const news = await c.var.work((tx) => newsBetween(tx, { from, to, most: mostUpdates }))
  const rows = news.map((told) => ({
    update_id: told.id,
    service_request_id: String(told.number),
    status: told.key === 'closed' ? 'CLOSED' : 'OPEN',
    updated_datetime: w3c(told.at),
    description: statusNotes({ told }, texts),
    media_url: null,
  }))
  return { root: 'service_request_updates', body: { each: 'request_update', rows } }
}
