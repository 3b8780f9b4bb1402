// Starts the town and stops it without losing anything; a setting that cannot be used is a sentence, not a stack.
import { readConfig } from './platform/config.ts'
import { catchTheRest } from './platform/last-resort.ts'
import { startTown } from './start-town.ts'

// Asked again while it stops (npm and a terminal both ask), the town goes on stopping; asked while it starts, it starts first.
let isStopping = false
const stop = (code = 0) => {
  if (isStopping) return
  isStopping = true
  starting.then((town) => town.stop()).then(() => process.exit(code), fail)
}
process.on('SIGTERM', () => stop())
process.on('SIGINT', () => stop())
catchTheRest(() => {
  setTimeout(() => process.exit(1), 20_000).unref() // should stopping hang too
  stop(1)
})

const starting = begin()
starting.catch(fail)

async function begin() {
  return startTown(readConfig(process.env), (line) => process.stdout.write(`${line}\n`))
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
