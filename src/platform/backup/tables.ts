// Which tables a backup holds, in which columns and order, read from the database itself so that no table is forgotten.
import type pg from 'pg'
import { librarySchemas, libraryTablesInBackup } from '../library-tables.ts'

export interface TableShape {
  /** Schema and name as written in SQL. */
  table: string
  columns: string[]
  /** The order of rows: the key, as text, the same on every machine. */
  order: string
}

/** All of our tables except the unlogged ones (counts that may be lost), and the libraries' that a backup takes along. */
export async function tablesToKeep(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; keys: string[] | null }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(quote_ident(a.attname) order by k.place) from pg_index i cross join unnest(i.indkey) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and (not n.nspname = any ($1) or n.nspname || '.' || c.relname = any ($2))
    order by coalesce(array_position($2, n.nspname || '.' || c.relname), 0), 1`,
    [Object.keys(librarySchemas), libraryTablesInBackup],
  )
  return rows.map(({ table, columns, keys }) => ({
    table,
    columns,
    order: (keys ?? columns).map((key) => `${key}::text collate "C"`).join(', '),
  }))
}

/** Reads a table row by row, each as one line of JSON, in batches. Only the stored columns count. */
export async function* rowsOf(client: pg.Client, { table, columns, order }: TableShape): AsyncGenerator<string[]> {
  await client.query(`declare rows_of no scroll cursor for
    select to_jsonb(r)::text as row from (select ${columns.join(', ')} from ${table} order by ${order}) r`)
  try {
    for (;;) {
      const { rows } = await client.query<{ row: string }>('fetch 2000 from rows_of')
      if (rows.length === 0) return
      yield rows.map(({ row }) => row)
    }
  } finally {
    await client.query('close rows_of')
  }
}

/** The migrations that ran, in order. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration.kysely_migration order by name')
  return rows.map(({ name }) => name)
}
