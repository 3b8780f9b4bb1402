// What the database says of itself, held against the promises every table must keep; each finding is a sentence.
import type pg from 'pg'
import { librarySchemas } from '../src/platform/library-tables.ts'

/** Unique keys that are global on purpose: the host of a visit is looked up before the town is known. */
const globalKeys = ['platform.municipality_host_key']

const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public') and not n.nspname = any ($1)`
const dataClass = `'^(open|internal|personal|sensitive|secret): \\S'`
const aboutPersons = `'^(personal|sensitive)'`
// A person is never rated, ranked or foretold: names of columns and types, in English and Danish, that would do so.
const rating = `'(^|_)(score|scored|rank|ranking|rating|risk|risks|prediction|predicted|propensity|likelihood|danger|dangerousness|threat|risiko|vurderingstal|farlighed)(_|$)'`

const promises: { finding: string; query: string }[] = [
  {
    finding: 'row-level security is not enabled and forced',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    finding: 'the table has no comment that begins with its data class',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p', 'v') and coalesce(obj_description(c.oid, 'pg_class'), '') !~ ${dataClass}`,
  },
  {
    finding: 'the column has no comment that begins with its data class',
    query: `select c.oid::regclass || '.' || a.attname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where ${ours} and c.relkind in ('r', 'p') and coalesce(col_description(c.oid, a.attnum), '') !~ ${dataClass}`,
  },
  {
    finding: 'the reference does not say what happens on delete',
    query: `select c.oid::regclass || '.' || k.conname as what from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace where ${ours} and k.contype = 'f' and k.confdeltype = 'a'`,
  },
  {
    finding: 'the table has no key',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  },
  {
    finding: 'the key does not begin with the municipality',
    query: `select i.indexrelid::regclass::text as what from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where ${ours} and i.indisunique and i.indexrelid::regclass::text <> all ('{${globalKeys.join(',')}}')
        and (a.attname is distinct from 'municipality' or a.atttypid <> 'smallint'::regtype)`,
  },
  {
    finding: 'the view does not read with the rights of whoever asks (security_invoker)',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false))`,
  },
  {
    finding: 'the function runs with the rights of its owner (security definer)',
    query: `select p.oid::regprocedure::text as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef`,
  },
  {
    finding: 'the counter belongs to no column, so a restore would not set it',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'S'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0)`,
  },
  {
    finding: 'rates, ranks or foretells people',
    query: `select c.oid::regclass || '.' || a.attname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and a.attname ~ ${rating} and (
        obj_description(c.oid, 'pg_class') ~ ${aboutPersons}
        or exists (select from pg_attribute p where p.attrelid = c.oid and col_description(c.oid, p.attnum) ~ ${aboutPersons})
        or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and obj_description(k.confrelid, 'pg_class') ~ ${aboutPersons}))
      union all select t.oid::regtype::text from pg_type t join pg_namespace n on n.oid = t.typnamespace
      where ${ours} and t.typtype in ('e', 'd') and t.typname ~ ${rating}`,
  },
  {
    finding: 'belongs to the role that serves people, which must own nothing',
    query: `select c.oid::regclass::text as what from pg_class c where c.relowner = 'trygby_app'::regrole and $1::text[] is not null
      union all select p.oid::regprocedure::text from pg_proc p where p.proowner = 'trygby_app'::regrole
      union all select nspname::text from pg_namespace where nspowner = 'trygby_app'::regrole`,
  },
  {
    finding: 'the role that serves people can step past row-level security or make things',
    query: `select rolname::text as what from pg_roles r where $1::text[] is not null and rolname = 'trygby_app' and (
        rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or exists (select from pg_roles o where o.rolname <> r.rolname and pg_has_role(r.oid, o.oid, 'member')
          and (o.rolsuper or o.rolbypassrls or exists (select from pg_class c where c.relowner = o.oid))))
      union all select n.nspname::text from pg_namespace n where has_schema_privilege('trygby_app', n.oid, 'create') and n.nspname !~ '^pg_' and n.nspname <> 'public'`,
  },
  {
    finding: 'may be emptied, hung triggers on, or referred to by the role that serves people, or is open to every role',
    query: `select c.oid::regclass::text as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p', 'v') and (has_table_privilege('trygby_app', c.oid, 'truncate, trigger, references')
        or exists (select from aclexplode(c.relacl) g where g.grantee = 0))`,
  },
]

/** Everything in the database that breaks a promise. */
export async function brokenPromises(client: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const { finding, query } of promises) {
    const { rows } = await client.query<{ what: string }>(query, [Object.keys(librarySchemas)])
    for (const { what } of rows) found.push(`${what}: ${finding}`)
  }
  return found
}
