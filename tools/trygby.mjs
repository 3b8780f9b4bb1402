// npm run trygby -- ...: the town's command line.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, runTown } from './environment.mjs'

ensureInstalled()
ensureBuilt()
runTown('src/trygby.ts', process.argv.slice(2))
