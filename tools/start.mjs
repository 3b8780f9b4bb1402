// npm start: the town, from a fresh checkout to an address in the browser.
import { resolve } from 'node:path'
import { holderOf, refusal } from '../src/platform/town-lock.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, giveUp, runTown } from './environment.mjs'

const dataDir = process.env.TRYGBY_DATA ?? './data'

// Asked first, because a second town on the same folder is to hear it at once. The town takes the lock itself later, from a short command too.
const holder = process.env.DATABASE_URL ? null : holderOf(resolve(dataDir))
if (holder && holder.command !== 'for a while') giveUp(refusal(holder, dataDir))

ensureInstalled()
ensureBuilt()
runTown('src/main.ts', process.argv.slice(2))
