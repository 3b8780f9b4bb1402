// A town that does nothing but take writes and reports over HTTP and say so when they are kept; the kill bench starts it and kills it.

import { record } from '../platform/audit.ts'
import { readConfig } from '../platform/config.ts'
import { asSystem, openDb } from '../platform/db.ts'
import { startEmbedded } from '../platform/embedded-postgres.ts'
import { Refused } from '../platform/http/intake.ts'
import { listen, newTownWeb } from '../platform/http/serve.ts'
import { isId } from '../platform/id.ts'
import { prepareJobs, startJobs } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'
import { platformJobKinds } from '../platform/platform-jobs.ts'
import { allTowns, makeTown } from '../platform/town/store.ts'
import { fileReport } from '../public-space/reports/filing/file-report.ts'
import type { Told } from '../public-space/reports/model.ts'

const [dataDir = ''] = process.argv.slice(2)
const config = readConfig({ TRYGBY_DATA: dataDir })
const database = await startEmbedded(dataDir, { deed: 'the kill bench' })
await migrate(database.ownerUrl)
await prepareJobs(database.ownerUrl, platformJobKinds)
const db = openDb(database.appUrl)
await db.transaction(asSystem(1, 'kill bench'), async (tx) => {
  if ((await allTowns(tx)).length === 0) await makeTown(tx, 1, { code: '', name: 'Prøveby', isDemonstration: true })
})
const jobs = startJobs(database.appUrl, platformJobKinds)
const platform = { config, db, jobs, asset: (name: string) => name, navigation: () => [] }
await jobs.start(platform)

const told = (draft: string): Told => ({
  draft,
  door: 'fault',
  kind: 'lamp',
  channel: 'web',
  happenedOn: '2026-01-05',
  times: [],
  weekdays: '',
  howOften: '',
  consequences: [],
  place: { by: 'address', label: 'Demovej 1', place: null, lat: 55.6, lon: 12.35 },
  words: '',
})

const web = newTownWeb(platform, (pages) => {
  pages.post('/write', async (c) => {
    const { id } = await c.req.json<{ id: string }>()
    if (!isId(id)) throw new Refused(400, '')
    await c.var.workAsSystem((tx) => record(tx, { deed: 'wrote', thing: 'receipt', thingId: id }), 'kill bench')
    return c.json({ kept: id })
  })

  // The receipt is given out when the report is kept, as the form does it.
  pages.post('/report', async (c) => {
    const { draft } = await c.req.json<{ draft: string }>()
    const wishes = { email: null, language: 'da', written: '' }
    const filed = await c.var.workAsSystem((tx) => fileReport(tx, config.secret, told(draft), wishes), 'receive a report')
    return c.json({ code: filed.code })
  })
})
const listening = await listen(web, 0, '127.0.0.1')
process.stdout.write(`ready ${listening.port}\n`)

process.once('SIGTERM', async () => {
  await listening.stop()
  await jobs.stop()
  await db.close()
  await database.stop()
  process.exit(0)
})
