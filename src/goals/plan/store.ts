// Versions of the plan and of the yearly status in the database, and how each came where it stands.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { PlanDocument } from './document/model.ts'
import type { PlanKind, PlanMove, PlanState, PlanVersion } from './model.ts'

export interface Who {
  account: string | null
  name: string
}

const columns = sql`v.id, v.kind, v.number, v.title, v.state, v.based_on as "basedOn", v.legal_basis as "legalBasis", v.year,
  v.figures_as_of as "figuresAsOf", v.review_on as "reviewOn", v.consultation_until as "consultationUntil",
  v.residents_may_comment as "residentsMayComment", v.adopted_on as "adoptedOn", v.case_number as "caseNumber",
  v.minutes_address as "minutesAddress", v.is_adoption_invented as "isAdoptionInvented", v.revision`

/** Every version the asker may see, newest first, plan before status. */
export async function listVersions(tx: Tx): Promise<PlanVersion[]> {
  return (
    await sql<PlanVersion>`select ${columns} from goals.plan_version v where v.municipality = platform.town()
      order by v.kind, v.number desc`.execute(tx)
  ).rows
}

export async function versionById(tx: Tx, id: string): Promise<PlanVersion | null> {
  const found = await sql<PlanVersion>`select ${columns} from goals.plan_version v
    where v.municipality = platform.town() and v.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export async function versionByNumber(tx: Tx, kind: PlanKind, number: number): Promise<PlanVersion | null> {
  const found = await sql<PlanVersion>`select ${columns} from goals.plan_version v
    where v.municipality = platform.town() and v.kind = ${kind} and v.number = ${number}`.execute(tx)
  return found.rows[0] ?? null
}

/** Holds a version as it is until this work is done: nobody writes in it while it is adopted, and nobody adopts it while a chapter is saved. */
export async function holdVersion(tx: Tx, id: string): Promise<PlanVersion | null> {
  const found = await sql<PlanVersion>`select ${columns} from goals.plan_version v
    where v.municipality = platform.town() and v.id = ${id} for update`.execute(tx)
  return found.rows[0] ?? null
}

/** Adopted and replaced versions of a kind, newest first: of a status, those of the newest year. */
export async function publishedVersions(tx: Tx, kind: PlanKind): Promise<PlanVersion[]> {
  return (
    await sql<PlanVersion>`select ${columns} from goals.plan_version v where v.municipality = platform.town() and v.kind = ${kind}
      and v.state in ('adopted', 'replaced') order by v.year desc nulls first, v.frozen_at desc`.execute(tx)
  ).rows
}

/** Versions that residents are asked about now. */
export async function versionsAsked(tx: Tx, kind: PlanKind): Promise<PlanVersion[]> {
  return (
    await sql<PlanVersion>`select ${columns} from goals.plan_version v where v.municipality = platform.town() and v.kind = ${kind}
      and v.state = 'consultation' and v.residents_may_comment order by v.number desc`.execute(tx)
  ).rows
}

export type NewVersion = Pick<PlanVersion, 'kind' | 'title' | 'basedOn' | 'legalBasis' | 'year' | 'figuresAsOf' | 'reviewOn'>

/** Begins a version as a draft with the next number of its kind. */
export async function beginVersion(tx: Tx, version: NewVersion, { account }: Pick<Who, 'account'>): Promise<string> {
  const id = newId()
  // Two begun at once would want the same number.
  await oneAtATime(tx, `plan ${version.kind}`)
  await sql`insert into goals.plan_version (municipality, id, kind, number, title, state, based_on, legal_basis, year, figures_as_of, review_on, made_by)
    select platform.town(), ${id}, ${version.kind}, coalesce(max(v.number), 0) + 1, ${version.title}, 'draft', ${version.basedOn}::uuid,
      ${version.legalBasis}::uuid, ${version.year}::int, ${version.figuresAsOf}::date, ${version.reviewOn}::date, ${account}::uuid
    from goals.plan_version v where v.municipality = platform.town() and v.kind = ${version.kind}`.execute(tx)
  return id
}

/** The draft that whoever acts began a moment ago under this title: a button pressed twice begins once. */
export async function justBegun(tx: Tx, { kind, title }: Pick<PlanVersion, 'kind' | 'title'>): Promise<string | null> {
  await oneAtATime(tx, 'a plan begun', { ofOneself: true })
  const found = await sql<{ id: string }>`select id from goals.plan_version where municipality = platform.town() and kind = ${kind}
    and title = ${title} and state = 'draft' and made_by = platform.actor() and made_at > clock_timestamp() - interval '1 minute' limit 1`.execute(
    tx,
  )
  return found.rows[0]?.id ?? null
}

export type Settings = Pick<PlanVersion, 'title' | 'legalBasis' | 'figuresAsOf' | 'reviewOn'>

/** Corrects what a version is about; false when somebody was quicker (`revision` has moved on) or it is adopted. */
export async function correctVersion(tx: Tx, id: string, settings: Settings, revision: number): Promise<boolean> {
  const done = await sql`update goals.plan_version set title = ${settings.title}, legal_basis = ${settings.legalBasis}::uuid,
      figures_as_of = ${settings.figuresAsOf}::date, review_on = ${settings.reviewOn}::date, revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision} and state in ('draft', 'consultation', 'for-adoption')
    returning id`.execute(tx)
  return done.rows.length > 0
}

/** Writes down a step. */
export async function addMove(tx: Tx, id: string, move: Pick<PlanMove, 'from' | 'to' | 'reason'>, { account, name }: Who): Promise<void> {
  await sql`insert into goals.plan_move (municipality, version, id, from_state, to_state, reason, moved_by, moved_by_name)
    values (platform.town(), ${id}, ${newId()}, ${move.from}, ${move.to}, ${move.reason}, ${account}::uuid, ${name})`.execute(tx)
}

/** Moves a version on; false when it no longer stands where it was seen. Adoption is `freezeVersion`. */
export async function moveVersion(tx: Tx, id: string, from: PlanState, to: PlanState): Promise<boolean> {
  const done =
    await sql`update goals.plan_version set state = ${to}, revision = case when ${to} = 'replaced' then revision else revision + 1 end
    where municipality = platform.town() and id = ${id} and state = ${from} returning id`.execute(tx)
  return done.rows.length > 0
}

export async function movesOf(tx: Tx, id: string): Promise<PlanMove[]> {
  return (
    await sql<PlanMove>`select from_state as "from", to_state as "to", reason, moved_by_name as "byName", moved_at as at
      from goals.plan_move where municipality = platform.town() and version = ${id} order by moved_at desc, id desc`.execute(tx)
  ).rows
}

/** The versions this one takes the place of: the adopted plan, or the adopted status of the same year. Held until this work is done. */
export async function holdWhatIsReplaced(tx: Tx, version: PlanVersion): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from goals.plan_version where municipality = platform.town() and kind = ${version.kind}
    and state = 'adopted' and (kind = 'plan' or year is not distinct from ${version.year}::int) for update`.execute(tx)
  return found.rows.map(({ id }) => id)
}

