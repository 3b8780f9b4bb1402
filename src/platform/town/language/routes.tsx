// The administrator turns languages on and off, and notes who read the texts through.
import { record } from '../../audit.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { readFields } from '../../result.ts'
import { dayField } from '../holiday/model.ts'
import { type Back, setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { type Language, languageForm } from './model.ts'
import { LanguagePage, LanguagesPage } from './pages.tsx'
import { listLanguages, saveLanguage } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function languageOf(c: Ask): Promise<Language> {
  const language = (await c.var.work(listLanguages)).find((one) => one.code === c.req.param('code'))
  if (!language) throw new Refused(404, '')
  return language
}

async function showLanguage(c: Ask, back?: Back): Promise<Response> {
  return c.html(<LanguagePage {...setupProps(c, texts, back)} language={await languageOf(c)} />, back ? 422 : 200)
}

export function languageRoutes(web: Web): void {
  web.get(setupAt('/languages'), async (c) =>
    c.html(<LanguagesPage {...setupProps(c, texts)} languages={await c.var.work(listLanguages)} />),
  )
  web.get(setupAt('/languages/:code'), (c) => showLanguage(c))

  web.post(setupAt('/languages/:code'), async (c) => {
    const { code } = await languageOf(c)
    const fields = await readForm(c)
    const read = readFields(languageForm, { ...fields, code, readOn: dayField(fields, 'readOn') })
    if (!read.ok) return showLanguage(c, { fields, errors: read.errors })
    await c.var.work(async (tx) => {
      await saveLanguage(tx, read.value)
      await record(tx, { deed: 'changed', thing: 'language', thingId: code, detail: { on: read.value.on, readOn: read.value.readOn } })
    })
    return answerDone(c, '/languages', 'saved')
  })
}
