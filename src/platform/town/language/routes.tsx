// The administrator turns languages on and off, and notes who read the texts through.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { dayField } from '../../form/model.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { readFields } from '../../result.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { type Language, languageForm } from './model.ts'
import { LanguagePage, LanguagesPage } from './pages.tsx'
import { listLanguages, saveLanguage } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function languageAsked(c: Ask, tx: Tx): Promise<Language> {
  const language = (await listLanguages(tx)).find((one) => one.code === c.req.param('code'))
  if (!language) throw new Refused(404, '')
  return language
}

/** Who read a language through is a person: that the name was seen is written down. */
async function showLanguage(c: Ask, back?: Back): Promise<Response> {
  const language = await c.var.work(async (tx) => {
    const found = await languageAsked(c, tx)
    if (found.readBy) await record(tx, { deed: 'read', thing: 'language', thingId: found.code })
    return found
  })
  return c.html(<LanguagePage {...setupProps(c, texts, back)} language={language} />, back ? 422 : 200)
}

async function showLanguages(c: Ask): Promise<Response> {
  const languages = await c.var.work(async (tx) => {
    const found = await listLanguages(tx)
    if (found.some(({ readBy }) => readBy)) await record(tx, { deed: 'listed', thing: 'languages', thingId: 'all' })
    return found
  })
  return c.html(<LanguagesPage {...setupProps(c, texts)} languages={languages} />)
}

export function languageRoutes(web: Web): void {
  web.get(setupAt('/languages'), showLanguages)
  web.get(setupAt('/languages/:code'), (c) => showLanguage(c))

  web.post(setupAt('/languages/:code'), async (c) => {
    const { code } = await c.var.work((tx) => languageAsked(c, tx))
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
