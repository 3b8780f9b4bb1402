// The fifth door keeps nothing: it shows who helps. Administrator and coordinator keep the town's own lines right.
import { record } from '../../../platform/audit.ts'
import { dayField } from '../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { readFields } from '../../../platform/result.ts'
import { readContact } from '../../../platform/town/contact/store.ts'
import { reportAt } from '../filing/languages.ts'
import { lineForm, nationalLines, suggestions, without } from './model.ts'
import { LinePage, LinesPage, WorryPage } from './pages.tsx'
import { mayKeepLines } from './policy.ts'
import { findLine, ownLines, removeLine, saveLine } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { moreTexts } from './texts.more.ts'

const texts = { da, en }
// What staff write the town's lines with is Danish or English; residents read the page in the other languages too.
const residentTexts = { ...texts, ...moreTexts }

function onlyKeepers(c: Ask): void {
  if (!mayKeepLines(c.var.actor)) throw new Refused(404, '')
}

async function showLine(c: Ask, id: string | null, back?: Back): Promise<Response> {
  onlyKeepers(c)
  const line = id === null ? null : await c.var.work((tx) => findLine(tx, id))
  const from = id === null ? [...nationalLines, ...suggestions].find(({ key }) => key === c.req.query('from')) : undefined
  if (id !== null && !line) throw new Refused(404, '')
  return c.html(<LinePage {...formProps(c, texts, back)} line={line} from={from} />, back ? 422 : 200)
}

async function keepLine(c: Ask, id: string | null): Promise<Response> {
  onlyKeepers(c)
  const fields = await readForm(c)
  const read = readFields(lineForm, { ...fields, checkedOn: dayField(fields, 'checkedOn') })
  if (!read.ok) return showLine(c, id, { fields, errors: read.errors })
  await c.var.work(async (tx) => {
    const saved = await saveLine(tx, id, read.value)
    if (!saved) throw new Refused(404, '')
    await record(tx, { deed: id === null ? 'added' : 'changed', thing: 'help line', thingId: saved, detail: { ...read.value } })
  })
  return c.redirect(`${href(c, '/reports/help')}?done=saved`, 303)
}

export function worryRoutes(web: Web): void {
  web.get(reportAt('/report/worry'), async (c) => {
    const { own, contact } = await c.var.work(async (tx) => ({ own: await ownLines(tx), contact: await readContact(tx) }))
    const seen = { own, national: without(own, nationalLines), contact }
    return c.html(<WorryPage frame={frameOf(c)} t={textsFor(c.var.locale, residentTexts)} {...seen} />)
  })

  web.get(at('/reports/help'), async (c) => {
    onlyKeepers(c)
    const t = textsFor(c.var.locale, texts)
    const lines = await c.var.work(ownLines)
    const others = { national: without(lines, nationalLines), waiting: without(lines, suggestions) }
    return c.html(<LinesPage frame={frameOf(c)} t={t} lines={lines} {...others} done={doneIn(c, t.staff.done)} />)
  })
  web.get(at('/reports/help/new'), (c) => showLine(c, null))
  web.post(at('/reports/help/new'), (c) => keepLine(c, null))
  web.get(at('/reports/help/:id'), (c) => showLine(c, idOf(c)))
  web.post(at('/reports/help/:id'), (c) => keepLine(c, idOf(c)))
  web.post(at('/reports/help/:id/remove'), async (c) => {
    onlyKeepers(c)
    await c.var.work(async (tx) => {
      if (await removeLine(tx, idOf(c))) await record(tx, { deed: 'removed', thing: 'help line', thingId: idOf(c) })
    })
    return c.redirect(`${href(c, '/reports/help')}?done=removed`, 303)
  })
}
