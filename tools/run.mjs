// Runs one of our TypeScript tools on the town's Node: node tools/run.mjs tools/screenshot.ts ...
import { ensureInstalled, giveUp, runTown } from './environment.mjs'

const [script, ...args] = process.argv.slice(2)
if (!script) giveUp('Say which tool to run, for instance tools/screenshot.ts.')
ensureInstalled()
runTown(script, args)
