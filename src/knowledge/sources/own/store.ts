// The town's own series in the database: files on their way in, what is remembered of their columns, and bringing them in whole.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Bilingual } from '../series/model.ts'
import { frequencyOf } from '../series/model.ts'
import { writeSeries } from '../series/store.ts'
import { completeFetch, type Taken } from '../statbank/store.ts'
import type { Answers, Checked, ColumnRole } from './model.ts'

export interface Draft {
  id: string
  fileName: string
  bytes: Uint8Array
  hash: string
  answers: Answers | null
  /** The series it is more figures for; null for a new one. */
  source: string | null
}

/** Keeps a file for a day, for the one who handed it in. Their earlier files are forgotten. */
export async function keepFile(tx: Tx, file: { name: string; bytes: Uint8Array; hash: string; source: string | null }): Promise<string> {
  const id = newId()
  await sql`delete from knowledge.upload_draft where municipality = platform.town() and account = platform.actor()`.execute(tx)
  await sql`insert into knowledge.upload_draft (municipality, id, account, file_name, content, content_hash, source)
    values (platform.town(), ${id}, platform.actor(), ${file.name}, ${Buffer.from(file.bytes)}, ${file.hash}, ${file.source})`.execute(tx)
  return id
}

export async function readDraft(tx: Tx, id: string): Promise<Draft | null> {
  const found = await sql<Draft>`select id, file_name as "fileName", content as bytes, content_hash as hash, answers, source
    from knowledge.upload_draft where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export async function keepAnswers(tx: Tx, draft: string, answers: Answers): Promise<void> {
  await sql`update knowledge.upload_draft set answers = ${JSON.stringify(answers)} where municipality = platform.town() and id = ${draft}`.execute(
    tx,
  )
}

export async function forgetDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from knowledge.upload_draft where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Whether exactly this file was the last one brought in for its series. An earlier one may have been corrected since. */
export async function wasBroughtIn(tx: Tx, { hash, source }: Draft): Promise<boolean> {
  const last = await sql<{ plan_hash: string }>`select plan_hash from knowledge.fetch
    where municipality = platform.town() and source = ${source} and state = 'done' order by finished_at desc limit 1`.execute(tx)
  return last.rows[0]?.plan_hash === hash
}

/** Forgets files whose time is over. */
export async function forgetOldDrafts(tx: Tx): Promise<number> {
  const gone = await sql`delete from knowledge.upload_draft where municipality = platform.town() and expires_at <= now()`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

export interface OwnSource {
  id: string
  table: string
  title: Bilingual
  unit: string
  credit: string
  mapping: Mapping | null
}

/** What is remembered of a series' files: the role of each column by its heading. */
export interface Mapping {
  roles: Record<string, ColumnRole>
  decimal: Answers['decimal']
}

export async function readOwnSources(tx: Tx): Promise<OwnSource[]> {
  const found =
    await sql<OwnSource>`select s.id, s.table_id as "table", s.title, s.unit, s.credit, m.answers as mapping from knowledge.source s
    left join knowledge.import_mapping m on m.municipality = s.municipality and m.source = s.id
    where s.municipality = platform.town() and s.kind = 'own' order by s.table_id`.execute(tx)
  return found.rows
}

/** The town's code and its own areas, for reading where a figure belongs. Names in small letters lead to names as written. */
export async function readSurroundings(tx: Tx): Promise<{ town: string; areas: Map<string, string> }> {
  const town = await sql<{ code: string }>`select code from platform.municipality where municipality = platform.town()`.execute(tx)
  const areas = await sql<{ name: string }>`select name from platform.area where municipality = platform.town()`.execute(tx)
  return { town: town.rows[0]?.code || '000', areas: new Map(areas.rows.map(({ name }) => [name.toLocaleLowerCase('da'), name])) }
}

/** Thrown, to undo everything, when a file holds nothing that was not held before. */
export class NothingNew extends Error {
  override name = 'NothingNew'
}

/** Brings a checked file in: all of it in the caller's transaction. Throws NothingNew when every figure was held already. */
export async function bringIn(
  tx: Tx,
  draft: Draft,
  answers: Answers,
  columns: string[],
  checked: Checked,
): Promise<{ source: string; taken: Taken }> {
  if (checked.wrong.length > 0) throw new Error('A file with wrong cells is never brought in')
  const source = await ensureOwnSource(tx, draft.source, answers)
  const fetch = newId()
  await sql`insert into knowledge.fetch (municipality, id, source, origin, plan_hash) values (platform.town(), ${fetch}, ${source}, ${draft.fileName}, ${draft.hash})`.execute(
    tx,
  )
  const taken: Taken = { cells: checked.figures, added: 0, changed: 0 }
  for (const { code, figures } of checked.series) {
    const facts = {
      code,
      codes: { serie: code },
      labels: { serie: { da: code, en: code } },
      unit: answers.unit,
      frequency: frequencyOf(figures.periods[0] ?? '') ?? 'year',
    }
    const { added, changed } = await writeSeries(tx, source, fetch, facts, figures)
    taken.added += added
    taken.changed += changed
  }
  if (taken.added + taken.changed === 0) throw new NothingNew()
  await completeFetch(tx, source, fetch, taken)
  await rememberMapping(tx, source, {
    roles: Object.fromEntries(columns.map((heading, i) => [heading, answers.roles[i] ?? 'skip'])),
    decimal: answers.decimal,
  })
  await forgetDraft(tx, draft.id)
  return { source, taken }
}

async function ensureOwnSource(tx: Tx, known: string | null, answers: Answers): Promise<string> {
  const title = JSON.stringify({ da: answers.title, en: answers.title })
  if (known) {
    await sql`update knowledge.source set title = ${title}, unit = ${answers.unit}, credit = ${answers.credit}
      where municipality = platform.town() and id = ${known} and kind = 'own'`.execute(tx)
    return known
  }
  const id = newId()
  await sql`insert into knowledge.source (municipality, id, kind, publisher, table_id, title, unit, credit)
    values (platform.town(), ${id}, 'own', (select coalesce(nullif(name, ''), '-') from platform.municipality where municipality = platform.town()),
      ${answers.title}, ${title}, ${answers.unit}, ${answers.credit})`.execute(tx)
  return id
}

async function rememberMapping(tx: Tx, source: string, mapping: Mapping): Promise<void> {
  await sql`insert into knowledge.import_mapping (municipality, source, answers) values (platform.town(), ${source}, ${JSON.stringify(mapping)})
    on conflict (municipality, source) do update set answers = excluded.answers, confirmed_at = now()`.execute(tx)
}
