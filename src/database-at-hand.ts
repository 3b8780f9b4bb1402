// Finds the town's database: the address of a PostgreSQL somebody runs, or our own beside the town's data.
import type { Config } from './platform/config.ts'
import { joinEmbedded, startEmbedded } from './platform/embedded-postgres.ts'

export interface DatabaseAtHand {
  ownerUrl: string
  appUrl: string
  backupUrl: string | null
  stop(): Promise<void>
}

/** `hold` is for the town itself, which must be alone on its data folder; a command joins whoever is there. */
export async function databaseAtHand(config: Config, way: 'hold' | 'join', log: (line: string) => void): Promise<DatabaseAtHand> {
  if (config.database) return { ...config.database, stop: async () => {} }
  return way === 'hold'
    ? startEmbedded(config.dataDir, { log, deed: 'the town' })
    : joinEmbedded(config.dataDir, { log, deed: 'a command' })
}
