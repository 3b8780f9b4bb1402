// Lets the owner put rows back in any order for the length of one transaction, and closes everything again as it was.
import type pg from 'pg'

/** Sets aside references, triggers and forced row-level security of these tables. The returned function puts them back, checking every reference. */
export async function openUp(client: pg.Client, tables: string[]): Promise<() => Promise<void>> {
  const references = await referencesOf(client, tables)
  const forced = await forcedOf(client, tables)
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table } of forced) await client.query(`alter table ${table} disable trigger user, no force row level security`)
  return async () => {
    for (const { table } of forced) await client.query(`alter table ${table} enable trigger user`)
    for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
    for (const { table, isForced } of forced) if (isForced) await client.query(`alter table ${table} force row level security`)
  }
}

/** Sets the counters of numbered columns past the rows that were put back. */
export async function setCounters(client: pg.Client, tables: string[]): Promise<void> {
  const { rows } = await client.query<{ counter: string; table: string; column: string }>(
    `select s.oid::regclass::text as counter, format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column
    from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0
    join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and format('%I.%I', n.nspname, c.relname) = any ($1)`,
    [tables],
  )
  for (const { counter, table, column } of rows)
    await client.query(`select setval($1::regclass, coalesce((select max(${column}) from ${table}), 0) + 1, false)`, [counter])
}

async function referencesOf(client: pg.Client, tables: string[]): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and c.relpersistence = 'p' and format('%I.%I', n.nspname, c.relname) = any ($1)`,
    [tables],
  )
  return rows
}

async function forcedOf(client: pg.Client, tables: string[]): Promise<{ table: string; isForced: boolean }[]> {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as table, c.relforcerowsecurity as "isForced"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and format('%I.%I', n.nspname, c.relname) = any ($1)`,
    [tables],
  )
  return rows
}
