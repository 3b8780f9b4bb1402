// The administrator keeps the list of places everybody knows.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { markAsReal } from '../../demonstration.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../result.ts'
import { findArea, listAreas } from '../area/store.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { type PlaceForm, placeForm } from './model.ts'
import { PlacePage, PlacesPage } from './pages.tsx'
import { addPlace, correctPlace, findPlace, listPlaces, removePlace } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

async function showPlaces(c: Ask, back?: Back): Promise<Response> {
  const { places, areas } = await c.var.work(async (tx) => ({ places: await listPlaces(tx), areas: await listAreas(tx) }))
  return c.html(<PlacesPage {...setupProps(c, texts, back)} places={places} areas={areas} />, back ? 422 : 200)
}

async function showPlace(c: Ask, back?: Back, isInUse = false): Promise<Response> {
  const { place, areas } = await c.var.work(async (tx) => ({ place: await findPlace(tx, idOf(c)), areas: await listAreas(tx) }))
  if (!place) throw new Refused(404, '')
  return c.html(<PlacePage {...setupProps(c, texts, back)} place={place} areas={areas} isInUse={isInUse} />, back || isInUse ? 422 : 200)
}

/** The form as a place, whose area is one of the town's. */
async function readPlace(tx: Tx, fields: FormFields): Promise<Result<PlaceForm>> {
  const read = readFields(placeForm, fields)
  if (!read.ok || read.value.area === null || (await findArea(tx, read.value.area))) return read
  return refused('area', 'area', read.value.area)
}

export function placeRoutes(web: Web): void {
  web.get(setupAt('/places'), (c) => showPlaces(c))
  web.get(setupAt('/places/:id'), (c) => showPlace(c))

  web.post(setupAt('/places'), async (c) => {
    const fields = await readForm(c)
    const added = await c.var.work(async (tx) => {
      const read = await readPlace(tx, fields)
      if (!read.ok) return read
      const id = await addPlace(tx, read.value)
      if (!id) return refused('name', 'nameTaken', read.value.name)
      await record(tx, { deed: 'added', thing: 'place', thingId: id, detail: { ...read.value } })
      return accepted(id)
    })
    return added.ok ? answerDone(c, '/places', 'added') : showPlaces(c, { fields, errors: added.errors })
  })

  web.post(setupAt('/places/:id'), async (c) => {
    const fields = await readForm(c)
    const saved = await c.var.work(async (tx) => {
      const read = await readPlace(tx, fields)
      if (!read.ok) return read
      if (!(await findPlace(tx, idOf(c)))) throw new Refused(404, '')
      if (!(await correctPlace(tx, idOf(c), read.value))) return refused('name', 'nameTaken', read.value.name)
      await markAsReal(tx, 'platform.place', idOf(c))
      await record(tx, { deed: 'changed', thing: 'place', thingId: idOf(c), detail: { ...read.value } })
      return accepted(idOf(c))
    })
    return saved.ok ? answerDone(c, '/places', 'saved') : showPlace(c, { fields, errors: saved.errors })
  })

  web.post(setupAt('/places/:id/remove'), async (c) => {
    const isGone = await c.var.work(async (tx) => {
      const gone = await removePlace(tx, idOf(c))
      if (gone) await record(tx, { deed: 'removed', thing: 'place', thingId: idOf(c) })
      return gone
    })
    return isGone ? answerDone(c, '/places', 'removed') : showPlace(c, undefined, true)
  })
}
