// A worker process of its own for the kill tests: counts each job once in the log, and says when it is in the middle of one.
import { record } from '../../src/platform/audit.ts'
import { readConfig } from '../../src/platform/config.ts'
import { asSystem, openDb } from '../../src/platform/db.ts'
import { doneOnce, type JobKind, startJobs } from '../../src/platform/jobs.ts'

const [appUrl = '', dataDir = ''] = process.argv.slice(2)

const count: JobKind = {
  name: 'count',
  retries: 1000,
  atOnce: 3,
  run: async ({ id, municipality, data }, { db }) => {
    process.stdout.write('begun\n')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    await db.transaction(asSystem(municipality, 'count'), async (tx) => {
      if (!(await doneOnce(tx, id))) return
      await record(tx, { deed: 'counted', thing: 'job', thingId: String(data.n) })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    })
    process.stdout.write('kept\n')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
  },
}

const db = openDb(appUrl, { connections: 3 })
const jobs = startJobs(appUrl, [count])
await jobs.start({ config: readConfig({ TRYGBY_DATA: dataDir }), db, jobs, asset: (name) => name, navigation: () => [] })
process.stdout.write('ready\n')
