// Finds the town's database: the address of a PostgreSQL somebody runs, or our own beside the town's data.
import type { TownCommand } from './platform/command.ts'
import type { Config } from './platform/config.ts'
import { joinEmbedded, startEmbedded } from './platform/embedded-postgres.ts'

export interface DatabaseAtHand {
  ownerUrl: string
  appUrl: string
  backupUrl: string | null
  stop(): Promise<void>
}

/** For the town itself, which must be alone on its data folder. */
export async function databaseOfTown(config: Config, log: (line: string) => void): Promise<DatabaseAtHand> {
  return elsewhere(config) ?? startEmbedded(config.dataDir, { log, deed: 'the town' })
}

/** For a command, which joins whoever is there, or is alone there for as long as it takes. */
export async function databaseOfCommand(
  config: Config,
  { name, untilStopped }: TownCommand,
  log: (line: string) => void,
): Promise<DatabaseAtHand> {
  const command = untilStopped ? 'until stopped' : 'for a while'
  return elsewhere(config) ?? joinEmbedded(config.dataDir, { log, deed: `trygby ${name}`, command })
}

const elsewhere = ({ database }: Config): DatabaseAtHand | null => database && { ...database, stop: async () => {} }
