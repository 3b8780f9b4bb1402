// Chapters and every text they ever had. A save is kept before anything else, so that nothing written is lost.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Chapter } from '../model.ts'
import type { Who } from '../store.ts'
import type { ChapterSave, SaveLine } from './model.ts'

const columns = sql`c.id, c.version, c.thread, c.position, c.title, c.body, c.revision, c.changed_by_name as "changedByName", c.changed_at as "changedAt"`
const lineColumns = sql`s.id, s.chapter, s.revision, s.began_from as "beganFrom", s.title, s.saved_by_name as "byName", s.saved_at as at, s.settled_at as "settledAt"`

/** A version's chapters in order. */
export async function chaptersOf(tx: Tx, version: string): Promise<Chapter[]> {
  return (
    await sql<Chapter>`select ${columns} from goals.chapter c where c.municipality = platform.town() and c.version = ${version}
      order by c.position, c.id`.execute(tx)
  ).rows
}

export async function chapterById(tx: Tx, version: string, id: string): Promise<Chapter | null> {
  const found = await sql<Chapter>`select ${columns} from goals.chapter c
    where c.municipality = platform.town() and c.version = ${version} and c.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export interface NewChapter {
  title: string
  body: string
  /** The same chapter of an earlier version; left out for one that is new. */
  thread?: string
}

/** Adds a chapter at the end. */
export async function addChapter(tx: Tx, version: string, { title, body, thread }: NewChapter, who: Who): Promise<string> {
  const id = newId()
  await sql`insert into goals.chapter (municipality, version, id, thread, position, title, body, changed_by_name)
    select platform.town(), ${version}, ${id}, ${thread ?? newId()}::uuid, coalesce(max(position), 0) + 1, ${title}, ${body}, ${who.name}
    from goals.chapter where municipality = platform.town() and version = ${version}`.execute(tx)
  await keepText(tx, { version, chapter: id, revision: 1, beganFrom: 0, title, body }, who)
  return id
}

interface Text {
  version: string
  chapter: string
  /** Null while it waits beside somebody else's. */
  revision: number | null
  beganFrom: number
  title: string
  body: string
}

/** Keeps a text of a chapter; returns its identifier. */
export async function keepText(tx: Tx, text: Text, { account, name }: Who): Promise<string> {
  const id = newId()
  await sql`insert into goals.chapter_save (municipality, version, id, chapter, revision, began_from, title, body, thread, saved_by, saved_by_name)
    values (platform.town(), ${text.version}, ${id}, ${text.chapter}, ${text.revision}::int, ${text.beganFrom}, ${text.title}, ${text.body},
      (select thread from goals.chapter where municipality = platform.town() and id = ${text.chapter}), ${account}::uuid, ${name})`.execute(
    tx,
  )
  return id
}

/** Writes a chapter's text when it still is the save it was written from; false when somebody was quicker. */
export async function writeChapter(
  tx: Tx,
  id: string,
  text: { title: string; body: string },
  revision: number,
  { name }: Who,
): Promise<boolean> {
  const done = await sql`update goals.chapter set title = ${text.title}, body = ${text.body}, revision = revision + 1,
      changed_by_name = ${name}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision} returning id`.execute(tx)
  return done.rows.length > 0
}

/** A waiting text is merged or put aside. */
export async function settleWaiting(tx: Tx, version: string, chapter: string, save: string): Promise<boolean> {
  const done = await sql`update goals.chapter_save set settled_at = clock_timestamp() where municipality = platform.town()
    and version = ${version} and chapter = ${chapter} and id = ${save} and revision is null and settled_at is null returning id`.execute(tx)
  return done.rows.length > 0
}

/** Whether a version had this chapter once, though it may have been taken out. */
export async function hadChapter(tx: Tx, version: string, chapter: string): Promise<boolean> {
  const found = await sql`select from goals.chapter_save where municipality = platform.town() and version = ${version}
    and chapter = ${chapter} and revision is not null limit 1`.execute(tx)
  return found.rows.length > 0
}

/** Whether whoever acts added this very chapter a moment ago: a button pressed twice adds once. */
export async function justAdded(tx: Tx, version: string, { title, body }: NewChapter): Promise<boolean> {
  const found = await sql`select from goals.chapter_save where municipality = platform.town() and version = ${version} and revision = 1
    and saved_by = platform.actor() and saved_at > clock_timestamp() - interval '1 minute' and title = ${title} and body = ${body} limit 1`.execute(
    tx,
  )
  return found.rows.length > 0
}

/** Texts that wait beside a version's chapters, oldest first; of one chapter, or of all. */
export async function waitingOf(tx: Tx, version: string, chapter?: string): Promise<SaveLine[]> {
  return (
    await sql<SaveLine>`select ${lineColumns} from goals.chapter_save s where s.municipality = platform.town() and s.version = ${version}
      and s.revision is null and s.settled_at is null and ${chapter === undefined ? sql`true` : sql`s.chapter = ${chapter}`}
      order by s.saved_at, s.id`.execute(tx)
  ).rows
}

/** The newest 100 texts a chapter had, newest first. */
export async function savesOf(tx: Tx, chapter: string): Promise<SaveLine[]> {
  return (
    await sql<SaveLine>`select ${lineColumns} from goals.chapter_save s where s.municipality = platform.town() and s.chapter = ${chapter}
      order by s.saved_at desc, s.id desc limit 100`.execute(tx)
  ).rows
}

export async function saveById(tx: Tx, version: string, chapter: string, id: string): Promise<ChapterSave | null> {
  const found = await sql<ChapterSave>`select ${lineColumns}, s.body from goals.chapter_save s
    where s.municipality = platform.town() and s.version = ${version} and s.chapter = ${chapter} and s.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** Moves a chapter one place up or down; false when it stands at that end already. */
