// After the load: whether every receipt that was given out leads to a report.
import pg from 'pg'
import type { Config } from '../../platform/config.ts'
import { administratorUrl, startEmbedded } from '../../platform/embedded-postgres.ts'
import { hashOf } from '../../public-space/reports/code.ts'

/** How many codes lead to nothing. The town has stopped; throws when its database does not open. */
export async function countMissing({ dataDir, secret }: Pick<Config, 'dataDir' | 'secret'>, codes: readonly string[]): Promise<number> {
  const database = await startEmbedded(dataDir, { deed: 'a bench' })
  const client = new pg.Client({ connectionString: administratorUrl(dataDir, 'trygby') })
  await client.connect()
  try {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from unnest($1::text[]) as given (hash) where not exists (select from public_space.follower f
       join public_space.report r on r.municipality = f.municipality and r.id = f.report where f.code_hash = given.hash)`,
      [[...new Set(codes)].map((code) => hashOf(secret, code))],
    )
    return Number(rows[0]?.n ?? 0)
  } finally {
    await client.end()
    await database.stop()
  }
}
