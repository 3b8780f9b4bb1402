// Words that wait to be read, and letting them go once they are.
import { sql, type Tx } from '../../../../platform/db.ts'
import { atOnce, type Unread } from './model.ts'

/** The oldest first, so many at a time, and how many wait in all. */
export async function unreadWords(tx: Tx): Promise<{ unread: Unread[]; waiting: number }> {
  const unread =
    await sql<Unread>`select r.id as report, r.number, r.kind, r.place_label as "placeLabel", w.written, r.words, w.written_at as "writtenAt"
    from public_space.report_words w join public_space.report r on r.municipality = w.municipality and r.id = w.report
    where w.municipality = platform.town() order by w.written_at, w.report limit ${atOnce}`.execute(tx)
  return { unread: unread.rows, waiting: await countUnread(tx) }
}

/** How many reports have words that nobody has read; 0 for whoever may not read them. */
export async function countUnread(tx: Tx): Promise<number> {
  const all = await sql<{
    n: number
  }>`select count(*)::int as n from public_space.report_words where municipality = platform.town()`.execute(tx)
  return all.rows[0]?.n ?? 0
}

/** The words of one report as they were written, held until this transaction ends; null when somebody has read them. */
export async function holdUnread(tx: Tx, report: string): Promise<string | null> {
  const { rows } = await sql<{
    words: string
  }>`select r.words from public_space.report r where r.municipality = platform.town() and r.id = ${report}
    and exists (select from public_space.report_words w where w.municipality = r.municipality and w.report = r.id) for update`.execute(tx)
  return rows[0]?.words ?? null
}

/** Keeps what may stay; what was written is gone. */
export async function letWordsGo(tx: Tx, report: string, words: string): Promise<void> {
  await sql`update public_space.report set words = ${words}, words_state = 'read', revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${report}`.execute(tx)
  await sql`delete from public_space.report_words where municipality = platform.town() and report = ${report}`.execute(tx)
}