export async function moveChapter(tx: Tx, version: string, id: string, by: -1 | 1): Promise<boolean> {
  const order = (await chaptersOf(tx, version)).map((chapter) => chapter.id)
  const place = order.indexOf(id)
  const other = order[place + by]
  if (place < 0 || other === undefined) return false
  order[place + by] = id
  order[place] = other
  await sql`update goals.chapter c set position = o.place from unnest(${order}::uuid[]) with ordinality o(id, place)
    where c.municipality = platform.town() and c.version = ${version} and c.id = o.id and c.position <> o.place`.execute(tx)
  return true
}

/** Takes a chapter out; its texts stay in the saves. */
export async function removeChapter(tx: Tx, version: string, id: string): Promise<boolean> {
  const gone =
    await sql`delete from goals.chapter where municipality = platform.town() and version = ${version} and id = ${id} returning id`.execute(
      tx,
    )
  return gone.rows.length > 0
}

export interface RemovedChapter {
  chapter: string
  title: string
  byName: string
  at: Date
}

/** Chapters that were taken out of a version, by their last text. */
export async function removedChapters(tx: Tx, version: string): Promise<RemovedChapter[]> {
  return (
    await sql<RemovedChapter>`select distinct on (s.chapter) s.chapter, s.title, s.saved_by_name as "byName", s.saved_at as at
      from goals.chapter_save s where s.municipality = platform.town() and s.version = ${version} and s.revision is not null
        and not exists (select from goals.chapter c where c.municipality = s.municipality and c.id = s.chapter)
      order by s.chapter, s.revision desc`.execute(tx)
  ).rows
}

/** Brings a removed chapter back at the end, as the same chapter; its saves go on counting, so that an old form does not overwrite it. False when there is none. */
export async function bringBack(tx: Tx, version: string, chapter: string, who: Who): Promise<boolean> {
  const last = await sql<{ title: string; body: string; revision: number; thread: string | null }>`select title, body, revision, thread
    from goals.chapter_save s where s.municipality = platform.town() and s.version = ${version} and s.chapter = ${chapter} and s.revision is not null
      and not exists (select from goals.chapter c where c.municipality = s.municipality and c.id = s.chapter)
    order by s.revision desc limit 1`.execute(tx)
  const text = last.rows[0]
  if (!text) return false
  await sql`insert into goals.chapter (municipality, version, id, thread, position, title, body, changed_by_name)
    select platform.town(), ${version}, ${chapter}, ${text.thread ?? newId()}::uuid, coalesce(max(position), 0) + 1, ${text.title}, ${text.body}, ${who.name}
    from goals.chapter where municipality = platform.town() and version = ${version}`.execute(tx)
  await sql`update goals.chapter set revision = ${text.revision + 1} where municipality = platform.town() and id = ${chapter}`.execute(tx)
  await keepText(tx, { version, chapter, revision: text.revision + 1, beganFrom: text.revision, title: text.title, body: text.body }, who)
  return true
}
