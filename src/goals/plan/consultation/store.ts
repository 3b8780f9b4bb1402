// What was said in consultation, as the plan shows it, and what still waits for an answer.
import { sql, type Tx } from '../../../platform/db.ts'
import type { HeardComment } from '../document/model.ts'

/** Comments that are published with their answers, in the order they came. */
export async function heardOf(tx: Tx, version: string): Promise<HeardComment[]> {
  const found = await sql<HeardComment>`select c.chapter_title as chapter, coalesce(p.name, '') as who, c.words, c.answer, coalesce(c.outcome, '') as outcome
    from goals.comment c left join goals.consultation_party p on p.municipality = c.municipality and p.id = c.party
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
  const chapters = await sql<Unanswered['chapters'][number]>`select c.chapter, c.chapter_title as title, count(*) as comments from goals.comment c
    where c.municipality = platform.town() and c.version = ${version} and c.answered_at is null
    group by c.chapter, c.chapter_title order by c.chapter_title`.execute(tx)
  const parties = await sql<Unanswered['parties'][number]>`select p.id, p.name from goals.consultation_party p
    where p.municipality = platform.town() and p.version = ${version} and p.nothing_to_add_at is null
      and not exists (select from goals.comment c where c.municipality = p.municipality and c.party = p.id)
    order by p.name collate "da-x-icu"`.execute(tx)
  return { chapters: chapters.rows, parties: parties.rows }
}

/** Everybody asked, with how it stands with them. */
export interface Party {
  id: string
  name: string
  comments: number
  hasNothingToAdd: boolean
}

export async function partiesOf(tx: Tx, version: string): Promise<Party[]> {
  const found = await sql<Party>`select p.id, p.name, p.nothing_to_add_at is not null as "hasNothingToAdd",
      (select count(*) from goals.comment c where c.municipality = p.municipality and c.party = p.id) as comments
    from goals.consultation_party p where p.municipality = platform.town() and p.version = ${version} order by p.name collate "da-x-icu"`.execute(tx)
  return found.rows
}
