// The sources on the command line: fetch official figures, and check that none has been lost.
import { type Command, type CommandContext, readOptions } from '../../platform/command.ts'
import type { Tx } from '../../platform/db.ts'
import { fetchInSight } from './fetch-in-sight.ts'
import type { Fetched } from './statbank/fetch-table.ts'
import { failuresOf } from './statbank/fetch-wanted.ts'
import { wantedTables } from './statbank/wanted.ts'
import { fetcher, findLostFigures } from './store.ts'
import { terminalBar } from './terminal-bar.ts'
import { en } from './texts.en.ts'

const formats = ['JSONSTAT', 'BULK'] as const

const importStatbank: Command = {
  name: 'import statbank',
  usage: 'fetch official figures from Statistics Denmark  [--table STRAF11] [--again] [--format jsonstat|bulk]',
  run: async (args, { config, db, municipality, print }) => {
    const { options } = readOptions(args)
    const format = formats.find((one) => one === (options.format ?? 'jsonstat').toUpperCase())
    const only = options.table?.toUpperCase().split(',') ?? []
    const unknown = only.find((table) => !wantedTables.some((wanted) => wanted.table === table))
    if (!format || unknown) {
      const known = wantedTables.map(({ table }) => table).join(', ')
      print(
        unknown ? `There is no wanted table ${unknown}. These are: ${known}.` : `--format is jsonstat or bulk, not "${options.format}".`,
      )
      return 2
    }
    const stop = new AbortController()
    const onStop = () => stop.abort()
    process.once('SIGINT', onStop).once('SIGTERM', onStop)
    const bar = terminalBar(process.stdout)
    const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(fetcher(municipality), deed)
    const began = performance.now()
    const results = await fetchInSight(
      { bank: { url: config.statbankUrl, signal: stop.signal, format }, work, again: options.again === 'yes', onProgress: bar.show },
      only,
    )
    bar.end()
    process.off('SIGINT', onStop).off('SIGTERM', onStop)
    for (const result of results) print(sentence(result))
    print(`From ${config.statbankUrl} in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    if (results.some((result) => result.state === 'done'))
      print('A running town works out crime against what was to be expected from them. To do it here and now: npm run trygby -- analyse')
    return failuresOf(results).length > 0 ? 1 : 0
  },
}

function sentence(result: Fetched): string {
  if (result.state === 'failed') return en.trouble[result.trouble.key](result.table, result.trouble.facts)
  const missing = result.missing.map(({ variable, value }) => `${variable} ${value}`).join(', ')
  const lacks = missing ? ` The source lacks: ${missing}.` : ''
  if (result.state === 'nothing-new') return `${result.table}: nothing new since it was last fetched.${lacks}`
  const { cells, added, changed } = result.taken
  return `${result.table}: ${cells} figures came, ${added} new, ${changed} changed.${lacks}`
}

const checkSources: Command = {
  name: 'import check',
  usage: 'compare every figure with the checksum noted when it was brought in',
  run: async (_, { db, municipality, print }: CommandContext) => {
    const lost = await db.transaction(fetcher(municipality), findLostFigures)
    for (const { table, expected, held } of lost)
      print(`${table}: the figures are not those that were brought in (${expected} then, ${held} now). Fetch again with --again.`)
    if (lost.length === 0) print('All figures are as they were brought in.')
    return lost.length === 0 ? 0 : 1
  },
}

export const commands: Command[] = [importStatbank, checkSources]
