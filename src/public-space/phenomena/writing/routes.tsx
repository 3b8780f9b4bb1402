// Somebody puts like reports together to a phenomenon, or corrects one: what was written is kept when something is wrong.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { revisionIn } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { type FieldError, type FormFields, type Result, readFields } from '../../../platform/result.ts'
import { requireWorker, workableAt } from '../asked.ts'
import { noteDeed } from '../deed.ts'
import { around, type Phenomenon, type PhenomenonForm, type Source } from '../model.ts'
import { addObservations, observationsByIds } from '../observations/store.ts'
import { addReports, correctPhenomenon, justMadeOf, makePhenomenon, removeReport, sourcesByIds } from '../store.ts'
import { alikeTo } from '../suggestions/model.ts'
import { looseReports } from '../suggestions/store.ts'
import { tellOfPhenomenon } from '../tell.ts'
import { complaintAbout } from '../wording/complaints.ts'
import { wordsIn } from '../words.ts'
import { choicesFor, knownPlaces } from './choices.ts'
import { addForm, areEnough, fieldsFrom, fieldsOf, readPhenomenon, removeForm, sourcesForm } from './model.ts'
import { PhenomenonFormPage, TooFewPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface Sources {
  reports: Source[]
  observations: Awaited<ReturnType<typeof observationsByIds>>
}

/** What was chosen, as far as it is there. */
async function sourcesIn(tx: Tx, fields: FormFields): Promise<Sources> {
  const read = readFields(sourcesForm, { reports: fields.reports ?? [], observations: fields.observations ?? [] })
  if (!read.ok) return { reports: [], observations: [] }
  return { reports: await sourcesByIds(tx, read.value.reports), observations: await observationsByIds(tx, read.value.observations) }
}

/** Reads the form: what is wrong with its answers and what is wrong with its words, all at once. */
async function readCarefully(tx: Tx, fields: FormFields): Promise<Result<PhenomenonForm>> {
  const read = readPhenomenon(fields)
  const known = await knownPlaces(tx)
  const wrong = read.ok ? [] : read.errors
  const about = (field: string, strictness: 'conduct' | 'people') =>
    wrong.some((one) => one.field === field) ? null : complaintAbout(field, String(fields[field] ?? ''), strictness, known)
  const complaints = [about('behaviour', 'conduct'), about('where', 'people'), about('consequence', 'people'), about('street', 'people')]
  const errors: FieldError[] = [...wrong, ...complaints.filter((one) => one !== null)]
  return read.ok && errors.length === 0 ? read : { ok: false, errors }
}

async function show(c: Ask, around: { sources?: Sources; of?: Phenomenon; back?: Back; isStale?: boolean }): Promise<Response> {
  const { sources, of, back, isStale } = around
  const choices = await c.var.work(async (tx) => {
    await record(tx, { deed: 'read', thing: 'account', thingId: 'colleagues' })
    return choicesFor(tx)
  })
  const before = of ? fieldsOf(of) : sources ? fieldsFrom(sources.reports, sources.observations) : {}
  const page = (
    <PhenomenonFormPage
      {...formProps(c, { da, en }, back ?? { fields: before, errors: [] })}
      words={wordsIn(c.var.locale)}
      choices={choices}
      chosen={sources && { reports: sources.reports, observations: sources.observations.map(({ id }) => id) }}
      corrected={of && { id: of.id, revision: of.revision }}
      isStale={isStale}
    />
  )
  return c.html(page, back ? 422 : 200)
}

export function writingRoutes(web: Web): void {
  web.get(at('/phenomena/new'), async (c) => {
    requireWorker(c)
    const fields = { reports: c.req.queries('reports') ?? [], observations: c.req.queries('observations') ?? [] }
    const { sources, loose } = await c.var.work(async (tx) => {
      const sources = await sourcesIn(tx, fields)
      return { sources, loose: sources.reports.length === 1 ? await looseReports(tx) : [] }
    })
    const [report] = sources.reports
    if (!areEnough(sources.reports.length, sources.observations.length))
      return c.html(
        <TooFewPage
          {...formProps(c, { da, en })}
          words={wordsIn(c.var.locale)}
          one={report && { report, alike: alikeTo(report, loose).slice(0, 20) }}
        />,
      )
    return show(c, { sources })
  })

  web.post(at('/phenomena'), async (c) => {
    requireWorker(c)
    const fields = await readForm(c)
    const { sources, read } = await c.var.work(async (tx) => ({
      sources: await sourcesIn(tx, fields),
      read: await readCarefully(tx, fields),
    }))
    if (!areEnough(sources.reports.length, sources.observations.length))
      return c.html(<TooFewPage {...formProps(c, { da, en })} words={wordsIn(c.var.locale)} />, 422)
    if (!read.ok) return show(c, { sources, back: { fields, errors: read.errors } })
    const id = await c.var.work((tx) => make(c, tx, read.value, sources))
    return c.redirect(href(c, `/phenomena/${id}?done=made`), 303)
  })

  web.get(at('/phenomena/:id/edit'), async (c) => show(c, { of: await c.var.work((tx) => workableAt(c, tx)) }))

  web.post(at('/phenomena/:id/edit'), async (c) => {
    const fields = await readForm(c)
    const { of, errors, isSaved } = await c.var.work(async (tx) => {
      const of = await workableAt(c, tx)
      const read = await readCarefully(tx, fields)
      if (!read.ok) return { of, errors: read.errors, isSaved: false }
      const isSaved = await correctPhenomenon(tx, of.id, read.value, revisionIn(fields))
      if (isSaved) await noteDeed(c, tx, of.id, 'changed')
      return { of, errors: [], isSaved }
    })
    if (isSaved) return c.redirect(href(c, `/phenomena/${of.id}?done=saved`), 303)
    return show(c, { of, back: { fields, errors }, isStale: errors.length === 0 })
  })

  web.post(at('/phenomena/:id/reports'), async (c) => {
    const read = readFields(addForm, await readForm(c))
    if (!read.ok) throw new Refused(422, 'A list of reports was expected.')
    await c.var.work(async (tx) => {
      const of = await workableAt(c, tx)
      const found = await sourcesByIds(tx, read.value.reports)
      await link(c, tx, of.id, found)
    })
    return c.redirect(href(c, `/phenomena/${idOf(c)}?done=added`), 303)
  })

  web.post(at('/phenomena/:id/reports/remove'), async (c) => {
    const read = readFields(removeForm, await readForm(c))
    if (!read.ok) throw new Refused(422, 'One report was expected.')
    await c.var.work(async (tx) => {
      const of = await workableAt(c, tx)
      if (await removeReport(tx, of.id, read.value.report))
        await noteDeed(c, tx, of.id, 'report-removed', { detail: { report: read.value.report } })
    })
    return c.redirect(href(c, `/phenomena/${idOf(c)}?done=removed`), 303)
  })
}

async function make(c: Ask, tx: Tx, form: PhenomenonForm, sources: Sources): Promise<string> {
  const before = await justMadeOf(tx, form.behaviour, sources.reports[0]?.id ?? null)
  if (before) return before
  const { lat, lon } = around([...sources.reports, ...sources.observations])
  const id = await makePhenomenon(tx, form, { lat, lon })
  await noteDeed(c, tx, id, 'made')
  await addObservations(
    tx,
    id,
    sources.observations.map(({ id }) => id),
  )
  await link(c, tx, id, sources.reports)
  return id
}

/** Reports become part of it, and everybody who reported or follows them hears that they are not alone. */
async function link(c: Ask, tx: Tx, id: string, reports: readonly Source[]): Promise<void> {
  const added = await addReports(
    tx,
    id,
    reports.map((one) => one.id),
    {},
  )
  if (added.length === 0) return
  await noteDeed(c, tx, id, 'reports-added', { detail: { reports: added.length } })
  await tellOfPhenomenon(tx, id, added)
}
