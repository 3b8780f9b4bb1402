// Coordinator and leader set, correct and end the sub-goals of a goal.
import { isDeepStrictEqual } from 'node:util'
import { record } from '../../../platform/audit.ts'
import { markAsReal } from '../../../platform/demonstration.ts'
import { revisionIn } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import type { Back } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { readFields, refused } from '../../../platform/result.ts'
import { answerDone, goalOf, keepingProps, onlyKeepers } from '../room/room.ts'
import { goalWords } from '../wording/words.ts'
import { type SubGoal, type SubGoalForm, subGoalForm } from './model.ts'
import { SubGoalPage } from './pages.tsx'
import { correctSubGoal, endSubGoal, listSubGoals, setSubGoal } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The form; `id` is null for a new sub-goal. With a form that came back too late, both texts stand on the page, and the next saving is a choice. */
async function show(c: Ask, id: string | null, back?: Back): Promise<Response> {
  const goal = goalOf(c)
  const [worded, subGoals] = await c.var.work(
    async (tx) => [(await goalWords(tx, c.var.locale))[goal], await listSubGoals(tx, goal)] as const,
  )
  const subGoal = subGoals.find((one) => one.id === id)
  if (id !== null && !subGoal) throw new Refused(404, '')
  const isLate = back !== undefined && back.errors.length === 0
  const revision = back && !isLate ? revisionIn(back.fields) : (subGoal?.revision ?? 0)
  const given = { worded, subGoal, revision, isLate }
  return c.html(<SubGoalPage {...keepingProps(c, { da, en }, back)} {...given} />, back ? 422 : 200)
}

/** 'late' when a colleague corrected it since; the sub-goal itself when exactly this stands there already, as after a form sent twice. */
function lateIn(all: SubGoal[], id: string | null, from: number, { titleDa, titleEn, textDa, textEn }: SubGoalForm): string | null {
  const now = all.find((one) => one.id === id && one.revision !== from)
  if (!now) return null
  const isWritten = isDeepStrictEqual(
    [now.title, now.text],
    [
      { da: titleDa, en: titleEn },
      { da: textDa, en: textEn },
    ],
  )
  return isWritten ? now.id : 'late'
}

async function save(c: Ask, id: string | null): Promise<Response> {
  const goal = goalOf(c)
  const fields = await readForm(c)
  const read = readFields(subGoalForm, fields)
  if (!read.ok) return show(c, id, { fields, errors: read.errors })
  const done = await c.var.work(async (tx) => {
    const revision = revisionIn(fields)
    const saved =
      id === null ? await setSubGoal(tx, goal, read.value) : (await correctSubGoal(tx, { id, goal, revision }, read.value)) && id
    if (!saved) return lateIn(await listSubGoals(tx, goal), id, revision, read.value)
    await markAsReal(tx, 'goals.sub_goal', saved)
    await record(tx, {
      deed: id === null ? 'added' : 'changed',
      thing: 'sub-goal',
      thingId: saved,
      detail: { goal, title: read.value.titleDa },
    })
    return saved
  })
  if (done === 'late') return show(c, id, { fields, errors: [] })
  if (!done) return show(c, id, { fields, errors: refused('titleDa', 'titleTaken', read.value.titleDa).errors })
  return answerDone(c, `/goals/${goal}`, id === null ? 'added' : 'saved')
}

/** Ends it or takes it up again. Pressed twice, the second changes nothing and is answered alike. */
async function end(c: Ask, isOver: boolean): Promise<Response> {
  onlyKeepers(c)
  const [id, goal] = [idOf(c), goalOf(c)]
  await c.var.work(async (tx) => {
    if (!(await listSubGoals(tx, goal)).some((one) => one.id === id)) throw new Refused(404, '')
    if (await endSubGoal(tx, { id, goal }, isOver))
      await record(tx, { deed: isOver ? 'ended' : 'resumed', thing: 'sub-goal', thingId: id, detail: { goal } })
  })
  return answerDone(c, `/goals/${goal}`, isOver ? 'ended' : 'resumed')
}

export function subGoalRoutes(web: Web): void {
  web.get(at('/goals/:goal/sub-goals/new'), (c) => {
    onlyKeepers(c)
    return show(c, null)
  })
  web.post(at('/goals/:goal/sub-goals/new'), (c) => {
    onlyKeepers(c)
    return save(c, null)
  })
  web.get(at('/goals/:goal/sub-goals/:id'), (c) => {
    onlyKeepers(c)
    return show(c, idOf(c))
  })
  web.post(at('/goals/:goal/sub-goals/:id'), (c) => {
    onlyKeepers(c)
    return save(c, idOf(c))
  })
  web.post(at('/goals/:goal/sub-goals/:id/end'), (c) => end(c, true))
  web.post(at('/goals/:goal/sub-goals/:id/resume'), (c) => end(c, false))
}
