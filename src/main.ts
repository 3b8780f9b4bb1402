// Starts the town: database, migrations, demonstration when empty, jobs, pages; and stops it without losing anything.
import { townApp } from './app.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { startTown } from './start-town.ts'

try {
  const config = readConfig(process.env)
  const running = await startTown(config, townApp, (line) => process.stdout.write(`${line}\n`))
  const stop = async () => {
    await running.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
