// npm start: the town, from a fresh checkout to an address in the browser.
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { holderOf, refusal } from '../src/platform/town-lock.mjs'
import { isBuilt } from './build.mjs'
import { ensureInstalled, giveUp, home, runTown, townArguments, townEnvironment, townNode } from './environment.mjs'

const dataDir = process.env.TRYGBY_DATA ?? './data'

// Asked first, because a second town on the same folder is to hear it at once. The town takes the lock itself later.
const holder = process.env.DATABASE_URL ? null : holderOf(resolve(dataDir))
if (holder) giveUp(refusal(holder, dataDir))

ensureInstalled()
ensureBuilt()
runTown('src/main.ts', process.argv.slice(2))

/** Built by the Node the town runs on, and only after an edit or an upgrade. */
function ensureBuilt() {
  if (isBuilt()) return
  console.log('Building what the browser gets ...')
  const ran = spawnSync(townNode(), [...townArguments(), join(home, 'tools', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: townEnvironment(),
  })
  if (ran.status !== 0) giveUp('The pages could not be built. The lines above say why.')
}
