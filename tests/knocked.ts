// As if a network had knocked often already, so that a test of a limit sends one request and not hundreds of them.
import { sql } from '../src/platform/db.ts'
import { allow, networkOf } from '../src/platform/rate-limit.ts'
import type { TestTown } from './town.ts'

/** In this minute and the two after it, since a minute may end before the test asks. A request inside a test comes from no network that is known. */
export async function knockedBefore(town: TestTown, bucket: string, times: number): Promise<void> {
  await town.as('system', async (tx) => {
    await allow(tx, bucket, networkOf(''), { n: times, perSeconds: 60 })
    await sql`insert into platform.rate_count (municipality, bucket, network_key, window_start, n)
      select distinct municipality, bucket, network_key, date_trunc('minute', now()) + later * interval '1 minute', ${times}::int
      from platform.rate_count, generate_series(0, 2) as later where bucket = ${bucket}
      on conflict (municipality, bucket, network_key, window_start) do update set n = excluded.n`.execute(tx)
  })
}
