// An import in a process of its own, to be killed: prints a receipt for each portion and table that the database has acknowledged.

import { fetchTable } from '../../knowledge/sources/statbank/fetch-table.ts'
import { wantedTables } from '../../knowledge/sources/statbank/wanted.ts'
import { fetcher } from '../../knowledge/sources/store.ts'
import { openDb, type Tx } from '../../platform/db.ts'

const { APP_URL = '', STATBANK_URL = '', CELLS = '2000' } = process.env
const db = openDb(APP_URL, { connections: 2 })
const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(fetcher(1), deed)
const receipt = (line: string) => void process.stdout.write(`${line}\n`)

receipt('ready')
for (const wanted of wantedTables) {
  const onProgress = ({ table, done }: { table: string; done: number }) => receipt(`kept ${table} ${done}`)
  const { table, state } = await fetchTable(wanted, {
    bank: { url: STATBANK_URL, firstPause: 20 },
    work,
    again: true,
    cellsAtATime: Number(CELLS),
    onProgress,
  })
  receipt(`${state} ${table}`)
}
await db.close()
