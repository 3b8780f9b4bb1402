// What was said in consultation, as the plan shows it, what still waits for an answer, and who is asked.
import { sql, type Tx } from '../../../platform/db.ts'
import type { HeardComment } from '../document/model.ts'
import type { Comment, Party } from './model.ts'

/** Comments that are published with their answers, in the order they came. The plan is Danish, and so are its words for a resident and for the whole. */
export async function heardOf(tx: Tx, version: string): Promise<HeardComment[]> {
  const found = await sql<HeardComment>`select coalesce(h.thread::text, nullif(c.chapter_title, ''), 'Planen som helhed') as chapter,
      coalesce(p.name, 'En borger') as who, c.words, c.answer, coalesce(c.outcome, '') as outcome
    from goals.comment c left join goals.consultation_party p on p.municipality = c.municipality and p.id = c.party
      left join goals.chapter h on h.municipality = c.municipality and h.id = c.chapter and h.version = c.version
    where c.municipality = platform.town() and c.version = ${version} and c.is_public order by c.written_at, c.id`.execute(tx)
  return found.rows
}

export interface Unanswered {
  /** Chapters with comments that have no answer yet; an empty title is the version as a whole. */
  chapters: { chapter: string | null; title: string; comments: number }[]
  /** Partners asked who have neither commented nor said that they have nothing to add. */
  parties: { id: string; name: string }[]
}

export async function unansweredOf(tx: Tx, version: string): Promise<Unanswered> {
  const chapters = await sql<Unanswered['chapters'][number]>`select c.chapter, c.chapter_title as title, count(*)::int as comments
    from goals.comment c where c.municipality = platform.town() and c.version = ${version} and c.answered_at is null
    group by c.chapter, c.chapter_title order by c.chapter_title`.execute(tx)
  const parties = (await partiesOf(tx, version)).filter(({ comments, hasNothingToAdd }) => comments === 0 && !hasNothingToAdd)
  return { chapters: chapters.rows, parties }
}

const partyColumns = sql`p.id, p.organisation, p.name, p.nothing_to_add_at is not null as "hasNothingToAdd",
  (select count(*)::int from goals.comment c where c.municipality = p.municipality and c.party = p.id) as comments`

/** Everybody asked by name. */
export async function partiesOf(tx: Tx, version: string): Promise<Party[]> {
  const found = await sql<Party>`select ${partyColumns} from goals.consultation_party p
    where p.municipality = platform.town() and p.version = ${version} order by p.name collate "da-x-icu", p.id`.execute(tx)
  return found.rows
}

/** The partner that the one who asks speaks for; null when their organisation is not asked. */
export async function ownParty(tx: Tx, version: string): Promise<Party | null> {
  const found = await sql<Party>`select ${partyColumns} from goals.consultation_party p
    where p.municipality = platform.town() and p.version = ${version} and p.organisation = goals.own_organisation()`.execute(tx)
  return found.rows[0] ?? null
}

/** False when it had been said, or the partner has commented, or is not there for the one who asks. */
export async function sayNothingToAdd(tx: Tx, version: string, party: string): Promise<boolean> {
  const said = await sql`update goals.consultation_party p set nothing_to_add_at = clock_timestamp() where p.municipality = platform.town()
    and p.version = ${version} and p.id = ${party} and p.nothing_to_add_at is null`.execute(tx)
  return said.numAffectedRows === 1n
}

export interface NewComment {
  id: string
  version: string
  chapter: { id: string; title: string } | null
  party: string | null
  words: string
}

/** Keeps a comment in the name of the one who acts. The same comment sent twice is kept once. */
export async function addComment(tx: Tx, { id, version, chapter, party, words }: NewComment): Promise<void> {
  await sql`insert into goals.comment (municipality, version, id, chapter, chapter_title, party, author, words)
    values (platform.town(), ${version}, ${id}, ${chapter?.id ?? null}::uuid, ${chapter?.title ?? ''}, ${party}::uuid, platform.actor(), ${words})
    on conflict do nothing`.execute(tx)
}

/** The same from a page that may be old: false when the version has moved on meanwhile, its last day is over, or chapter or partner are gone. */
export async function addCommentIfOpen(tx: Tx, comment: NewComment): Promise<boolean> {
  await sql`savepoint before_comment`.execute(tx)
  try {
    await addComment(tx, comment)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== notAllowed) throw error
    await sql`rollback to savepoint before_comment`.execute(tx)
    return false
  }
}
/** PostgreSQL's number for what a policy does not let in. */
const notAllowed = '42501'

/** What a list or a page shows of a comment `c`, with its partner `p`. */
export const commentColumns = sql`c.id, c.chapter, c.chapter_title as "chapterTitle", coalesce(p.name, '') as who, c.words, c.redaction,
  c.written_at as "writtenAt", c.answer, c.outcome, c.answered_by_name as "answeredByName", c.answered_at as "answeredAt",
  c.is_public as "isPublic", c.revision`
export const commentTables = sql`goals.comment c left join goals.consultation_party p on p.municipality = c.municipality and p.id = c.party`

/** What the one who asks, or their organisation, has written to a version, with the answers; oldest first. */
export async function ownComments(tx: Tx, version: string): Promise<Comment[]> {
  const found =
    await sql<Comment>`select ${commentColumns} from ${commentTables} where c.municipality = platform.town() and c.version = ${version}
    and (c.author = platform.actor() or p.organisation = goals.own_organisation()) order by c.written_at, c.id`.execute(tx)
  return found.rows
}
