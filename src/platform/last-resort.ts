// The town's last catch: a failure nobody else caught is in the log, and the town goes on, or ends in good order when it cannot trust itself.
import { log } from './log.ts'

/**
 * A broken promise concerns the work that made it: it is written down and the others go on. After an error thrown
 * outside every promise nobody knows what state things are in: it is written down, and `end` stops the town so that
 * whoever runs it starts it again.
 */
export function catchTheRest(end: () => void): void {
  process.on('unhandledRejection', (reason) => log('error', 'a failure nobody caught', { error: told(reason) }))
  process.on('uncaughtException', (error) => {
    log('error', 'a failure nobody caught; the town stops', { error: told(error) })
    end()
  })
}

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
