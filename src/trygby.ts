// The town's command line: finds the command, joins the town's database, does the deed.
import { existsSync } from 'node:fs'
import { databaseOfCommand } from './database-at-hand.ts'
import { commands as demoCommands } from './demo.ts'
import { commands as trialCommands } from './demo-trial/commands.ts'
import { commands as analysesCommands } from './knowledge/analyses/commands.ts'
import { commands as sourcesCommands } from './knowledge/sources/commands.ts'
import { commands as auditCommands } from './platform/audit/commands.ts'
import { sealEveryTown } from './platform/audit/seal.ts'
import { commands as backupCommands } from './platform/backup/commands.ts'
import type { Command, TownCommand } from './platform/command.ts'
import { type Config, readConfig } from './platform/config.ts'
import { asSystem, type Db, openDb } from './platform/db.ts'
import { refuseUnfitDatabase, refuseUnfitLogin } from './platform/fit-database.ts'
import { migrate } from './platform/migrate.ts'
import { commands as peopleCommands } from './platform/people/commands.ts'
import { commands as releaseCommands } from './platform/release/commands.ts'
import { makeFirstTown } from './platform/town/store.ts'
import { commands as workCommands } from './work.ts'

/** The trials that kill and fuzz a town; the image of a town is without them. */
const bench = new URL('./bench/commands.ts', import.meta.url)
const benchCommands: Command[] = existsSync(bench) ? (await import('./bench/commands.ts')).commands : []

const commands: Command[] = [
  ...sourcesCommands,
  ...analysesCommands,
  ...demoCommands,
  ...trialCommands,
  ...peopleCommands,
  ...releaseCommands,
  ...auditCommands,
  ...backupCommands,
  ...workCommands,
  ...benchCommands,
]

const print = (line: string) => process.stdout.write(`${line}\n`)
const say = (line: string) => process.stderr.write(`${line}\n`)

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
  return command.alone ? command.run(args, { config, print }) : runInTown(command, args, config)
}

async function runInTown(command: TownCommand, args: string[], config: Config): Promise<number> {
  const { stop, ...addresses } = await databaseOfCommand(config, command, say)
  const db = openDb(addresses.appUrl, { connections: 4 })
  const at = { config, db, ...addresses, print }
  try {
    await refuseUnfitDatabase(addresses.ownerUrl)
    if (command.beforeMigration) return await command.run(args, { ...at, municipality: 0 })
    await migrate(addresses.ownerUrl)
    await refuseUnfitLogin(addresses.appUrl)
    const code = await command.run(args, { ...at, municipality: await chosenTown(db) })
    // Nobody else may be there to seal what the command wrote into the log.
    if (!command.onlyLooks) await sealEveryTown(db)
    return code
  } finally {
    await db.close()
    await stop()
  }
}

/** The town the command is for. */
async function chosenTown(db: Db): Promise<number> {
  const towns = await db.transaction(asSystem(1, 'command line'), makeFirstTown)
  const wanted = process.env.TRYGBY_TOWN
  const town = wanted ? towns.find(({ municipality }) => String(municipality) === wanted) : towns[0]
  if (town) return town.municipality
  const there = towns.map(({ municipality, name }) => `${municipality} ${name}`.trim()).join(', ')
  throw new Error(`TRYGBY_TOWN takes the number of a town that is here (${there}); "${wanted}" came.`)
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
