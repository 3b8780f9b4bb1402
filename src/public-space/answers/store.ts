// Public answers in the database: drafts for staff, what was let out for everybody, and the answers to public faults.
import { sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Answer, AnswerWords, FaultAnswer } from './model.ts'

const answerColumns = sql`id, phenomenon, title, you_said as "youSaid", we_did as "weDid", came_of_it as "cameOfIt", revision,
  made_at as "madeAt", changed_at as "changedAt", let_out_at as "letOutAt"`

/** What was let out, the newest first; at most `most`. */
export async function listLetOut(tx: Tx, most: number): Promise<Answer[]> {
  const found = await sql<Answer>`select ${answerColumns} from public_space.public_answer
    where municipality = platform.town() and let_out_at is not null order by let_out_at desc, id limit ${most}`.execute(tx)
  return found.rows
}

/** Everything, drafts first, for staff. */
export async function listAnswers(tx: Tx): Promise<Answer[]> {
  const found = await sql<Answer>`select ${answerColumns} from public_space.public_answer
    where municipality = platform.town() order by let_out_at is not null, changed_at desc, id limit 200`.execute(tx)
  return found.rows
}

export async function answerById(tx: Tx, id: string): Promise<Answer | null> {
  const found = await sql<Answer>`select ${answerColumns} from public_space.public_answer
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** Writes a draft, in the name of whoever acts. */
export async function addAnswer(tx: Tx, words: AnswerWords & { phenomenon: string | null }): Promise<string> {
  const id = newId()
  await sql`insert into public_space.public_answer (municipality, id, phenomenon, title, you_said, we_did, came_of_it, made_by)
    values (platform.town(), ${id}, (select p.id from public_space.phenomenon p where p.municipality = platform.town() and p.id = ${words.phenomenon}),
      ${words.title}, ${words.youSaid}, ${words.weDid}, ${words.cameOfIt}, platform.actor())`.execute(tx)
  return id
}

/** Corrects a draft that still stands as it was read; false when somebody has changed it since, or it is out already. */
export async function correctAnswer(tx: Tx, id: string, words: AnswerWords, revision: number): Promise<boolean> {
  const done = await sql`update public_space.public_answer set title = ${words.title}, you_said = ${words.youSaid}, we_did = ${words.weDid},
      came_of_it = ${words.cameOfIt}, revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and revision = ${revision} and let_out_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Lets it out in the name of whoever acts, as it was read, or takes it back; false when it stands so already or was changed since. */
export async function setLetOut(tx: Tx, id: string, isOut: boolean, revision: number): Promise<boolean> {
  const done = await sql`update public_space.public_answer set let_out_at = case when ${isOut} then clock_timestamp() end,
      let_out_by = case when ${isOut} then platform.actor() end, changed_at = clock_timestamp(), revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision} and (let_out_at is null) = ${isOut}`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Public faults that were closed with an answer, the newest first. */
export async function faultAnswers(tx: Tx, { offset, most }: { offset: number; most: number }): Promise<FaultAnswer[]> {
  // The page first: the newest answer is looked for of these few, not of every fault there ever was.
  const found = await sql<FaultAnswer>`with page as materialized (
      select municipality, id, fault_number, kind, place_label, outcome, closed_at from public_space.public_fault
      where municipality = platform.town() and state = 'closed' and merged_into is null
      order by closed_at desc, id limit ${most} offset ${offset})
    select r.id, r.fault_number as number, r.kind, r.place_label as "placeLabel", r.outcome, coalesce(n.words, '') as answer, r.closed_at as "closedAt"
    from page r left join lateral (select words from public_space.report_news n
      where n.municipality = r.municipality and n.report = r.id and n.key = 'closed' order by n.told_at desc limit 1) n on true
    order by r.closed_at desc, r.id`.execute(tx)
  return found.rows
}

/** How many public faults are closed, counted as far as `most`. */
export async function countFaultAnswers(tx: Tx, most: number): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from (select from public_space.public_fault
    where municipality = platform.town() and state = 'closed' and merged_into is null limit ${most}) closed`.execute(tx)
  return found.rows[0]?.n ?? 0
}

/** A phenomenon an answer is begun from, in its own words. */
export async function phenomenonWords(tx: Tx, id: string): Promise<{ behaviour: string; result: string } | null> {
  const found = await sql<{ behaviour: string; result: string }>`select behaviour, result_words as result from public_space.phenomenon
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}
