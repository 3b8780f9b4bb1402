// What has been kept long enough, in the database: found, deleted a piece at a time, and counted again afterwards.
import { type Acting, asSystem, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { byDefault, type Gone, type Retention, type Round, unreadDays } from './model.ts'

/** In whose name what is old goes. */
export const keeper = (municipality: number): Acting => asSystem(municipality, 'retention')

/** How long this town keeps; by default as the model says. */
export async function readRetention(tx: Tx): Promise<Retention> {
  const { rows } = await sql<Retention>`select email_days as "emailDays", picture_days as "pictureDays", words_days as "wordsDays"
    from public_space.retention_setting where municipality = platform.town()`.execute(tx)
  return rows[0] ?? byDefault
}

export async function saveRetention(tx: Tx, { emailDays, pictureDays, wordsDays }: Retention): Promise<void> {
  await sql`insert into public_space.retention_setting (municipality, email_days, picture_days, words_days, changed_by)
    values (platform.town(), ${emailDays}, ${pictureDays}, ${wordsDays}, platform.actor())
    on conflict (municipality) do update set email_days = excluded.email_days, picture_days = excluded.picture_days,
      words_days = excluded.words_days, changed_by = excluded.changed_by, changed_at = clock_timestamp()`.execute(tx)
}

type Sql = ReturnType<typeof sql>

interface Forgetting {
  what: keyof Gone
  /** Rows past their time. `keep` in days, `now` the moment it is asked for. */
  past(keep: Retention, now: Date): Sql
  /** What is done to a piece of them. */
  forget(rows: Sql): Sql
}

const before = (now: Date, days: number): Sql => sql`(${now}::timestamptz - make_interval(days => ${days}))`

/** Each kind of thing that goes, and when. What is still being worked on is told to people, so their address stays until it is answered. */
export const forgettings: readonly Forgetting[] = [
  {
    // Four weeks after the answer people are asked whether it helped; a question that was never sent is waited for a month longer.
    what: 'emails',
    past: ({ emailDays, wordsDays }, now) => sql`select f.id from public_space.follower f
      join public_space.report r on r.municipality = f.municipality and r.id = f.report
      where f.municipality = platform.town() and f.email is not null
        and (r.state = 'closed' and r.closed_at < ${before(now, emailDays)} and (f.asked_at is not null or r.closed_at < ${before(now, emailDays + 30)})
          or r.changed_at < ${before(now, wordsDays)})`,
    forget: (rows) => sql`update public_space.follower set email = null where municipality = platform.town() and id in (${rows})`,
  },
  {
    // Where a link was sent to somebody without an account; it is sent again only while the partner is waited for.
    what: 'emails',
    past: ({ emailDays }, now) => sql`select id from public_space.handover where municipality = platform.town() and email is not null
      and (state not in ('sent', 'accepted') and moved_at < ${before(now, emailDays)} or expires_at < ${before(now, emailDays)})`,
    forget: (rows) => sql`update public_space.handover set email = null where municipality = platform.town() and id in (${rows})`,
  },
  {
    // What a partner put right is shown by a picture too.
    what: 'pictures',
    past: ({ pictureDays }, now) => sql`select id from platform.stored_file where municipality = platform.town()
      and thing in ('report', 'handover') and (added_at < ${before(now, pictureDays)} or keep_until < ${now}::date)`,
    forget: (rows) => sql`delete from platform.stored_file where municipality = platform.town() and id in (${rows})`,
  },
  {
    what: 'words',
    past: ({ wordsDays }, now) => sql`select id from public_space.report where municipality = platform.town()
      and words_state <> 'none' and received_at < ${before(now, wordsDays)}`,
    forget: (rows) =>
      sql`update public_space.report set words = '', words_state = 'none' where municipality = platform.town() and id in (${rows})`,
  },
  {
    // As they were written: gone when read, and at the latest now.
    what: 'words',
    past: ({ wordsDays }, now) => sql`select report from public_space.report_words where municipality = platform.town()
      and written_at < ${before(now, Math.min(unreadDays, wordsDays))}`,
    forget: (rows) => sql`delete from public_space.report_words where municipality = platform.town() and report in (${rows})`,
  },
  {
    what: 'words',
    past: ({ wordsDays }, now) => sql`select id from public_space.report_event where municipality = platform.town()
      and by_whom in ('reporter', 'somebody') and words <> '' and happened_at < ${before(now, wordsDays)}`,
    forget: (rows) => sql`update public_space.report_event set words = '' where municipality = platform.town() and id in (${rows})`,
  },
  {
    what: 'words',
    past: ({ wordsDays }, now) => sql`select id from public_space.report_reply where municipality = platform.town()
      and replied_at < ${before(now, wordsDays)}`,
    forget: (rows) => sql`delete from public_space.report_reply where municipality = platform.town() and id in (${rows})`,
  },
]

const piece = 2000

/** Forgets at most one piece; returns how many rows went. Runs as the machinery. */
export async function forgetPiece(tx: Tx, { past, forget }: Forgetting, keep: Retention, now: Date): Promise<number> {
  const gone = await forget(sql`${past(keep, now)} limit ${piece}`).execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** How many rows of every kind are past their time; none after a round. */
export async function countPast(tx: Tx, keep: Retention, now: Date): Promise<number> {
  let left = 0
  for (const { past } of forgettings) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${past(keep, now)}) as past`.execute(tx)
    left += rows[0]?.n ?? 0
  }
  return left
}

export async function keepRound(tx: Tx, { emails, pictures, words }: Gone, leftOver: number, beganAt: Date): Promise<string> {
  const id = newId()
  await sql`insert into public_space.retention_round (municipality, id, emails, pictures, words, left_over, began_at)
    values (platform.town(), ${id}, ${emails}, ${pictures}, ${words}, ${leftOver}, ${beganAt})`.execute(tx)
  return id
}

/** The newest rounds first, at most `most`. */
export async function listRounds(tx: Tx, most: number): Promise<Round[]> {
  const { rows } = await sql<Round>`select id, emails, pictures, words, left_over as "leftOver", ended_at as "endedAt"
    from public_space.retention_round where municipality = platform.town() order by ended_at desc, id desc limit ${most}`.execute(tx)
  return rows
}

/** All that went so far. */
export async function goneInAll(tx: Tx): Promise<Gone & { rounds: number }> {
  const { rows } = await sql<
    Gone & { rounds: number }
  >`select coalesce(sum(emails), 0)::int as emails, coalesce(sum(pictures), 0)::int as pictures,
      coalesce(sum(words), 0)::int as words, count(*)::int as rounds from public_space.retention_round where municipality = platform.town()`.execute(
    tx,
  )
  return rows[0] ?? { emails: 0, pictures: 0, words: 0, rounds: 0 }
}
