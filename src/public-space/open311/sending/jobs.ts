// Sends faults on and asks how they stand, every few minutes, in every town that has somewhere to send them.
import type { Platform } from '../../../platform/http/web.ts'
import type { Job, JobKind } from '../../../platform/jobs.ts'
import { allTowns } from '../../../platform/town/store.ts'
import { readBack } from './read-back.ts'
import { type Sender, sendOn } from './send-on.ts'
import { lineUp, sendingOn, takeThere, takeWaiting } from './store.ts'

/** So many calls in one round, each of at most fifteen seconds: all are over before a fault is due for anybody else. */
const most = 20

/** One round; the sender's signal ends it between two calls. */
export async function sendRound(sender: Sender): Promise<void> {
  await sender.work(lineUp)
  for (const waiting of await sender.work((tx) => takeWaiting(tx, most))) {
    if (sender.signal?.aborted) return
    await sendOn(sender, waiting)
  }
  for (const there of await sender.work((tx) => takeThere(tx, most))) {
    if (sender.signal?.aborted) return
    await readBack(sender, there)
  }
}

async function run({ municipality, signal }: Job, { db, config }: Platform): Promise<void> {
  const work: Sender['work'] = (deed) => db.transaction(sendingOn(municipality), deed)
  const code = (await work(allTowns)).find((town) => town.municipality === municipality)?.code ?? String(municipality)
  const { secret, publicUrl: site, mode } = config
  await sendRound({ work, secret, site, code, allowLoopback: mode === 'demonstration', signal })
}

export const open311Jobs: JobKind[] = [{ name: 'send-faults-on', schedule: '*/5 * * * *', retries: 0, run }]
