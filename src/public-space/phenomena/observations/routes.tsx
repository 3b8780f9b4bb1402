// A professional writes down what they saw; at a phenomenon's place it becomes part of the phenomenon at once.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { areaOfSpot } from '../../../platform/town/area/store.ts'
import { findPlace, listPlaces } from '../../../platform/town/place/store.ts'
import { requireWorker } from '../asked.ts'
import { noteDeed } from '../deed.ts'
import { listPhenomena, phenomenonById } from '../store.ts'
import { wordsIn } from '../words.ts'
import { type ObservationForm, readObservation } from './model.ts'
import { ObservationPage } from './pages.tsx'
import { addObservations, isJustObserved, makeObservation } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  const t = textsFor(c.var.locale, { da, en })
  const places = await c.var.work(async (tx) => [
    ...(await listPhenomena(tx, 'open')).map(({ id, behaviour, where }) => ({
      value: `phenomenon:${id}`,
      text: t.ofPhenomenon(`${behaviour} – ${where}`).slice(0, 140),
    })),
    ...(await listPlaces(tx)).map(({ id, name }) => ({ value: `place:${id}`, text: name })),
  ])
  const props = { places, words: wordsIn(c.var.locale), today: todayInTown() }
  return c.html(<ObservationPage {...formProps(c, { da, en }, back)} {...props} />, back ? 422 : 200)
}

/** The place that was chosen, and the phenomenon where it is one's; null when neither is there. */
async function spotOf(tx: Tx, where: string) {
  const [kind, id = ''] = where.split(':')
  if (kind === 'place') {
    const place = await findPlace(tx, id)
    return place && { label: place.name, lat: place.lat, lon: place.lon, phenomenon: null }
  }
  const of = await phenomenonById(tx, id)
  return of?.state === 'open' ? { label: of.where, lat: of.lat, lon: of.lon, phenomenon: of.id } : null
}

export function observationRoutes(web: Web): void {
  web.get(at('/observations/new'), (c) => {
    requireWorker(c)
    return show(c, undefined)
  })

  web.post(at('/observations'), async (c) => {
    requireWorker(c)
    const fields = await readForm(c)
    const read = readObservation(fields, todayInTown())
    if (!read.ok) return show(c, { fields, errors: read.errors })
    const to = await c.var.work((tx) => keep(c, tx, read.value))
    if (to === null) return show(c, { fields, errors: [{ field: 'where', key: 'where', came: '' }] })
    return c.redirect(href(c, to), 303)
  })
}

/** Where to go next; null when the place is not there any more. */
async function keep(c: Ask, tx: Tx, form: ObservationForm): Promise<string | null> {
  const spot = await spotOf(tx, form.where)
  if (!spot) return null
  const place = { ...spot, area: (await areaOfSpot(tx, spot))?.id ?? null }
  const to = `/phenomena${spot.phenomenon ? `/${spot.phenomenon}` : ''}?done=observed`
  if (await isJustObserved(tx, form, place)) return to
  const id = await makeObservation(tx, form, place)
  await record(tx, { deed: 'added', thing: 'observation', thingId: id })
  if (spot.phenomenon === null) return to
  await addObservations(tx, spot.phenomenon, [id])
  await noteDeed(c, tx, spot.phenomenon, 'observation-added')
  return to
}
