// Brings a town up step by step, each step a line a person can follow, and takes it down in the opposite order.
import { jobKinds, mountTown } from './app.ts'
import { databaseOfTown } from './database-at-hand.ts'
import { fillDemonstration } from './demo.ts'
import { welcome } from './first-start.ts'
import { navigation } from './navigation.ts'
import type { Config } from './platform/config.ts'
import { asSystem, openDb } from './platform/db.ts'
import { refuseUnfitDatabase, refuseUnfitLogin } from './platform/fit-database.ts'
import { listen, newTownWeb, readAssets } from './platform/http/serve.ts'
import type { Platform } from './platform/http/web.ts'
import { prepareJobs, startJobs } from './platform/jobs.ts'
import { migrate } from './platform/migrate.ts'
import { keepCopying } from './platform/public-copy/walk.ts'
import { addressesOfTowns, makeFirstTown } from './platform/town/store.ts'

export interface RunningTown {
  port: number
  stop(): Promise<void>
}

/** Starts the town on its database and port. Throws a sentence when it cannot; what was up by then is taken down again. */
export async function startTown(config: Config, say: (line: string) => void): Promise<RunningTown> {
  const began = performance.now()
  const up: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const takeDown of up.toReversed()) await takeDown()
  }
  try {
    const database = await databaseOfTown(config, say)
    up.push(database.stop)
    await refuseUnfitDatabase(database.ownerUrl)
    const ran = await migrate(database.ownerUrl)
    await refuseUnfitLogin(database.appUrl)
    if (ran.length > 0) say(`The database was brought up to this version (${ran.length} steps).`)
    await prepareJobs(database.ownerUrl, jobKinds)
    const db = openDb(database.appUrl)
    up.push(db.close)
    if (await fillDemonstration(db, config)) say('The database was empty: a demonstration town with invented people was made.')
    await db.transaction(asSystem(1, 'first start'), makeFirstTown)
    const platform: Platform = { config, db, asset: readAssets(), navigation, jobs: startJobs(database.appUrl, jobKinds) }
    up.push(platform.jobs.stop)
    await platform.jobs.start(platform)
    const web = newTownWeb(platform, mountTown)
    const listening = await listen(web, config.port, config.host)
    up.push(() => listening.stop())
    up.push(keepCopying(web, config, () => addressesOfTowns(db)))
    await welcome({ platform, port: listening.port }, say)
    say(`Ready in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    return { port: listening.port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
