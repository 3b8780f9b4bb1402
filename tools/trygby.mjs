// npm run trygby -- ...: the town's command line.
import { ensureInstalled, runTown } from './environment.mjs'

ensureInstalled()
runTown('src/trygby.ts', process.argv.slice(2))
