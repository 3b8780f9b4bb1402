// Starts the town and stops it without losing anything; a setting that cannot be used is a sentence, not a stack.
import { readConfig } from './platform/config.ts'
import { startTown } from './start-town.ts'

try {
  const town = await startTown(readConfig(process.env), (line) => process.stdout.write(`${line}\n`))
  const stop = () => void town.stop().then(() => process.exit(0), fail)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  fail(error)
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
