// A town with ten thousand efforts and two hundred versions of its plan, of its own and gone afterwards: the bench asks it over HTTP as a visitor and as each of its people.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { jobKinds, mountTown } from '../../app.ts'
import { fillManyEfforts } from '../../goals/efforts/testing/store.ts'
import { beginPlan } from '../../goals/plan/begin.ts'
import { fillConsultation } from '../../goals/plan/consultation/demo.ts'
import { fillManyVersions } from '../../goals/plan/testing/many-versions.ts'
import { navigation } from '../../navigation.ts'
import { readConfig } from '../../platform/config.ts'
import { asSystem, openDb } from '../../platform/db.ts'
import { startEmbedded } from '../../platform/embedded-postgres.ts'
import { sessionCookie } from '../../platform/http/open-request.ts'
import { listen, newTownWeb } from '../../platform/http/serve.ts'
import { prepareJobs, startJobs } from '../../platform/jobs.ts'
import { migrate } from '../../platform/migrate.ts'
import { demonstrationPeople } from '../../platform/people/accounts/store.ts'
import { fillPeople } from '../../platform/people/demo.ts'
import { roles } from '../../platform/roles.ts'
import { openSession } from '../../platform/session.ts'
import { fillTown } from '../../platform/town/demo.ts'
import { makeTown } from '../../platform/town/store.ts'

export interface ManyEffortsTown {
  origin: string
  /** A plan that is being written and that everybody is asked about, by its identifier. */
  draft: string
  /** The cookie of one invented person of each role. */
  cookies: ReadonlyMap<string, string>
  end(): Promise<void>
}

/** Starts it and fills it; ready when this returns. */
export async function startManyEffortsTown({ efforts, versions }: { efforts: number; versions: number }): Promise<ManyEffortsTown> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trygby-agree-'))
  const config = readConfig({ TRYGBY_DATA: dataDir, STATBANK_URL: 'http://127.0.0.1:9/v1' })
  const database = await startEmbedded(dataDir, { deed: 'the agree bench' })
  await migrate(database.ownerUrl)
  await prepareJobs(database.ownerUrl, jobKinds)
  const db = openDb(database.appUrl)
  const work = asSystem(1, 'agree bench')
  const { cookies, draft } = await db.transaction(work, async (tx) => {
    await makeTown(tx, 1, { code: '', name: 'Prøveby', isDemonstration: true })
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillManyEfforts(tx, efforts)
    await fillManyVersions(tx, versions)
    const draft = await beginPlan(tx, newPlan, { account: null, name: 'Demo' })
    await fillConsultation(tx, draft)
    const found = new Map<string, string>()
    for (const { id, roles: given } of await demonstrationPeople(tx)) {
      const own = roles.filter((role) => given.includes(role))
      const { token } = await openSession(tx, id, own, 'second-factor')
      for (const role of own) found.set(role, `${sessionCookie(config.publicUrl)}=${token}`)
    }
    return { cookies: found, draft }
  })
  await knowTheNewRows(database.ownerUrl)
  const jobs = startJobs(database.appUrl, jobKinds)
  const platform = { config, db, jobs, asset: (name: string) => `/assets/${name}`, navigation }
  const listening = await listen(newTownWeb(platform, mountTown), 0, '127.0.0.1')
  return {
    origin: `http://localhost:${listening.port}`,
    draft,
    cookies,
    end: async () => {
      await listening.stop()
      await jobs.stop()
      await db.close()
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const newPlan = {
  kind: 'plan' as const,
  title: 'Demo: Næste plan',
  basedOn: null,
  legalBasis: null,
  year: null,
  figuresAsOf: '2026-01-01',
  reviewOn: null,
}

/** What the database's own housekeeping does within a minute: until then it would plan for empty tables. */
async function knowTheNewRows(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
}
