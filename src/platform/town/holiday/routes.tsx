// The administrator keeps the days the town hall is closed.
import { record } from '../../audit.ts'
import { dayField } from '../../form/model.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { type FormFields, readFields, refused } from '../../result.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { danishHolidays, holidayForm, yearForm } from './model.ts'
import { HolidayPage, HolidaysPage } from './pages.tsx'
import { addHoliday, correctHoliday, listHolidays, removeHoliday } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function showHolidays(c: Ask, back?: Back): Promise<Response> {
  const holidays = await c.var.work(listHolidays)
  const year = Number(holidays.at(-1)?.day.slice(0, 4) ?? new Date().getUTCFullYear() - 1) + 1
  return c.html(<HolidaysPage {...setupProps(c, texts, back)} holidays={holidays} year={year} />, back ? 422 : 200)
}

async function showHoliday(c: Ask, back?: Back): Promise<Response> {
  const holiday = (await c.var.work(listHolidays)).find((one) => one.id === idOf(c))
  if (!holiday) throw new Refused(404, '')
  return c.html(<HolidayPage {...setupProps(c, texts, back)} holiday={holiday} />, back ? 422 : 200)
}

const readHoliday = (fields: FormFields) => readFields(holidayForm, { ...fields, day: dayField(fields, 'day') })

export function holidayRoutes(web: Web): void {
  web.get(setupAt('/holidays'), (c) => showHolidays(c))
  web.get(setupAt('/holidays/:id'), (c) => showHoliday(c))

  web.post(setupAt('/holidays'), async (c) => {
    const fields = await readForm(c)
    const read = readHoliday(fields)
    if (!read.ok) return showHolidays(c, { fields, errors: read.errors })
    const id = await c.var.work(async (tx) => {
      const added = await addHoliday(tx, read.value)
      if (added) await record(tx, { deed: 'added', thing: 'holiday', thingId: added, detail: { ...read.value } })
      return added
    })
    return id ? answerDone(c, '/holidays', 'added') : showHolidays(c, { fields, errors: refused('day', 'dayTaken').errors })
  })

  web.post(setupAt('/holidays/year'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(yearForm, fields)
    if (!read.ok) return showHolidays(c, { fields, errors: read.errors })
    await c.var.work(async (tx) => {
      for (const holiday of danishHolidays(read.value.year)) await addHoliday(tx, holiday)
      await record(tx, { deed: 'added', thing: 'holidays', thingId: String(read.value.year) })
    })
    return answerDone(c, '/holidays', 'added')
  })

  web.post(setupAt('/holidays/:id'), async (c) => {
    const fields = await readForm(c)
    const read = readHoliday(fields)
    if (!read.ok) return showHoliday(c, { fields, errors: read.errors })
    const isSaved = await c.var.work(async (tx) => {
      const saved = await correctHoliday(tx, idOf(c), read.value)
      if (saved) await record(tx, { deed: 'changed', thing: 'holiday', thingId: idOf(c), detail: { ...read.value } })
      return saved
    })
    return isSaved ? answerDone(c, '/holidays', 'saved') : showHoliday(c, { fields, errors: refused('day', 'dayTaken').errors })
  })

  web.post(setupAt('/holidays/:id/remove'), async (c) => {
    const isGone = await c.var.work(async (tx) => {
      const gone = await removeHoliday(tx, idOf(c))
      if (gone) await record(tx, { deed: 'removed', thing: 'holiday', thingId: idOf(c) })
      return gone
    })
    if (!isGone) throw new Refused(404, '')
    return answerDone(c, '/holidays', 'removed')
  })
}
