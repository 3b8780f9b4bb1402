// The administrator keeps the categories, who handles each, and the deadline for an answer.
import { record } from '../../audit.ts'
import { markAsReal } from '../../demonstration.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { type FormFields, type Result, readFields, refused } from '../../result.ts'
import { listTeams } from '../department/store.ts'
import { closedDays } from '../holiday/store.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { type Category, type CategoryForm, type CategoryHeading, categoryForm, headingForm } from './model.ts'
import { CategoriesPage, CategoryPage, HeadingPage } from './pages.tsx'
import { addCategory, addHeading, correctCategory, correctHeading, listCategories, removeCategory } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

/** What an address points to: a new heading, a heading, a new category under one, or a category. */
interface Target {
  heading?: CategoryHeading
  category?: Category
  isNewCategory: boolean
}

async function targetOf(c: Ask, id: string | null, isNewCategory = false): Promise<Target> {
  if (id === null) return { isNewCategory }
  const headings = await c.var.work(listCategories)
  const heading = headings.find((one) => one.id === id || (!isNewCategory && one.categories.some((category) => category.id === id)))
  if (!heading) throw new Refused(404, '')
  return { heading, category: heading.categories.find((one) => one.id === id), isNewCategory }
}

async function show(c: Ask, { heading, category, isNewCategory }: Target, back?: Back, isInUse = false): Promise<Response> {
  const status = back || isInUse ? 422 : 200
  const props = { ...setupProps(c, texts, back), isInUse }
  if (!heading || (!category && !isNewCategory)) return c.html(<HeadingPage {...props} heading={heading} />, status)
  return c.html(<CategoryPage {...props} heading={heading} category={category} teams={await c.var.work(listTeams)} />, status)
}

/** The form as a category handled by one of the town's teams. */
async function readCategory(c: Ask, fields: FormFields): Promise<Result<CategoryForm>> {
  const read = readFields(categoryForm, fields)
  if (!read.ok) return read
  const teams = await c.var.work(listTeams)
  return teams.some((team) => team.id === read.value.team) ? read : refused('team', 'team')
}

async function saveHeading(c: Ask, target: Target): Promise<Response> {
  const fields = await readForm(c)
  const read = readFields(headingForm, fields)
  if (!read.ok) return show(c, target, { fields, errors: read.errors })
  const id = target.heading?.id
  const done = await c.var.work(async (tx) => {
    const saved = id ? (await correctHeading(tx, id, read.value)) && id : await addHeading(tx, read.value)
    if (!saved) return null
    await markAsReal(tx, 'platform.category', saved)
    await record(tx, { deed: id ? 'changed' : 'added', thing: 'heading', thingId: saved, detail: { ...read.value } })
    return saved
  })
  if (!done) return show(c, target, { fields, errors: refused('nameDa', 'nameTaken', read.value.nameDa).errors })
  return answerDone(c, '/categories', id ? 'saved' : 'added')
}

async function saveCategory(c: Ask, target: Target & { heading: CategoryHeading }): Promise<Response> {
  const fields = await readForm(c)
  const read = await readCategory(c, fields)
  if (!read.ok) return show(c, target, { fields, errors: read.errors })
  const id = target.category?.id
  const done = await c.var.work(async (tx) => {
    const saved = id ? (await correctCategory(tx, id, read.value)) && id : await addCategory(tx, target.heading.id, read.value)
    if (!saved) return null
    await markAsReal(tx, 'platform.category', saved)
    await record(tx, { deed: id ? 'changed' : 'added', thing: 'category', thingId: saved, detail: { ...read.value } })
    return saved
  })
  if (!done) return show(c, target, { fields, errors: refused('nameDa', 'nameTaken', read.value.nameDa).errors })
  return answerDone(c, '/categories', id ? 'saved' : 'added')
}

const save = (c: Ask, { heading, category, isNewCategory }: Target): Promise<Response> =>
  heading && (category || isNewCategory)
    ? saveCategory(c, { heading, category, isNewCategory })
    : saveHeading(c, { heading, isNewCategory })

export function categoryRoutes(web: Web): void {
  web.get(setupAt('/categories'), async (c) => {
    const { headings, closed } = await c.var.work(async (tx) => ({ headings: await listCategories(tx), closed: await closedDays(tx) }))
    return c.html(
      <CategoriesPage {...setupProps(c, texts)} headings={headings} today={new Date().toISOString().slice(0, 10)} closed={closed} />,
    )
  })

  web.get(setupAt('/categories/new'), async (c) => show(c, await targetOf(c, null)))
  web.post(setupAt('/categories/new'), async (c) => save(c, await targetOf(c, null)))
  web.get(setupAt('/categories/:id/new'), async (c) => show(c, await targetOf(c, idOf(c), true)))
  web.post(setupAt('/categories/:id/new'), async (c) => save(c, await targetOf(c, idOf(c), true)))
  web.get(setupAt('/categories/:id'), async (c) => show(c, await targetOf(c, idOf(c))))
  web.post(setupAt('/categories/:id'), async (c) => save(c, await targetOf(c, idOf(c))))

  web.post(setupAt('/categories/:id/remove'), async (c) => {
    const target = await targetOf(c, idOf(c))
    const isGone = await c.var.work(async (tx) => {
      const gone = await removeCategory(tx, idOf(c))
      if (gone) await record(tx, { deed: 'removed', thing: 'category', thingId: idOf(c) })
      return gone
    })
    return isGone ? answerDone(c, '/categories', 'removed') : show(c, target, undefined, true)
  })
}
