// Hand-overs in the database.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Report } from '../reports/model.ts'
import { reportColumns } from '../reports/work/store.ts'
import type { HandedReport, Handover, HandoverState, HandoverWay } from './model.ts'

const columns = sql`h.id, h.report, h.organisation, h.to_name as "toName", h.way, h.email, h.expires_at as "expiresAt", h.message, h.due,
  h.shows_words as "showsWords", h.state, h.answer, h.is_fixed as "isFixed", h.made_name as "madeName", h.made_at as "madeAt",
  h.moved_at as "movedAt", h.reminded_at as "remindedAt"`

/** Where a report was handed over, newest first. */
export async function readHandovers(tx: Tx, report: string): Promise<Handover[]> {
  const found = await sql<Handover>`select ${columns} from public_space.handover h
    where h.municipality = platform.town() and h.report = ${report} order by h.made_at desc, h.id desc`.execute(tx)
  return found.rows
}

/** One, as whoever asks may see it; null when it is not there for them. */
export async function findHandover(tx: Tx, id: string): Promise<Handover | null> {
  const found = await sql<Handover>`select ${columns} from public_space.handover h
    where h.municipality = platform.town() and h.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** The same, held until this transaction ends, so that two answers at once do not both count. */
export async function holdHandover(tx: Tx, id: string): Promise<Handover | null> {
  await sql`select from public_space.handover where municipality = platform.town() and id = ${id} for update`.execute(tx)
  return findHandover(tx, id)
}

/** What the partner sees of the report: the only row of it that is there for a partner. Null when it is not for whoever asks. */
export async function readHanded(tx: Tx, handover: string): Promise<HandedReport | null> {
  const found = await sql<HandedReport>`select p.report, p.number, p.door, p.kind, p.place_label as place, p.area_name as area,
      p.received_at as "receivedOn", p.happened_on as "happenedOn", p.times, p.weekdays, p.how_often as "howOften", p.consequences, p.words, p.voices
    from public_space.handed_report p where p.municipality = platform.town() and p.handover = ${handover}`.execute(tx)
  return found.rows[0] ?? null
}

/** The one whose link this is; only the machinery looks it up. */
export async function handoverOfToken(tx: Tx, hash: string): Promise<Handover | null> {
  const found = await sql<Handover>`select ${columns} from public_space.handover h
    where h.municipality = platform.town() and h.token_hash = ${hash}`.execute(tx)
  return found.rows[0] ?? null
}

/** Whether the agreement with the partner still lets it have this report. */
export async function mayHave(tx: Tx, { report, organisation }: Pick<Handover, 'report' | 'organisation'>): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select public_space.may_have_report(${report}::uuid, ${organisation}::uuid) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}

/** Which of these reports a partner already owes an answer to. */
export async function alreadyOut(tx: Tx, reports: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ report: string }>`select report from public_space.handover
    where municipality = platform.town() and report = any (${reports}::uuid[]) and state in ('sent', 'accepted')`.execute(tx)
  return new Set(found.rows.map(({ report }) => report))
}

/** The hand-overs made together; two who send the same look wait for each other, so that it is sent once. */
export async function madeTogether(tx: Tx, batch: string): Promise<string[]> {
  await oneAtATime(tx, `handover ${batch}`)
  const found = await sql<{
    id: string
  }>`select id from public_space.handover where municipality = platform.town() and batch = ${batch}`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** These reports, in the order of their numbers. */
export async function reportsByIds(tx: Tx, ids: readonly string[]): Promise<Report[]> {
  const found = await sql<Report>`select ${reportColumns} from public_space.report r
    where r.municipality = platform.town() and r.id = any (${ids}::uuid[]) order by r.number`.execute(tx)
  return found.rows
}

/** The same, held until this transaction ends: of two who hand one over at once, the second sees that it is out. */
export async function holdReports(tx: Tx, ids: readonly string[]): Promise<Report[]> {
  await sql`select from public_space.report where municipality = platform.town() and id = any (${ids}::uuid[]) order by id for update`.execute(
    tx,
  )
  return reportsByIds(tx, ids)
}

export interface NewHandover {
  report: string
  organisation: string | null
  toName: string
  way: HandoverWay
  email: string | null
  tokenHash: string | null
  expiresAt: Date | null
  message: string
  due: string
  showsWords: boolean
  state?: HandoverState
  answer?: string
  isFixed?: boolean
  batch?: string | null
}

/** Writes it down in the name of whoever acts. */
export async function addHandover(
  tx: Tx,
  { state = 'sent', answer = '', isFixed = false, batch = null, ...one }: NewHandover,
): Promise<string> {
  const id = newId()
  await sql`insert into public_space.handover (municipality, id, report, organisation, to_name, way, email, token_hash, expires_at, message, due,
      shows_words, state, answer, is_fixed, batch, made_by, made_name)
    values (platform.town(), ${id}, ${one.report}, ${one.organisation}, ${one.toName}, ${one.way}, ${one.email}, ${one.tokenHash}, ${one.expiresAt},
      ${one.message}, ${one.due}, ${one.showsWords}, ${state}, ${answer}, ${isFixed}, ${batch}, platform.actor(),
      coalesce((select a.name from platform.account a where a.municipality = platform.town() and a.id = platform.actor()), ''))`.execute(tx)
  return id
}

export async function moveHandover(
  tx: Tx,
  id: string,
  { state, answer = '', isFixed = false }: { state: HandoverState; answer?: string; isFixed?: boolean },
): Promise<void> {
  await sql`update public_space.handover set state = ${state}, answer = ${answer}, is_fixed = ${isFixed}, moved_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** A new link instead of the one before, which opens nothing any more. Only the machinery. */
export async function changeLink(tx: Tx, id: string, { hash, expiresAt }: { hash: string; expiresAt: Date }): Promise<void> {
  await sql`update public_space.handover set token_hash = ${hash}, expires_at = ${expiresAt}
    where municipality = platform.town() and id = ${id} and way = 'link'`.execute(tx)
}

/** Which partner has a report; null for none. Its state is moved by `moveReport` alone. */
export async function setPartner(tx: Tx, report: string, organisation: string | null): Promise<void> {
  await sql`update public_space.report set organisation = ${organisation}, revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${report}`.execute(tx)
}

export interface Addressee {
  email: string
  locale: string
}

/** The people of a partner who come in here, to be written to. */
export async function peopleOf(tx: Tx, organisation: string): Promise<Addressee[]> {
  const found = await sql<Addressee>`select a.email, a.locale from platform.account a where a.municipality = platform.town()
    and a.organisation = ${organisation} and a.status = 'active' order by a.email`.execute(tx)
  return found.rows
}

/** The pictures of a report and those handed in with an answer; only the machinery looks. */
export async function picturesFor(tx: Tx, report: string, handover: string | null): Promise<{ fault: string[]; fixed: string[] }> {
  const found = await sql<{ id: string; thing: string }>`select id, thing from platform.stored_file where municipality = platform.town()
    and (thing = 'report' and thing_id = ${report} or thing = 'handover' and thing_id = ${handover}::uuid) order by id`.execute(tx)
  const of = (wanted: string) => found.rows.filter(({ thing }) => thing === wanted).map(({ id }) => id)
  return { fault: of('report'), fixed: of('handover') }
}
