// Takes a backup while the town goes on: every table as it was at one moment, and the pictures its rows speak of.
import { rename, rm } from 'node:fs/promises'
import pg from 'pg'
import { getFile } from '../files/folder.ts'
import { type BackupWriter, type Manifest, writeBackup } from './container.ts'
import { migrationsOf, rowsOf, tablesToKeep } from './tables.ts'

export interface TakeBackup {
  /** Address of the login that reads past row-level security; used for this alone. */
  backupUrl: string
  dataDir: string
  version: string
  /** Must not be there yet. */
  file: string
}

export interface TakenBackup extends Manifest {
  /** Pictures that a row speaks of but that were not in the folder. */
  missingFiles: string[]
}

/** Takes the backup. The file appears under its name only when it is whole. */
export async function takeBackup({ backupUrl, dataDir, version, file }: TakeBackup): Promise<TakenBackup> {
  const draft = `${file}.draft`
  const client = new pg.Client({ connectionString: backupUrl })
  await client.connect()
  let writer: BackupWriter | null = null
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    writer = await writeBackup(draft, { format: 1, version, takenAt: new Date().toISOString(), migrations: await migrationsOf(client) })
    for (const shape of await tablesToKeep(client)) {
      await writer.table(shape.table, shape.columns)
      for await (const lines of rowsOf(client, shape)) await writer.rows(lines)
    }
    const missingFiles = await addFiles(client, writer, dataDir)
    const manifest = await writer.end()
    await rename(draft, file)
    return { ...manifest, missingFiles }
  } catch (error) {
    await writer?.abandon()
    if ((error as { code?: string }).code !== 'EEXIST') await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function addFiles(client: pg.Client, writer: BackupWriter, dataDir: string): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>('select distinct content_hash as hash from platform.stored_file order by 1')
  const missing: string[] = []
  for (const { hash } of rows) {
    const bytes = await getFile(dataDir, hash).catch((error: { code?: string }) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    if (bytes) await writer.file(hash, bytes)
    else missing.push(hash)
  }
  return missing
}
