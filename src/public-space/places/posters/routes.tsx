// Staff make and print posters; whoever scans one lands in the report form at that place.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { gazetteer } from '../../../platform/town/street/store.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { posterAddress, posterForm, reportPath, streetAndNumber } from './model.ts'
import { PosterPage, PostersPage } from './pages.tsx'
import { makesPosters } from './policy.ts'
import { addPoster, findPoster, listPosters, removePoster } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

function staffOnly(c: Ask): void {
  if (!makesPosters(c.var.actor)) throw new Refused(404, '')
}

async function showPosters(c: Ask, back?: Back): Promise<Response> {
  staffOnly(c)
  const { places, posters } = await c.var.work(async (tx) => ({ places: await listPlaces(tx), posters: await listPosters(tx) }))
  const props = formProps(c, texts, back)
  const doorWords = textsFor(c.var.locale, { da: wordsDa, en: wordsEn }).doorSays
  const done = doneIn(c, props.t.done)
  return c.html(<PostersPage {...props} doorWords={doorWords} done={done} places={places} posters={posters} />, back ? 422 : 200)
}

async function showPoster(c: Ask): Promise<Response> {
  staffOnly(c)
  const poster = await c.var.work((tx) => findPoster(tx, idOf(c)))
  if (!poster) throw new Refused(404, '')
  const { frame, t } = formProps(c, texts)
  const { publicUrl } = c.var.platform.config
  const host = publicUrl.replace(/^https?:\/\//, '')
  const languages = Object.entries(texts).map(([lang, { poster: words }]) => ({ lang, words, typed: `${host}/${lang}/report` }))
  return c.html(<PosterPage frame={frame} t={t} poster={poster} address={posterAddress(publicUrl, poster.id)} languages={languages} />)
}

/** Makes it where the nearest address is. */
async function makePoster(tx: Tx, fields: FormFields): Promise<Result<string>> {
  const read = readFields(posterForm, fields)
  if (!read.ok) return read
  const { label, address, door } = read.value
  const { street, houseNumber } = streetAndNumber(address)
  const found = await gazetteer(tx).find(street, houseNumber)
  if (!found) return refused('address', 'addressUnknown', address)
  const id = await addPoster(tx, { label, door, lat: found.lat, lon: found.lon })
  if (!id) return refused('label', 'labelTaken', label)
  await record(tx, { deed: 'added', thing: 'poster', thingId: id, detail: { label, door } })
  return accepted(id)
}

/** A poster outdoors always opens something, also when it was taken down here. */
async function openReport(c: Ask): Promise<Response> {
  const poster = await c.var.work((tx) => findPoster(tx, idOf(c)))
  return c.redirect(href(c, poster ? reportPath(poster) : '/report'), 302)
}

export function posterRoutes(web: Web): void {
  web.get('/poster/:id', openReport)
  web.get(at('/places/posters'), (c) => showPosters(c))
  web.get(at('/places/:id/poster'), showPoster)

  web.post(at('/places/posters'), async (c) => {
    staffOnly(c)
    const fields = await readForm(c)
    const made = await c.var.work((tx) => makePoster(tx, fields))
    return made.ok ? c.redirect(href(c, '/places/posters?done=added'), 303) : showPosters(c, { fields, errors: made.errors })
  })

  web.post(at('/places/:id/poster/remove'), async (c) => {
    staffOnly(c)
    await c.var.work(async (tx) => {
      if (!(await removePoster(tx, idOf(c)))) throw new Refused(404, '')
      await record(tx, { deed: 'removed', thing: 'poster', thingId: idOf(c) })
    })
    return c.redirect(href(c, '/places/posters?done=removed'), 303)
  })
}
