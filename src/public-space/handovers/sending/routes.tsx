// Staff hand one report over or several at once: choose to whom, look at what the partner will see, send.
import { dayField, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId, newId } from '../../../platform/id.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { accepted, type FormFields, fieldIn, type Result } from '../../../platform/result.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { doerOf } from '../../reports/work/asked.ts'
import { maySeeReports, mayWorkOnReports } from '../../reports/work/policy.ts'
import { handOver } from '../hand-over.ts'
import { handedNow, mostAtOnce, partnerViewOf, reportsIn } from '../model.ts'
import { holdReports, madeTogether, picturesFor, reportsByIds } from '../store.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { readOrder } from './order.ts'
import { ChoosePage, LookPage, NothingPage } from './pages.tsx'

function requireWorker(c: Ask): void {
  if (!maySeeReports(c.var.actor)) throw new Refused(404, '')
  if (!mayWorkOnReports(c.var.actor)) throw new Refused(403, '')
}

const wordsIn = (c: Ask) => textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
const senderOf = (c: Ask) => ({ publicUrl: c.var.platform.config.publicUrl, town: c.var.town.name })

/** The reports named, at most fifty; what is not there for whoever asks is left out. */
const namedIn = (fields: FormFields): string[] => reportsIn(fields).filter(isId).slice(0, mostAtOnce)

async function choose(c: Ask, named: FormFields, back?: Back): Promise<Response> {
  const { reports, partners } = await c.var.work(async (tx) => ({
    reports: await reportsByIds(tx, namedIn(named)),
    partners: (await allOrganisations(tx)).filter(({ endedAt }) => endedAt === null),
  }))
  const props = formProps(c, { da, en }, back)
  if (reports.length === 0) return c.html(<NothingPage frame={props.frame} t={props.t} />)
  const today = todayInTown()
  const proposed = reports.map(({ answerBy }) => answerBy).filter((day) => day !== null && day >= today)
  const due = proposed.sort()[0] ?? daysAfter(today, 14)
  const page = <ChoosePage {...props} w={wordsIn(c)} reports={reports} partners={partners} due={due} />
  return c.html(page, back && back.errors.length > 0 ? 422 : 200)
}

const readOrderForm = async (c: Ask): Promise<FormFields> => {
  const form = await readForm(c)
  return { ...form, due: dayField(form, 'due') }
}

async function look(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readOrderForm(c)
  const { reports, read } = await c.var.work(async (tx) => {
    const reports = await reportsByIds(tx, namedIn(fields))
    return { reports, read: await readOrder(tx, fields, reports, newId()) }
  })
  if (!read.ok) return choose(c, fields, { fields, errors: read.errors })
  const { order, going, leftOut } = read.value
  const pictures = await c.var.workAsSystem(
    async (tx) => new Map(await Promise.all(going.map(async ({ id }) => [id, (await picturesFor(tx, id, null)).fault] as const))),
    'show the pictures of a report',
  )
  const views = going.map((report) => ({ report, view: partnerViewOf(handedNow(report), order, pictures.get(report.id) ?? []) }))
  const { frame, t } = formProps(c, { da, en })
  return c.html(<LookPage {...{ frame, t, w: wordsIn(c), reports, order, views, leftOut, fields }} />)
}

const addressOf = (ids: readonly string[]): string => (ids.length === 1 ? `/handovers/${ids[0]}` : '/handovers')

/** Sends what was looked at; the same look sent twice is sent once. */
async function send(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readOrderForm(c)
  const named = fieldIn(fields, 'batch')
  const batch = isId(named) ? named : newId()
  const sent = await c.var.work(async (tx): Promise<Result<string>> => {
    const before = await madeTogether(tx, batch)
    if (before.length > 0) return accepted(addressOf(before))
    const read = await readOrder(tx, fields, await holdReports(tx, namedIn(fields)), batch)
    if (!read.ok) return read
    const made: string[] = []
    for (const report of read.value.going) {
      const done = await handOver(tx, senderOf(c), report, read.value.order, doerOf(c))
      if (!done.ok) throw new Refused(422, '')
      made.push(done.value)
    }
    return accepted(addressOf(made))
  })
  if (!sent.ok) return choose(c, fields, { fields, errors: sent.errors })
  return c.redirect(`${href(c, sent.value)}?done=handed`, 303)
}

export function sendingRoutes(web: Web): void {
  web.get(at('/handovers/new'), (c) => {
    requireWorker(c)
    return choose(c, { report: c.req.queries('report') ?? [] })
  })
  web.post(at('/handovers/new'), async (c) => {
    requireWorker(c)
    const fields = await readForm(c)
    return choose(c, fields, { fields, errors: [] })
  })
  web.post(at('/handovers/look'), look)
  web.post(at('/handovers'), send)
}
