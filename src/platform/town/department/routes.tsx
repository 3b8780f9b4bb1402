// The administrator keeps the departments and the teams that answer residents.
import { record } from '../../audit.ts'
import { markAsReal } from '../../demonstration.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../result.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { departmentForm, type TeamForm, teamForm } from './model.ts'
import { DepartmentPage, DepartmentsPage, TeamPage } from './pages.tsx'
import { addDepartment, addTeam, correctTeam, listDepartments, removeDepartment, removeTeam, renameDepartment } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function showDepartment(c: Ask, id: string | null, back?: Back, isInUse = false): Promise<Response> {
  const department = id === null ? undefined : (await c.var.work(listDepartments)).find((one) => one.id === id)
  if (id !== null && !department) throw new Refused(404, '')
  return c.html(<DepartmentPage {...setupProps(c, texts, back)} department={department} isInUse={isInUse} />, back || isInUse ? 422 : 200)
}

async function showTeam(c: Ask, id: string | null, back?: Back, isInUse = false): Promise<Response> {
  const departments = await c.var.work(listDepartments)
  const team = departments.flatMap((department) => department.teams).find((one) => one.id === id)
  if (id !== null && !team) throw new Refused(404, '')
  return c.html(
    <TeamPage {...setupProps(c, texts, back)} departments={departments} team={team} isInUse={isInUse} />,
    back || isInUse ? 422 : 200,
  )
}

/** Adds a department or gives one another name; `id` is null for a new one. */
async function saveDepartment(c: Ask, id: string | null): Promise<Response> {
  const fields = await readForm(c)
  const read = readFields(departmentForm, fields)
  if (!read.ok) return showDepartment(c, id, { fields, errors: read.errors })
  const { name } = read.value
  const saved = await c.var.work(async (tx): Promise<Result<string>> => {
    const done = id === null ? await addDepartment(tx, name) : (await renameDepartment(tx, id, name)) && id
    if (!done) return refused('name', 'nameTaken', name)
    await markAsReal(tx, 'platform.department', done)
    await record(tx, { deed: id === null ? 'added' : 'changed', thing: 'department', thingId: done, detail: { name } })
    return accepted(done)
  })
  return saved.ok ? answerDone(c, '/departments', id === null ? 'added' : 'saved') : showDepartment(c, id, { fields, errors: saved.errors })
}

/** The form as a team of one of the town's departments. */
async function readTeam(c: Ask, fields: FormFields): Promise<Result<TeamForm>> {
  const read = readFields(teamForm, fields)
  if (!read.ok) return read
  const departments = await c.var.work(listDepartments)
  return departments.some((one) => one.id === read.value.department) ? read : refused('department', 'department')
}

async function saveTeam(c: Ask, id: string | null): Promise<Response> {
  const fields = await readForm(c)
  const read = await readTeam(c, fields)
  if (!read.ok) return showTeam(c, id, { fields, errors: read.errors })
  const saved = await c.var.work(async (tx): Promise<Result<string>> => {
    const done = id === null ? await addTeam(tx, read.value) : (await correctTeam(tx, id, read.value)) && id
    if (!done) return refused('name', 'nameTaken', read.value.name)
    await markAsReal(tx, 'platform.team', done)
    await record(tx, { deed: id === null ? 'added' : 'changed', thing: 'team', thingId: done, detail: { ...read.value } })
    return accepted(done)
  })
  return saved.ok ? answerDone(c, '/departments', id === null ? 'added' : 'saved') : showTeam(c, id, { fields, errors: saved.errors })
}

async function takeAway(c: Ask, thing: 'department' | 'team'): Promise<boolean> {
  return c.var.work(async (tx) => {
    const gone = await (thing === 'team' ? removeTeam : removeDepartment)(tx, idOf(c))
    if (gone) await record(tx, { deed: 'removed', thing, thingId: idOf(c) })
    return gone
  })
}

export function departmentRoutes(web: Web): void {
  web.get(setupAt('/departments'), async (c) =>
    c.html(<DepartmentsPage {...setupProps(c, texts)} departments={await c.var.work(listDepartments)} />),
  )

  web.get(setupAt('/departments/new'), (c) => showDepartment(c, null))
  web.post(setupAt('/departments/new'), (c) => saveDepartment(c, null))
  web.get(setupAt('/departments/:id'), (c) => showDepartment(c, idOf(c)))
  web.post(setupAt('/departments/:id'), (c) => saveDepartment(c, idOf(c)))
  web.post(setupAt('/departments/:id/remove'), async (c) =>
    (await takeAway(c, 'department')) ? answerDone(c, '/departments', 'removed') : showDepartment(c, idOf(c), undefined, true),
  )

  web.get(setupAt('/teams/new'), (c) => showTeam(c, null))
  web.post(setupAt('/teams/new'), (c) => saveTeam(c, null))
  web.get(setupAt('/teams/:id'), (c) => showTeam(c, idOf(c)))
  web.post(setupAt('/teams/:id'), (c) => saveTeam(c, idOf(c)))
  web.post(setupAt('/teams/:id/remove'), async (c) =>
    (await takeAway(c, 'team')) ? answerDone(c, '/departments', 'removed') : showTeam(c, idOf(c), undefined, true),
  )
}
