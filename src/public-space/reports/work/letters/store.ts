// News on its way to everybody who reported or follows: told once, and letters of it written once.
import { type Acting, asSystem, sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import type { Door, Kind, News } from '../../model.ts'
import type { ToldNews } from '../model.ts'

/** Who writes the letters: the town’s own machinery. */
export const writing = (municipality: number): Acting => asSystem(municipality, 'letters about reports')

/** These reports and those put together with them: whoever reported one of them is told. */
export async function withMerged(tx: Tx, reports: readonly string[]): Promise<{ id: string; voices: number }[]> {
  const found = await sql<{ id: string; voices: number }>`with recursive together as (
      select r.id, r.voices from public_space.report r where r.municipality = platform.town() and r.id = any (${reports}::uuid[])
      union
      select m.id, t.voices from public_space.report m join together t on m.merged_into = t.id where m.municipality = platform.town())
    select id, max(voices) as voices from together group by id order by id`.execute(tx)
  return found.rows
}

/** Writes down what is told about a report, and that letters of it are to be written. */
export async function addNews(tx: Tx, report: string, voices: number, news: News): Promise<void> {
  const id = newId()
  await sql`insert into public_space.report_news (municipality, id, report, key, unit, next_step, answer_by, words, voices, detail)
    values (platform.town(), ${id}, ${report}, ${news.key}, ${news.unit}, ${news.nextStep}, ${news.answerBy}, ${news.words}, ${voices},
      ${JSON.stringify(news.detail ?? {})})`.execute(tx)
  await sql`insert into public_space.news_to_post (municipality, news) values (platform.town(), ${id})`.execute(tx)
}

export interface NewsToPost extends ToldNews {
  report: string
  number: number
  door: Door
  kind: Kind
  placeLabel: string
}

/**
 * Takes the oldest news of which no letters are written; null when there is none. It is struck out in this transaction: its letters are
 * written in the same one, and of two rounds at once the second waits, gets none, and goes on the next time.
 */
export async function takeNewsToPost(tx: Tx): Promise<NewsToPost | null> {
  const found = await sql<NewsToPost>`with taken as (
      delete from public_space.news_to_post p where p.municipality = platform.town() and p.news = (
        select w.news from public_space.news_to_post w where w.municipality = platform.town() order by w.news limit 1)
      returning p.news)
    select n.id, n.report, n.key, n.unit, n.next_step as "nextStep", n.answer_by as "answerBy", n.words, n.voices, n.detail, n.told_at as at,
      r.number, r.door, r.kind, r.place_label as "placeLabel"
    from taken join public_space.report_news n on n.municipality = platform.town() and n.id = taken.news
      join public_space.report r on r.municipality = n.municipality and r.id = n.report`.execute(tx)
  return found.rows[0] ?? null
}

export interface Reader {
  id: string
  email: string
  language: string
}

/** Whoever follows a report twice, since two of theirs were put together or one was divided and put back, gets one letter. */
const onceEach = (readers: readonly Reader[]): Reader[] => [...new Map(readers.map((one) => [one.email.toLowerCase(), one])).values()]

/** Those with an e-mail who have followed a report since before this moment. Seen by the machinery only. */
export async function readersOf(tx: Tx, report: string, before: Date): Promise<Reader[]> {
  const found = await sql<Reader>`select f.id, f.email, f.language from public_space.follower f
    where f.municipality = platform.town() and f.report = ${report} and f.email is not null and f.joined_at <= ${before} order by f.id`.execute(
    tx,
  )
  return onceEach(found.rows)
}

/** A closed report of which somebody is to be asked whether it helped. */
export interface Due {
  report: string
  number: number
  door: Door
  kind: Kind
  placeLabel: string
  closedAt: Date
}

/** Whoever was asked after an earlier answer is asked again after this one. */
const isToBeAsked = sql`(f.asked_at is null or f.asked_at < r.closed_at)`

/** Reports closed at least `after` days ago, of which somebody has not been asked; the machinery asks within two months or not at all. */
export async function closedLongEnough(tx: Tx, after: number, most: number): Promise<Due[]> {
  const found = await sql<Due>`select r.id as report, r.number, r.door, r.kind, r.place_label as "placeLabel", r.closed_at as "closedAt"
    from public_space.report r where r.municipality = platform.town() and r.state = 'closed' and r.merged_into is null
      and r.closed_at <= clock_timestamp() - make_interval(days => ${after}) and r.closed_at > clock_timestamp() - make_interval(days => ${after + 60})
      and exists (select from public_space.follower f where f.municipality = r.municipality and f.report = r.id and ${isToBeAsked})
    order by r.closed_at limit ${most}`.execute(tx)
  return found.rows
}

/** Notes that everybody who follows a report is asked now, and returns those who want it by letter; a second time nobody. */
export async function askOnce(tx: Tx, report: string): Promise<Reader[]> {
  const found = await sql<Reader>`update public_space.follower f set asked_at = clock_timestamp() from public_space.report r
    where f.municipality = platform.town() and f.report = ${report} and r.municipality = f.municipality and r.id = f.report
      and ${isToBeAsked}
    returning f.id, coalesce(f.email, '') as email, f.language`.execute(tx)
  return onceEach(found.rows.filter(({ email }) => email !== ''))
}
