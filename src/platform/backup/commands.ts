// `trygby backup FILE` and `trygby restore FILE`: the whole town into one file and back.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sealEveryTown } from '../audit/seal.ts'
import { type Command, type CommandContext, readOptions } from '../command.ts'
import { BrokenBackup, type Manifest } from './container.ts'
import { examine, RestoreRefused, restoreBackup } from './restore.ts'
import { takeBackup } from './take.ts'

export const commands: Command[] = [
  { name: 'backup', usage: 'FILE  the whole town at one moment, into one file; the town goes on meanwhile', run: backup },
  { name: 'backup check', usage: 'FILE  is a backup whole?', run: check },
  {
    name: 'restore',
    usage: 'FILE  brings a backup back into an empty database, all of it or nothing',
    beforeMigration: true,
    run: restore,
  },
]

async function backup(args: string[], { config, backupUrl, print }: CommandContext): Promise<number> {
  const file = fileOf(args)
  if (!file) return say(print, 'Which file? For instance: npm run trygby -- backup town.trygby')
  if (!backupUrl)
    return say(print, 'DATABASE_BACKUP_URL is not set: the address of a login with BYPASSRLS and pg_read_all_data that nothing else uses.')
  if (await stat(file).catch(() => null)) return say(print, `${file} is there already. Choose another name.`)
  const began = performance.now()
  const taken = await takeBackup({ backupUrl, dataDir: config.dataDir, version: config.version, file })
  print(`${counted(taken)} in ${file} (${((await stat(file)).size / 1e6).toFixed(1)} MB, ${seconds(began)} s).`)
  for (const hash of taken.missingFiles) print(`The picture ${hash} is missing in the files folder and so in the backup.`)
  print(`The file holds personal data. The town's secret is not in it: keep TRYGBY_SECRET (or ${config.dataDir}/secret) elsewhere.`)
  return taken.missingFiles.length > 0 ? 1 : 0
}

async function check(args: string[], { print }: CommandContext): Promise<number> {
  const file = fileOf(args)
  if (!file) return say(print, 'Which file? For instance: npm run trygby -- backup check town.trygby')
  return inWords(print, async () => {
    const { head, manifest } = await examine(file)
    print(`${counted(manifest)}, taken ${head.takenAt} by version ${head.version}. The backup is whole.`)
  })
}

async function restore(args: string[], { config, db, ownerUrl, print }: CommandContext): Promise<number> {
  const file = fileOf(args)
  if (!file) return say(print, 'Which file? For instance: npm run trygby -- restore town.trygby')
  const began = performance.now()
  return inWords(print, async () => {
    const { head, manifest } = await restoreBackup({ ownerUrl, dataDir: config.dataDir, file })
    await sealEveryTown(db) // entries that waited for their seal when the backup was taken
    print(`${counted(manifest)} restored as they were at ${head.takenAt}; every checksum is equal (${seconds(began)} s).`)
  })
}

const fileOf = (args: string[]): string | null => {
  const [word] = readOptions(args).words
  return word ? resolve(word) : null
}

async function inWords(print: (line: string) => void, deed: () => Promise<void>): Promise<number> {
  try {
    await deed()
    return 0
  } catch (error) {
    if (error instanceof BrokenBackup || error instanceof RestoreRefused) return say(print, error.message)
    throw error
  }
}

function say(print: (line: string) => void, sentence: string): number {
  print(sentence)
  return 1
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)

function counted({ tables, files }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  return `${Object.keys(tables).length} tables, ${rows} rows, ${files} pictures`
}
