// Brings a town back from a backup into an empty database: everything, checked row by row, or nothing at all.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { putFile } from '../files/folder.ts'
import { prepareJobs } from '../jobs/prepare.ts'
import { libraryTablesInBackup } from '../library-tables.ts'
import { migrate } from '../migrate.ts'
import { type BackupHead, BrokenBackup, type Manifest, readBackup } from './container.ts'
import { openUp, setCounters } from './open-up.ts'
import { rowsOf, type TableShape, tablesToKeep } from './tables.ts'

/** The restore is refused; the message is for the person who restores. */
export class RestoreRefused extends Error {}

export interface RestoreBackup {
  ownerUrl: string
  dataDir: string
  file: string
}

export interface RestoredBackup {
  head: BackupHead
  manifest: Manifest
}

/** Reads the whole file once before the database is touched, then once more to load it in one transaction. */
export async function restoreBackup({ ownerUrl, dataDir, file }: RestoreBackup): Promise<RestoredBackup> {
  const found = await examine(file)
  await refuseUnlessEmpty(ownerUrl)
  const last = found.head.migrations.at(-1)
  if (!last) throw new BrokenBackup('The backup does not say of which version it is.')
  await migrate(ownerUrl, undefined, last).catch((cause: Error) => {
    throw new RestoreRefused(
      `The backup is of ${found.head.version} and needs a version of Trygby that knows the migration ${last}. ${cause.message}`,
      { cause },
    )
  })
  await prepareJobs(ownerUrl, [])
  await load(ownerUrl, dataDir, file, found.manifest)
  await migrate(ownerUrl)
  return found
}

/** Is the file whole? Throws BrokenBackup when not. */
export async function examine(file: string): Promise<RestoredBackup> {
  let head: BackupHead | null = null
  let manifest: Manifest | null = null
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') head = part.head
    if (part.kind === 'manifest') manifest = part.manifest
  }
  if (!head || !manifest) throw new BrokenBackup('The backup breaks off: its end is missing.')
  if (head.format !== 1) throw new BrokenBackup('The backup was made by a newer Trygby. Install that version first.')
  return { head, manifest }
}

async function refuseUnlessEmpty(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ isMade: boolean }>(`select to_regclass('platform.municipality') is not null as "isMade"`)
    if (!rows[0]?.isMade) return
    const towns = await client.query<{ name: string }>('select name from platform.municipality order by municipality')
    if (towns.rows.length > 0)
      throw new RestoreRefused(
        `The database is not empty: it holds ${towns.rows.map(({ name }) => name || 'a town without name').join(', ')}. Restore into an empty one.`,
      )
  } finally {
    await client.end()
  }
}

async function load(ownerUrl: string, dataDir: string, file: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const shapes = await tablesToKeep(client)
    const tables = shapes.map(({ table }) => table)
    const close = await openUp(client, tables)
    for (const { table } of [...shapes].reverse()) await client.query(`delete from ${table}`)
    await loadParts(client, dataDir, file)
    await setCounters(client, tables)
    for (const shape of shapes) await compare(client, shape, manifest)
    await close()
    await client.query('commit')
  } finally {
    await client.end() // without a commit nothing of it stays
  }
}

const batch = { rows: 1000, characters: 4_000_000 }

async function loadParts(client: pg.Client, dataDir: string, file: string): Promise<void> {
  let into = { table: '', columns: '' }
  let rows: string[] = []
  let size = 0
  const flush = async () => {
    if (rows.length === 0) return
    await client.query(
      `insert into ${into.table} (${into.columns}) overriding system value select ${into.columns} from jsonb_populate_recordset(null::${into.table}, $1::jsonb)`,
      [`[${rows.join(',')}]`],
    )
    rows = []
    size = 0
  }
  for await (const part of readBackup(file)) {
    if (part.kind === 'row') {
      rows.push(part.json)
      size += part.json.length
      if (rows.length >= batch.rows || size > batch.characters) await flush()
      continue
    }
    await flush()
    if (part.kind === 'table') into = { table: part.table, columns: part.columns.join(', ') }
    if (part.kind === 'file') await putChecked(dataDir, part.hash, part.bytes)
  }
}

/** Bytes put back before the rows are kept: should the restore fail, they belong to nothing and are tidied away. */
async function putChecked(dataDir: string, hash: string, bytes: Buffer): Promise<void> {
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new BrokenBackup(`The picture ${hash} in the backup is damaged.`)
  await putFile(dataDir, hash, bytes)
}

async function compare(client: pg.Client, shape: TableShape, manifest: Manifest): Promise<void> {
  const wanted = manifest.tables[shape.table] ?? { rows: 0, sha256: createHash('sha256').digest('hex') }
  const { rows, sha256 } = await checksumOf(client, shape)
  // A newer version of a library may have given its tables more columns; its rows are counted.
  const isSame = rows === wanted.rows && (sha256 === wanted.sha256 || libraryTablesInBackup.includes(shape.table))
  if (!isSame)
    throw new RestoreRefused(
      `${shape.table} is not as it was: ${wanted.rows} rows (${wanted.sha256}) were expected, ${rows} (${sha256}) came. Nothing was restored.`,
    )
}

/** Count and checksum of a table's rows, as a backup's manifest has them. Runs in a transaction. */
export async function checksumOf(client: pg.Client, shape: TableShape): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of rowsOf(client, shape)) {
    rows += lines.length
    for (const line of lines) hash.update(line).update('\n')
  }
  return { rows, sha256: hash.digest('hex') }
}
