// Looks for words in everything a town keeps: every table of every schema, and every file of its folder.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestTown } from '../../../../tests/town.ts'

/** Where these words stand: names of tables and files; nowhere when they are gone. */
export async function whereIs({ ownerUrl, platform }: TestTown, words: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return [...(await tablesWith(owner, words)), ...(await filesWith(platform.config.dataDir, words))]
  } finally {
    await owner.end()
  }
}

/** The owner takes the walls down for this look only, and everything is as it was afterwards. */
async function tablesWith(owner: pg.Client, words: string): Promise<string[]> {
  await owner.query('begin')
  const tables = await owner.query<{
    name: string
    walled: boolean
  }>(`select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as walled
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`)
  const found: string[] = []
  for (const { name, walled } of tables.rows) {
    if (walled) await owner.query(`alter table ${name} no force row level security`)
    const rows = await owner.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [words])
    if (rows.rows.length > 0) found.push(name)
  }
  await owner.query('rollback')
  return found
}

async function filesWith(dataDir: string, words: string): Promise<string[]> {
  const found: string[] = []
  for (const file of await readdir(dataDir, { recursive: true, withFileTypes: true }))
    if (file.isFile() && (await readFile(join(file.parentPath, file.name))).includes(words)) found.push(file.name)
  return found
}
