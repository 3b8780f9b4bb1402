// Staff write down what somebody says: the page, and the code to give to that person.
import { randomBytes } from 'node:crypto'
import { record } from '../../../platform/audit.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FieldError, type FormFields, fieldIn, refused } from '../../../platform/result.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { addReporter, writeReport } from '../filing/file-report.ts'
import { draftIn } from '../filing/model.ts'
import { namesOfPlaces } from '../filing/store.ts'
import { locate } from '../filing/where.ts'
import { requireWorker } from '../inbox/show.tsx'
import { da as reportDa } from '../texts.da.ts'
import { en as reportEn } from '../texts.en.ts'
import { type FindingKind, findPeople } from '../words/find-people.ts'
import { readEntry } from './model.ts'
import { EnteredPage, EntryPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface Wrong {
  errors: FieldError[]
  streets?: string[]
  found?: FindingKind[]
}

const newDraft = (): string => randomBytes(24).toString('base64url')
const toIn = (c: Ask) => (path: string) => href(c, path)

async function show(c: Ask, fields: FormFields = {}, { errors, streets = [], found = [] }: Wrong = { errors: [] }): Promise<Response> {
  const places = await c.var.work(listPlaces)
  const back: Back = { fields, errors }
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const draft = draftIn(fields) ?? newDraft()
  const page = <EntryPage {...formProps(c, { da, en }, back)} {...{ w, places, streets, found, draft }} to={toIn(c)} />
  return c.html(page, errors.length > 0 ? 422 : 200)
}

/** What was written down, with its place and after a look for people in its words; or what is to be corrected. */
async function checkEntry(c: Ask, fields: FormFields) {
  const read = readEntry(fields)
  if (!read.ok) return { ok: false as const, wrong: { errors: read.errors } }
  const { told, where } = read.value
  const { located, known } = await c.var.work(async (tx) => ({ located: await locate(tx, where), known: await namesOfPlaces(tx) }))
  if (!located.ok) return { ok: false as const, wrong: { errors: located.errors } }
  if ('choices' in located.value)
    return { ok: false as const, wrong: { ...refused('address', 'addressChoice'), streets: located.value.choices } }
  const found = fieldIn(fields, 'keepNames') === 'yes' ? [] : findPeople(told.words, known).map(({ what }) => what)
  if (found.length > 0) return { ok: false as const, wrong: { ...refused('words', 'people'), found } }
  return { ok: true as const, entry: { ...read.value, told: { ...told, place: located.value.place } } }
}

/** Keeps it in the name of whoever wrote it down; the machinery alone knows the follower. The same form again shows the same code. */
async function enter(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readForm(c)
  const checked = await checkEntry(c, fields)
  if (!checked.ok) return show(c, fields, checked.wrong)
  const { told, email, language } = checked.entry
  const kept = await c.var.work(async (tx) => {
    const report = await writeReport(tx, told, told.words)
    if (report.isNew) await record(tx, { deed: 'wrote down', thing: 'report', thingId: report.id, detail: { channel: told.channel } })
    return report
  })
  const { secret } = c.var.platform.config
  const code = await c.var.workAsSystem((tx) => addReporter(tx, secret, kept.id, told.draft, { email, language }), 'give a follow-up code')
  const { t, frame } = formProps(c, { da, en })
  return c.html(<EnteredPage {...{ t, frame }} to={toIn(c)} entered={{ ...kept, code }} />)
}

/** Mounted before `/reports/:id`. */
export function entryRoutes(web: Web): void {
  web.get(at('/reports/new'), (c) => {
    requireWorker(c)
    return show(c)
  })
  web.post(at('/reports/new'), enter)
}
