// A command of `npm run trygby`: what it is called, one line of help, and the deed.
import type { Config } from './config.ts'
import type { Db } from './db.ts'

export interface CommandContext {
  config: Config
  db: Db
  municipality: number
  ownerUrl: string
  /** Of the role that owns nothing. */
  appUrl: string
  backupUrl: string | null
  print(line: string): void
}

interface Named {
  /** One or two words: 'audit verify'. */
  name: string
  usage: string
}

/** Works with the town's database. */
export interface TownCommand extends Named {
  alone?: false
  /** For a restore, which wants the database empty. */
  beforeMigration?: boolean
  /** Leaves everything as it was found, entries of the log that wait for their seal too. */
  onlyLooks?: boolean
  /** Does not end by itself, so that nobody waits for it. */
  untilStopped?: boolean
  /** Does it and returns the exit code. */
  run(args: string[], at: CommandContext): Promise<number>
}

/** Brings its own town or database, such as a kill test. */
export interface LoneCommand extends Named {
  alone: true
  run(args: string[], at: Pick<CommandContext, 'config' | 'print'>): Promise<number>
}

export type Command = TownCommand | LoneCommand

/** Options written as --name value; what is left are the plain words. */
export function readOptions(args: string[]): { options: Record<string, string>; words: string[] } {
  const options: Record<string, string> = {}
  const words: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const next = args[i + 1]
    if (!arg.startsWith('--')) words.push(arg)
    else if (arg.includes('=')) options[arg.slice(2, arg.indexOf('='))] = arg.slice(arg.indexOf('=') + 1)
    else if (next !== undefined && !next.startsWith('--')) {
      options[arg.slice(2)] = next
      i++
    } else options[arg.slice(2)] = 'yes'
  }
  return { options, words }
}
