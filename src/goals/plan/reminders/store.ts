// The dates a town has agreed to, who is reminded of them, and which reminders were sent.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'
import type { Frequency } from '../../indicators/model.ts'
import { type Agreed, type Due, figureDue, nameOf } from './model.ts'

/** The machinery that reminds. */
export const reminding = (municipality: number): Acting => asSystem(municipality, 'remind of dates')

/** The plan that is adopted, efforts with an agreed day of verdict, and adopted indicators whose figures come by hand. Those that are fetched come by themselves. */
export async function agreedDates(tx: Tx): Promise<Agreed[]> {
  const reviews =
    await sql<Agreed>`select 'review' as thing, id, review_on as "on", '/plans/' || id as path, null as owner from goals.plan_version
    where municipality = platform.town() and kind = 'plan' and state = 'adopted' and review_on is not null`.execute(tx)
  const verdicts =
    await sql<Agreed>`select 'verdict' as thing, e.id, v.verdict_on as "on", '/efforts/' || e.id as path, e.owner from goals.effort e
    join lateral (select v.verdict_on from goals.evaluation v where v.municipality = e.municipality and v.effort = e.id and v.agreed_at is not null
      order by v.number desc limit 1) v on v.verdict_on is not null
    where e.municipality = platform.town() and e.state in ('going', 'paused', 'ended')`.execute(tx)
  const indicators = await sql<{ id: string; slug: string; frequency: Frequency; periods: string[] }>`select i.id, i.slug, i.frequency,
      array(select v.period from goals.indicator_value v where v.municipality = i.municipality and v.indicator = i.id and v.replaced_by is null) as periods
    from goals.indicator i where i.municipality = platform.town() and i.state = 'adopted' and i.series_source is null`.execute(tx)
  const figures = indicators.rows.flatMap(({ id, slug, frequency, periods }): Agreed[] => {
    const on = figureDue(periods, frequency)
    return on ? [{ thing: 'figure', id, on, path: `/indicators/${slug}/values`, owner: null }] : []
  })
  return [...reviews.rows, ...verdicts.rows, ...figures]
}

/** Those of the reminders that were not sent before; from now on they are. */
export async function takeUnsent(tx: Tx, due: readonly Due[]): Promise<Due[]> {
  const keyOf = (about: string, thing: string, on: string) => `${about} ${thing} ${on}`
  const sent = await sql<{ about: string; thing: string; on: string }>`insert into goals.reminder (municipality, about, thing, due_on)
    select platform.town(), d.about, d.thing, d.on from unnest(${due.map(nameOf)}::text[], ${due.map(({ id }) => id)}::uuid[],
      ${due.map(({ on }) => on)}::date[]) d(about, thing, "on") order by 2, 3, 4 on conflict do nothing
    returning about, thing, due_on as "on"`.execute(tx)
  const taken = new Set(sent.rows.map(({ about, thing, on }) => keyOf(about, thing, on)))
  return due.filter((one) => taken.has(keyOf(nameOf(one), one.id, one.on)))
}

export interface Recipient {
  account: string
  email: string
  locale: 'da' | 'en'
  isCoordinator: boolean
}

/** The coordinators, and the owners of these efforts, who have access. */
export async function recipientsOf(tx: Tx, owners: readonly string[]): Promise<Recipient[]> {
  const coordinates = sql`exists (select from platform.account_role r where r.municipality = a.municipality and r.account = a.id and r.role = 'coordinator')`
  return (
    await sql<Recipient>`select a.id as account, a.email, a.locale, ${coordinates} as "isCoordinator" from platform.account a
      where a.municipality = platform.town() and a.status = 'active' and a.email is not null and (${coordinates} or a.id = any (${owners}::uuid[]))
      order by a.id`.execute(tx)
  ).rows
}
