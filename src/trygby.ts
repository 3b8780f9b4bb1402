// The town's command line: finds the command, joins the town's database, does the deed.
import { commands as benchCommands } from './bench/commands.ts'
import { databaseAtHand } from './database-at-hand.ts'
import { commands as demoCommands } from './demo.ts'
import { commands as analysesCommands } from './knowledge/analyses/commands.ts'
import { commands as sourcesCommands } from './knowledge/sources/commands.ts'
import { commands as auditCommands } from './platform/audit/commands.ts'
import { commands as backupCommands } from './platform/backup/commands.ts'
import type { Command } from './platform/command.ts'
import { readConfig } from './platform/config.ts'
import { asSystem, openDb } from './platform/db.ts'
import { migrate } from './platform/migrate.ts'
import { commands as peopleCommands } from './platform/people/commands.ts'
import { commands as releaseCommands } from './platform/release/commands.ts'
import { makeFirstTown } from './platform/town/store.ts'
import { commands as workCommands } from './work.ts'

const commands: Command[] = [
  ...sourcesCommands,
  ...analysesCommands,
  ...demoCommands,
  ...peopleCommands,
  ...releaseCommands,
  ...auditCommands,
  ...backupCommands,
  ...workCommands,
  ...benchCommands,
]

const print = (line: string) => process.stdout.write(`${line}\n`)

function help(): void {
  print('npm run trygby -- COMMAND\n')
  const width = Math.max(...commands.map((command) => command.name.length))
  for (const command of commands) print(`  ${command.name.padEnd(width)}  ${command.usage}`)
  print(
    '\nTRYGBY_DATA names the data folder (./data). A command joins the running town; with several towns, TRYGBY_TOWN=number chooses one.',
  )
}

/** The longest name that the words begin with. */
function find(words: string[]): Command | undefined {
  return commands
    .filter((command) => command.name.split(' ').every((part, i) => words[i] === part))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

async function main(words: string[]): Promise<number> {
  const command = find(words)
  if (!command) {
    if (words[0] && !['help', '--help'].includes(words[0])) print(`There is no command "${words.join(' ')}". These are:\n`)
    help()
    return words[0] && !['help', '--help'].includes(words[0]) ? 2 : 0
  }
  const config = readConfig(process.env)
  const args = words.slice(command.name.split(' ').length)
  if (command.alone) return command.run(args, { config, print })
  const database = await databaseAtHand(config, 'join', () => {})
  const db = openDb(database.appUrl, { connections: 4 })
  try {
    if (!command.beforeMigration) await migrate(database.ownerUrl)
    const municipality = command.beforeMigration ? 0 : await chosenTown(db)
    return await command.run(args, {
      config,
      db,
      municipality,
      ownerUrl: database.ownerUrl,
      appUrl: database.appUrl,
      backupUrl: database.backupUrl,
      print,
    })
  } finally {
    await db.close()
    await database.stop()
  }
}

/** The town the command is for. */
async function chosenTown(db: ReturnType<typeof openDb>): Promise<number> {
  const wanted = process.env.TRYGBY_TOWN ? Number(process.env.TRYGBY_TOWN) : null
  return db.transaction(asSystem(wanted ?? 1, 'command line'), async (tx) => {
    const towns = await makeFirstTown(tx)
    const town = wanted === null ? towns[0] : towns.find((t) => t.municipality === wanted)
    if (!town) throw new Error(`There is no town ${wanted} here. There are: ${towns.map((t) => `${t.municipality} ${t.name}`).join(', ')}`)
    return town.municipality
  })
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
