// `trygby bench seed`: fills the demonstration town of a data folder with a million reports.

import { jobKinds } from '../../app.ts'
import { fillDemonstration } from '../../demo.ts'
import { type Command, readOptions } from '../../platform/command.ts'
import type { Config } from '../../platform/config.ts'
import { openDb } from '../../platform/db.ts'
import { administratorUrl, startEmbedded } from '../../platform/embedded-postgres.ts'
import { todayInTown } from '../../platform/form/model.ts'
import { prepareJobs } from '../../platform/jobs.ts'
import { migrate } from '../../platform/migrate.ts'
import { countReports, type Seeded, seedReports } from './seed.ts'

const municipality = 1
/** More than this are not the demonstration's own. */
const fewReports = 1000

/** Makes the demonstration town in this folder, when it is empty, and fills it. Null when there are many reports already. */
export async function seedFolder(config: Config, reports: number, say: (line: string) => void, seed = 1): Promise<Seeded | null> {
  const database = await startEmbedded(config.dataDir, { deed: 'the seed bench' })
  try {
    await migrate(database.ownerUrl)
    await prepareJobs(database.ownerUrl, jobKinds)
    const db = openDb(database.appUrl)
    await fillDemonstration(db, config).finally(() => db.close())
    const url = administratorUrl(config.dataDir, 'trygby')
    if ((await countReports(url)) > fewReports) return null
    return await seedReports({ administratorUrl: url, municipality, reports, seed, today: todayInTown(), say })
  } finally {
    await database.stop()
  }
}

/** A whole number above 0 of an option; null when it is none, and then that is said. */
export function wholeNumber(options: Record<string, string>, name: string, usual: number, print: (line: string) => void): number | null {
  const given = options[name] ?? String(usual)
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given)
  print(`--${name} takes a whole number above 0; "${given}" came.`)
  return null
}

export const seedCommand: Command = {
  name: 'bench seed',
  usage: '--reports N  fills the demonstration town of the folder TRYGBY_DATA with N reports and what belongs to them (1000000); --seed S',
  alone: true,
  run: async (args, { config, print }) => {
    const { options } = readOptions(args)
    const reports = wholeNumber(options, 'reports', 1_000_000, print)
    const seed = wholeNumber(options, 'seed', 1, print)
    if (reports === null || seed === null) return 2
    if (config.mode === 'production') {
      print('This town is in production, and nothing invented belongs in its database.')
      return 1
    }
    const seeded = await seedFolder(config, reports, print, seed)
    if (!seeded) {
      print('There are many reports here already. Name an empty folder: TRYGBY_DATA=/tmp/many npm run trygby -- bench seed')
      return 1
    }
    print(
      `${seeded.reports} reports, ${seeded.rows} rows in ${seeded.seconds.toFixed(0)} s: ${Math.round(seeded.rows / seeded.seconds)} rows a second`,
    )
    return 0
  },
}
