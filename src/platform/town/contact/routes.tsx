// The administrator says what the town is called and how it is reached.
import { record } from '../../audit.ts'
import { dayField } from '../../form/model.ts'
import type { Back } from '../../http/form-props.ts'
import { readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { readFields, refused } from '../../result.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { contactForm, townForm } from './model.ts'
import { ContactPage, TownPage } from './pages.tsx'
import { hostOfTown, readContact, saveContact, saveTown } from './store.ts'

const texts = { da, en }

async function showTown(c: Ask, back?: Back): Promise<Response> {
  const town = { name: c.var.town.name, code: c.var.town.code, host: await c.var.work(hostOfTown) }
  return c.html(<TownPage {...setupProps(c, texts, back)} town={town} />, back ? 422 : 200)
}

async function showContact(c: Ask, back?: Back): Promise<Response> {
  return c.html(<ContactPage {...setupProps(c, texts, back)} contact={await c.var.work(readContact)} />, back ? 422 : 200)
}

export function contactRoutes(web: Web): void {
  web.get(setupAt('/town'), (c) => showTown(c))
  web.post(setupAt('/town'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(townForm, fields)
    if (!read.ok) return showTown(c, { fields, errors: read.errors })
    const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
    if (read.value.host !== null && read.value.host !== host)
      return showTown(c, { fields, errors: refused('host', 'hostOther', read.value.host).errors })
    const saved = await c.var.work(async (tx) => {
      const done = await saveTown(tx, read.value)
      if (done) await record(tx, { deed: 'changed', thing: 'town', thingId: String(c.var.town.municipality), detail: { ...read.value } })
      return done
    })
    return saved ? answerDone(c, '', 'saved') : showTown(c, { fields, errors: refused('host', 'hostTaken', read.value.host ?? '').errors })
  })

  web.get(setupAt('/contact'), (c) => showContact(c))
  web.post(setupAt('/contact'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(contactForm, { ...fields, accessibilityCheckedOn: dayField(fields, 'accessibilityCheckedOn') })
    if (!read.ok) return showContact(c, { fields, errors: read.errors })
    await c.var.work(async (tx) => {
      await saveContact(tx, read.value)
      await record(tx, { deed: 'changed', thing: 'town contact', thingId: String(c.var.town.municipality) })
    })
    return answerDone(c, '', 'saved')
  })
}
