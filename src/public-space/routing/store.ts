// Rules and the categories of kinds in the database, and every version a rule has had.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Kind } from '../reports/model.ts'
import type { KindCategory, KindsForm, Rule, RuleChange, RuleForm } from './model.ts'

/** A partner the cooperation with has ended is none: its rule waits for another. */
const nameIn = (
  table: 'team' | 'organisation',
) => sql`(select json_build_object('id', n.id, 'name', n.name) from platform.${sql.raw(table)} n
  where n.municipality = r.municipality and n.id = r.${sql.raw(table)}${sql.raw(table === 'organisation' ? ' and n.ended_at is null' : '')})`
const ruleColumns = sql`r.id, r.place, r.name, r.kinds, r.areas, r.times, ${nameIn('team')} as team, ${nameIn('organisation')} as organisation,
  case when r.deadline_days is not null then json_build_object('days', r.deadline_days, 'kind', r.deadline_kind) end as deadline,
  r.is_on as "isOn", r.revision`

/** The rules in the order in which they are tried. */
export async function listRules(tx: Tx): Promise<Rule[]> {
  const found = await sql<Rule>`select ${ruleColumns} from public_space.routing_rule r
    where r.municipality = platform.town() order by r.place, r.id`.execute(tx)
  return found.rows
}

/** The rules, held against others who would change them until this transaction ends. */
export async function holdRules(tx: Tx): Promise<Rule[]> {
  await oneAtATime(tx, 'routing rules')
  return listRules(tx)
}

export async function findRule(tx: Tx, id: string): Promise<Rule | null> {
  const found = await sql<Rule>`select ${ruleColumns} from public_space.routing_rule r
    where r.municipality = platform.town() and r.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export async function addRule(tx: Tx, form: RuleForm): Promise<string> {
  const id = newId()
  await sql`insert into public_space.routing_rule
      (municipality, id, place, name, kinds, areas, times, team, organisation, deadline_days, deadline_kind, is_on)
    values (platform.town(), ${id}, ${form.place}, ${form.name}, ${form.kinds}, ${form.areas}, ${form.times}, ${form.team}, ${form.organisation},
      ${form.deadline?.days ?? null}, ${form.deadline?.kind ?? null}, ${form.isOn})`.execute(tx)
  return id
}

/** Corrects a rule; false when somebody has changed it since `revision`. */
export async function correctRule(tx: Tx, id: string, form: RuleForm, revision: number): Promise<boolean> {
  const changed = await sql`update public_space.routing_rule set place = ${form.place}, name = ${form.name}, kinds = ${form.kinds},
      areas = ${form.areas}, times = ${form.times}, team = ${form.team}, organisation = ${form.organisation},
      deadline_days = ${form.deadline?.days ?? null}, deadline_kind = ${form.deadline?.kind ?? null}, is_on = ${form.isOn}, revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return changed.numAffectedRows === 1n
}

export async function removeRule(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.routing_rule where municipality = platform.town() and id = ${id}`.execute(tx)
  return gone.numAffectedRows === 1n
}

/** Keeps a version of a rule, in the name of whoever acts. */
export async function noteChange(
  tx: Tx,
  rule: string,
  { what, was, becomes }: Pick<RuleChange, 'what' | 'was' | 'becomes'>,
): Promise<void> {
  const written = (one: Rule | null) => (one ? JSON.stringify(one) : null)
  await sql`insert into public_space.routing_change (municipality, id, rule, what, was, becomes, account, account_name)
    values (platform.town(), ${newId()}, ${rule}, ${what}, ${written(was)}::jsonb, ${written(becomes)}::jsonb, platform.actor(),
      coalesce((select a.name from platform.account a where a.municipality = platform.town() and a.id = platform.actor()), ''))`.execute(tx)
}

/** The latest changes of rules, newest first. */
export async function latestChanges(tx: Tx, most: number): Promise<RuleChange[]> {
  const found =
    await sql<RuleChange>`select id, what, was, becomes, account_name as "byName", changed_at as at from public_space.routing_change
    where municipality = platform.town() order by changed_at desc, id desc limit ${most}`.execute(tx)
  return found.rows
}

/** The category of each kind that has one, with its team and deadline. */
export async function categoriesOfKinds(tx: Tx): Promise<KindCategory[]> {
  const found =
    await sql<KindCategory>`select k.kind, k.category, case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end as team,
      case when c.deadline_days is not null then json_build_object('days', c.deadline_days, 'kind', c.deadline_kind) end as deadline
    from public_space.kind_category k join platform.category c on c.municipality = k.municipality and c.id = k.category
      left join platform.team t on t.municipality = c.municipality and t.id = c.team
    where k.municipality = platform.town() order by k.kind`.execute(tx)
  return found.rows
}

/** Links kinds to categories; a kind with null is linked to none. */
export async function linkKinds(tx: Tx, form: KindsForm): Promise<void> {
  const linked = Object.entries(form).filter((entry): entry is [Kind, string] => entry[1] !== null)
  await sql`delete from public_space.kind_category where municipality = platform.town() and kind <> all (${linked.map(([kind]) => kind)}::text[])`.execute(
    tx,
  )
  for (const [kind, category] of linked)
    await sql`insert into public_space.kind_category (municipality, kind, category) values (platform.town(), ${kind}, ${category})
      on conflict (municipality, kind) do update set category = excluded.category`.execute(tx)
}
