// Somebody puts like reports together to a phenomenon, or corrects one: what was written is kept when something is wrong.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { revisionIn, todayInTown } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { accepted, type FieldError, type FormFields, fieldIn, type Result, readFields, refused } from '../../../platform/result.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { locate } from '../../reports/filing/where.ts'
import { requireWorker, workableAt } from '../asked.ts'
import { type NewCount, readCountedAt, readFirstCounts } from '../counting/first/model.ts'
import { addCount } from '../counting/store.ts'
import { noteDeed } from '../deed.ts'
import { around, type Phenomenon, type PhenomenonForm, type Source } from '../model.ts'
import { addObservations } from '../observations/store.ts'
import { addReports, correctPhenomenon, justMadeOf, makePhenomenon, removeReport, sourcesByIds } from '../store.ts'
import { alikeTo } from '../suggestions/model.ts'
import { looseReports } from '../suggestions/store.ts'
import { tell } from '../tell.ts'
import { complaintAbout } from '../wording/complaints.ts'
import { wordsIn } from '../words.ts'
import { choicesFor, knownPlaces } from './choices.ts'
import { addForm, areEnough, fieldsFrom, fieldsOf, notOffered, readPhenomenon, removeForm } from './model.ts'
import { PhenomenonFormPage } from './pages.tsx'
import { type Sources, saysNoPlace, sourcesIn } from './sources.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { TooFewPage } from './too-few.tsx'

/** Reads the form: what is wrong with its answers and what is wrong with its words, all at once. */
async function readCarefully(tx: Tx, fields: FormFields): Promise<Result<PhenomenonForm>> {
  const read = readPhenomenon(fields)
  const known = await knownPlaces(tx)
  const wrong = read.ok ? [] : read.errors
  const about = (field: string, strictness: 'conduct' | 'people') =>
    wrong.some((one) => one.field === field) ? null : complaintAbout(field, String(fields[field] ?? ''), strictness, known)
  const complaints = [about('behaviour', 'conduct'), about('where', 'people'), about('consequence', 'people'), about('street', 'people')]
  const gone = read.ok ? notOffered(read.value, await choicesFor(tx)) : []
  const errors: FieldError[] = [...wrong, ...complaints.filter((one) => one !== null), ...gone]
  return read.ok && errors.length === 0 ? read : { ok: false, errors }
}

interface Counted {
  counts: NewCount[]
  /** Where it was counted; null where reports or observations say it. */
  spot: { lat: number; lon: number } | null
}

/** The counts the form brings, and where they were made. */
async function readCounted(tx: Tx, fields: FormFields, sources: Sources): Promise<Result<Counted>> {
  if (sources.counts === 0) return accepted({ counts: [], spot: null })
  const counts = readFirstCounts(fields, sources.counts, todayInTown())
  const complaint = complaintAbout('what', fieldIn(fields, 'what'), 'conduct', await knownPlaces(tx))
  const where = saysNoPlace(sources) ? await countedAt(tx, fields) : accepted(null)
  const errors = [...(complaint ? [complaint] : []), ...[counts, where].flatMap((one) => (one.ok ? [] : one.errors))]
  return counts.ok && where.ok && errors.length === 0 ? accepted({ counts: counts.value, spot: where.value }) : { ok: false, errors }
}

async function countedAt(tx: Tx, fields: FormFields): Promise<Result<{ lat: number; lon: number }>> {
  const where = readCountedAt(fields)
  const located = where.ok ? await locate(tx, where.value) : where
  if (!located.ok) return located
  return 'choices' in located.value ? refused('address', 'addressChoice', located.value.choices.join(', ')) : accepted(located.value.place)
}

async function show(c: Ask, around: { sources?: Sources; of?: Phenomenon; back?: Back; isStale?: boolean }): Promise<Response> {
  const { sources, of, back, isStale } = around
  const { choices, places } = await c.var.work(async (tx) => {
    await record(tx, { deed: 'read', thing: 'account', thingId: 'colleagues' })
    return { choices: await choicesFor(tx), places: await listPlaces(tx) }
  })
  const before = of ? fieldsOf(of) : sources ? fieldsFrom(sources.reports, sources.observations) : {}
  const page = (
    <PhenomenonFormPage
      {...formProps(c, { da, en }, back ?? { fields: before, errors: [] })}
      words={wordsIn(c.var.locale)}
      choices={choices}
      chosen={sources && { ...sources, places: saysNoPlace(sources) ? places : null }}
      corrected={of && { id: of.id, revision: of.revision }}
      isStale={isStale}
    />
  )
  return c.html(page, back ? 422 : 200)
}

const isEnough = ({ reports, observations, counts }: Sources): boolean => areEnough(reports.length, observations.length, counts)

/** One is not enough: the page offers what is like it, and counting on the spot. */
async function showTooFew(c: Ask, sources: Sources, status: 200 | 422 = 200): Promise<Response> {
  const [report] = sources.reports
  const loose = report ? await c.var.work(looseReports) : []
  const one = report && { report, alike: alikeTo(report, loose).slice(0, 20) }
  return c.html(<TooFewPage {...formProps(c, { da, en })} words={wordsIn(c.var.locale)} sources={sources} one={one} />, status)
}

export function writingRoutes(web: Web): void {
  web.get(at('/phenomena/new'), async (c) => {
    requireWorker(c)
    const fields = {
      reports: c.req.queries('reports') ?? [],
      observations: c.req.queries('observations') ?? [],
      counts: c.req.query('counts') ?? '',
    }
    const sources = await c.var.work((tx) => sourcesIn(tx, fields))
    return isEnough(sources) ? show(c, { sources }) : showTooFew(c, sources)
  })

  web.post(at('/phenomena'), async (c) => {
    requireWorker(c)
    const fields = await readForm(c)
    const { sources, read, counted } = await c.var.work(async (tx) => {
      const sources = await sourcesIn(tx, fields)
      return { sources, read: await readCarefully(tx, fields), counted: await readCounted(tx, fields, sources) }
    })
    if (!isEnough(sources)) return showTooFew(c, sources, 422)
    if (!read.ok || !counted.ok) {
      const errors = [...(counted.ok ? [] : counted.errors), ...(read.ok ? [] : read.errors)]
      return show(c, { sources, back: { fields, errors } })
    }
    const id = await c.var.work((tx) => make(c, tx, read.value, sources, counted.value))
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
    requireWorker(c)
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
    requireWorker(c)
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

async function make(c: Ask, tx: Tx, form: PhenomenonForm, sources: Sources, { counts, spot }: Counted): Promise<string> {
  const before = await justMadeOf(tx, form.behaviour, sources.reports[0]?.id ?? null)
  if (before) return before
  const { lat, lon } = spot ?? around([...sources.reports, ...sources.observations])
  const id = await makePhenomenon(tx, form, { lat, lon })
  await noteDeed(c, tx, id, 'made')
  await addObservations(
    tx,
    id,
    sources.observations.map(({ id }) => id),
  )
  for (const count of counts) {
    await addCount(tx, id, count, c.var.actor.name)
    await noteDeed(c, tx, id, 'count-added')
  }
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
  await tell(tx, id, added, { key: 'phenomenon' })
}
