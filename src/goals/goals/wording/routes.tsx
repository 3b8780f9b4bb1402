// Coordinator and leader word a goal; the paper's words are never further away than one button.
import { record } from '../../../platform/audit.ts'
import { at } from '../../../platform/http/address.ts'
import type { Back } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { type FormFields, readFields } from '../../../platform/result.ts'
import { answerDone, goalOf, keepingProps, onlyKeepers } from '../room/room.ts'
import { wordingForm } from './model.ts'
import { type Late, WordingPage } from './pages.tsx'
import { dropWording, readWordings, saveWording } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { goalWords, paperIn } from './words.ts'

/** A form with something to correct keeps the saving it began from; one that came too late begins from the colleague's. */
async function show(c: Ask, back?: Back, late?: Late): Promise<Response> {
  const goal = goalOf(c)
  const { row, worded } = await c.var.work(async (tx) => ({
    row: (await readWordings(tx)).get(goal),
    worded: (await goalWords(tx, c.var.locale))[goal],
  }))
  const given = { goal, worded, before: row ?? paperIn(goal), saving: back && !late ? savingIn(back.fields) : (row?.saving ?? ''), late }
  return c.html(<WordingPage {...keepingProps(c, { da, en }, back)} {...given} />, back ? 422 : 200)
}

/** Which saving the writer began from. */
const savingIn = ({ saving }: FormFields): string => (typeof saving === 'string' ? saving : '')

export function wordingRoutes(web: Web): void {
  web.get(at('/goals/:goal/edit'), (c) => {
    onlyKeepers(c)
    return show(c)
  })

  web.post(at('/goals/:goal/edit'), async (c) => {
    onlyKeepers(c)
    const goal = goalOf(c)
    const fields = await readForm(c)
    const read = readFields(wordingForm, fields)
    if (!read.ok) return show(c, { fields, errors: read.errors })
    const isSaved = await c.var.work(async (tx) => {
      const saved = await saveWording(tx, goal, read.value)
      if (saved) await record(tx, { deed: 'worded', thing: 'goal', thingId: goal, detail: { title: read.value.titleDa } })
      return saved
    })
    return isSaved ? answerDone(c, `/goals/${goal}`, 'saved') : show(c, { fields, errors: [] }, 'saving')
  })

  web.post(at('/goals/:goal/edit/paper'), async (c) => {
    onlyKeepers(c)
    const goal = goalOf(c)
    const fields = await readForm(c)
    const isGone = await c.var.work(async (tx) => {
      const gone = await dropWording(tx, goal, savingIn(fields))
      if (gone) await record(tx, { deed: 'unworded', thing: 'goal', thingId: goal })
      return gone
    })
    return isGone ? answerDone(c, `/goals/${goal}`, 'paper') : show(c, { fields: {}, errors: [] }, 'leaving')
  })
}