export interface Frozen {
  document: PlanDocument
  hash: string
}

/** Adopts: the document as it is now, for good. */
export async function freezeVersion(
  tx: Tx,
  id: string,
  { document, hash }: Frozen,
  adoption: { on: string; caseNumber: string; minutesAddress: string; isInvented: boolean },
): Promise<void> {
  await sql`update goals.plan_version set state = 'adopted', frozen = ${JSON.stringify(document)}::jsonb, content_hash = ${hash},
      frozen_at = clock_timestamp(), adopted_on = ${adoption.on}::date, case_number = ${adoption.caseNumber},
      minutes_address = ${adoption.minutesAddress}, is_adoption_invented = ${adoption.isInvented}, revision = revision + 1
    where municipality = platform.town() and id = ${id} and state = 'for-adoption'`.execute(tx)
}

export async function hashById(tx: Tx, id: string): Promise<string | null> {
  const found = await sql<{ hash: string | null }>`select content_hash as hash from goals.plan_version
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0]?.hash ?? null
}

export async function readFrozen(tx: Tx, id: string): Promise<PlanDocument | null> {
  const found = await sql<{ frozen: PlanDocument | null }>`select frozen from goals.plan_version
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0]?.frozen ?? null
}

/** The version that took this one's place; null while it stands. */
export async function replacementOf(tx: Tx, version: PlanVersion): Promise<PlanVersion | null> {
  if (version.state !== 'replaced') return null
  const found = await sql<PlanVersion>`select ${columns} from goals.plan_version v
    join goals.plan_version old on old.municipality = v.municipality and old.id = ${version.id}
    where v.municipality = platform.town() and v.kind = old.kind and v.frozen_at > old.frozen_at
      and (v.kind = 'plan' or v.year is not distinct from old.year) order by v.frozen_at limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The version of its kind that was adopted before this one, of whatever year; null for the first. */
export async function versionBefore(tx: Tx, version: PlanVersion): Promise<PlanVersion | null> {
  const found = await sql<PlanVersion>`select ${columns} from goals.plan_version v
    join goals.plan_version newer on newer.municipality = v.municipality and newer.id = ${version.id}
    where v.municipality = platform.town() and v.kind = newer.kind and v.frozen_at < newer.frozen_at
    order by v.frozen_at desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}
