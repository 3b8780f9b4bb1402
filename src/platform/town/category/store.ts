// Categories in the database.
import { sql, type Tx } from '../../db.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import type { Category, CategoryForm, CategoryHeading, DeadlineKind, HeadingForm } from './model.ts'

interface CategoryRow {
  id: string
  parent: string | null
  name_da: string
  name_en: string
  is_public: boolean
  team: string | null
  team_name: string | null
  deadline_days: number | null
  deadline_kind: DeadlineKind | null
}

/** The headings with their categories, in alphabetical order of the Danish names. */
export async function listCategories(tx: Tx): Promise<CategoryHeading[]> {
  const found =
    await sql<CategoryRow>`select c.id, c.parent, c.name_da, c.name_en, c.is_public, c.team, t.name as team_name, c.deadline_days, c.deadline_kind
    from platform.category c left join platform.team t on t.municipality = c.municipality and t.id = c.team
    where c.municipality = platform.town() order by c.name_da collate "da-x-icu"`.execute(tx)
  const named = (row: CategoryRow) => ({ id: row.id, nameDa: row.name_da, nameEn: row.name_en, isPublic: row.is_public })
  const categoriesOf = (heading: string): Category[] =>
    found.rows.flatMap((row) =>
      row.parent === heading && row.team && row.deadline_days && row.deadline_kind
        ? [
            {
              ...named(row),
              team: { id: row.team, name: row.team_name ?? '' },
              deadline: { days: row.deadline_days, kind: row.deadline_kind },
            },
          ]
        : [],
    )
  return found.rows.filter((row) => row.parent === null).map((row) => ({ ...named(row), categories: categoriesOf(row.id) }))
}

/** Adds a heading; null when its name is taken. */
export async function addHeading(tx: Tx, form: HeadingForm): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into platform.category (municipality, id, level, name_da, name_en, is_public)
    values (platform.town(), ${id}, 1, ${form.nameDa}, ${form.nameEn}, ${form.isPublic})
    on conflict (municipality, parent, lower(name_da)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

/** Adds a category under a heading; null when the heading has one of that name. */
export async function addCategory(tx: Tx, heading: string, form: CategoryForm): Promise<string | null> {
  const id = newId()
  const added =
    await sql`insert into platform.category (municipality, id, level, parent, name_da, name_en, is_public, team, deadline_days, deadline_kind)
    values (platform.town(), ${id}, 2, ${heading}, ${form.nameDa}, ${form.nameEn}, ${form.isPublic}, ${form.team}, ${form.days}, ${form.deadlineKind})
    on conflict (municipality, parent, lower(name_da)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

const nameIsFree = (
  id: string,
  name: string,
) => sql`not exists (select from platform.category o where o.municipality = platform.town() and o.id <> ${id}
  and lower(o.name_da) = lower(${name}) and o.parent is not distinct from category.parent)`

export async function correctHeading(tx: Tx, id: string, form: HeadingForm): Promise<boolean> {
  const changed = await sql`update platform.category set name_da = ${form.nameDa}, name_en = ${form.nameEn}, is_public = ${form.isPublic}
    where municipality = platform.town() and id = ${id} and level = 1 and ${nameIsFree(id, form.nameDa)} returning id`.execute(tx)
  return changed.rows.length > 0
}

export async function correctCategory(tx: Tx, id: string, form: CategoryForm): Promise<boolean> {
  const changed = await sql`update platform.category set name_da = ${form.nameDa}, name_en = ${form.nameEn}, is_public = ${form.isPublic},
      team = ${form.team}, deadline_days = ${form.days}, deadline_kind = ${form.deadlineKind}
    where municipality = platform.town() and id = ${id} and level = 2 and ${nameIsFree(id, form.nameDa)} returning id`.execute(tx)
  return changed.rows.length > 0
}

/** Takes a heading or category away; false while a heading has categories or something was told under it. */
export const removeCategory = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.category', id)
