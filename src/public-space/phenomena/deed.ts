// Whatever people do to a phenomenon is on its trail and in the log, and makes an invented one real.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { markAsReal } from '../../platform/demonstration.ts'
import type { Ask } from '../../platform/http/web.ts'
import type { EventKind } from './model.ts'
import { noteEvent } from './store.ts'

export async function noteDeed(
  c: Ask,
  tx: Tx,
  phenomenon: string,
  kind: EventKind,
  { words = '', detail = {} }: { words?: string; detail?: Record<string, unknown> } = {},
): Promise<void> {
  await noteEvent(tx, phenomenon, kind, { by: c.var.actor.name, words, detail })
  await record(tx, { deed: deeds[kind], thing: 'phenomenon', thingId: phenomenon, detail })
  if (kind !== 'made') await markAsReal(tx, 'public_space.phenomenon', phenomenon)
}

/** The log's verbs; one for several kinds of the trail. */
const deeds: Record<EventKind, string> = {
  made: 'added',
  changed: 'changed',
  'reports-added': 'linked reports to',
  'report-removed': 'unlinked a report from',
  'observation-added': 'linked reports to',
  'count-added': 'counted for',
  analysed: 'analysed',
  invited: 'asked for views on',
  heard: 'wrote a view on',
  declined: 'wrote a view on',
  'not-heard': 'changed',
  displacement: 'changed',
  'effort-tied': 'answered',
  'effort-untied': 'answered',
  'effort-moved': 'moved',
  result: 'judged',
  closed: 'closed',
  reopened: 'reopened',
}
