// Somebody follows a fault that everybody can see, without having reported it: with a code of their own.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { codeOf, hashOf } from '../../reports/code.ts'
import { keepFollower } from '../../reports/filing/store.ts'
import { joinReport } from '../../reports/near-by/join-report.ts'
import { sayNotSolved } from '../deeds.ts'
import type { Way } from '../model.ts'
import { followerOf } from '../store.ts'

export interface Joining {
  report: string
  draft: string
  way: Way
  email: string | null
  language: string
}

/** Returns the code; the same form again gives the same one and does nothing more. */
export async function followFault(tx: Tx, secret: string, { way, ...joining }: Joining): Promise<string> {
  const { report, draft, email, language } = joining
  const code = codeOf(secret, draft)
  if (way === 'follow') {
    const isNew = await keepFollower(tx, { report, role: 'follower', codeHash: hashOf(secret, code), email, language })
    if (isNew) await record(tx, { deed: 'began to follow', thing: 'report', thingId: report })
    return code
  }
  const joined = await joinReport(tx, secret, { ...joining, again: false, happenedOn: null, times: [] })
  if (!joined?.isNew) return code
  const follower = way === 'not-solved' ? await followerOf(tx, hashOf(secret, code)) : null
  if (follower) await sayNotSolved(tx, follower)
  return code
}
