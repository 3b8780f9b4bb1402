// What the pages of the public space are about: the demonstration's own reports, phenomena, answers and posters by a name each.

import type { Config } from '../../src/platform/config.ts'
import { sql, type Tx } from '../../src/platform/db.ts'
import { publicSpaceUnderWay } from '../public-space-under-way.ts'

/** After the demonstration's public space is filled. */
export async function publicSpaceExamples(tx: Tx, config: Config): Promise<Record<string, string>> {
  const first = async (table: string, which = 'true', column = 'id', order = 'id') => {
    const { rows } = await sql<{ it: string | number }>`select ${sql.raw(column)} as it from ${sql.table(`public_space.${table}`)}
      where municipality = 1 and ${sql.raw(which)} order by ${sql.raw(order)} limit 1`.execute(tx)
    return String(rows[0]?.it ?? '')
  }
  const way = await publicSpaceUnderWay(tx, config)
  const under = (before: string) => way[before] ?? ''
  const [phenomenon, placeFollower] = [under('phenomena'), under('places/follow/confirm')]
  const open = "state in ('assessed', 'in-progress', 'planned') and merged_into is null"
  return {
    newReport: await first('report', "state = 'received'"),
    fault: await first('report', `door = 'fault' and ${open}`),
    mopedReport: await first('report', `kind = 'mopeds' and ${open}`),
    closedReport: await first('report', "state = 'closed' and merged_into is null"),
    publicFault: await first('report', `is_public and ${open}`, 'fault_number'),
    closedFault: await first('report', "is_public and state = 'closed'", 'fault_number'),
    phenomenon,
    waitingVoice: under(`phenomena/${phenomenon}/voices`),
    placeFollower,
    confirmKey: under(`places/follow/confirm/${placeFollower}`),
    stopKey: under(`places/follow/stop/${placeFollower}`),
    handoverLink: under('handover'),
    closedPhenomenon: await first('phenomenon', "state = 'closed'"),
    answerDraft: await first('public_answer', 'let_out_at is null'),
    answerOut: await first('public_answer', 'let_out_at is not null'),
    handover: await first('handover'),
    routingRule: await first('routing_rule'),
    blocksOf: await first('organisation_block', 'true', 'organisation', 'organisation'),
    poster: await first('poster'),
  }
}
