// Consultations as those who are asked see them, and what is shown to everybody of what was said.
import { sql, type Tx } from '../../../../platform/db.ts'
import type { Chapter } from '../../model.ts'
import type { Comment } from '../model.ts'
import { commentColumns, commentTables } from '../store.ts'
import type { Consultation } from './model.ts'

/** Consultations that are open to the one who asks, or in which they or their organisation have a part; those going on first. */
export async function consultationsSeen(tx: Tx): Promise<Consultation[]> {
  const own = sql`(select count(*)::int from goals.comment c where c.municipality = v.municipality and c.version = v.id
    and (c.party = p.id or c.author = platform.actor()))`
  const found = await sql<Consultation>`select v.id, v.kind, v.title, v.number, v.state, v.consultation_until as "consultationUntil",
      v.residents_may_comment as "residentsMayComment", p.id is not null as "isParty",
      p.nothing_to_add_at is not null as "hasNothingToAdd", ${own} as own
    from goals.plan_version v left join goals.consultation_party p on p.municipality = v.municipality and p.version = v.id
      and p.organisation = goals.own_organisation()
    where v.municipality = platform.town() and (v.state = 'consultation' or v.state <> 'draft' and (p.id is not null or ${own} > 0))
    order by v.state <> 'consultation', v.consultation_until desc nulls last, v.number desc`.execute(tx)
  return found.rows
}

/** A chapter as its readers are led to it, without its text. */
export type ChapterLine = Pick<Chapter, 'id' | 'thread' | 'title' | 'revision'>

export async function chapterLines(tx: Tx, version: string): Promise<ChapterLine[]> {
  const found = await sql<ChapterLine>`select id, thread, title, revision from goals.chapter
    where municipality = platform.town() and version = ${version} order by position, id`.execute(tx)
  return found.rows
}

/** The newest 100 comments to a chapter (null: the version as a whole) that are shown to everybody with their answers. */
export async function publicComments(tx: Tx, version: string, chapter: string | null): Promise<Comment[]> {
  const found =
    await sql<Comment>`select ${commentColumns} from ${commentTables} where c.municipality = platform.town() and c.version = ${version}
    and c.chapter is not distinct from ${chapter}::uuid and c.is_public order by c.written_at desc, c.id desc limit 100`.execute(tx)
  return found.rows
}

/** Runs as the machinery: whether residents were asked about a version that they can no longer see, so that an old link says what happened. */
export async function wasPutToResidents(tx: Tx, version: string): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select exists (select from goals.plan_version v
      join goals.plan_move m on m.municipality = v.municipality and m.version = v.id and m.to_state = 'consultation'
    where v.municipality = platform.town() and v.id = ${version} and v.residents_may_comment) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}
