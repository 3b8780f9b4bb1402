// What everybody sees: the public faults as a list with a map, one fault with its story, and the same as files.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import { Refused } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { sameForStrangers } from '../../platform/public-copy/shared.ts'
import { refuseTooMany } from '../../platform/rate-limit.ts'
import { da as reportDa } from '../reports/texts.da.ts'
import { en as reportEn } from '../reports/texts.en.ts'
import { toAtom } from './files/atom.ts'
import { toCsv } from './files/csv.ts'
import { toGeoJson } from './files/geojson.ts'
import { numberIn, readSearch } from './model.ts'
import { placesToChoose } from './outline.ts'

import { FaultPage, FaultsPage } from './pages.tsx'
import { countFaults, faultInstead, listFaults, newsBetween, readFault, storyOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const perPage = 25
const countedTo = 5000
/** A file holds so many faults, the newest; whoever wants more asks for fewer kinds, areas or states. */
const mostInFile = 10_000

const wordsOf = (c: Ask) => ({
  t: textsFor(c.var.locale, { da, en }),
  words: textsFor(c.var.locale, { da: reportDa, en: reportEn }),
})

export const searchOf = (c: Ask) => readSearch(new URL(c.req.url).searchParams)

/** A file of public faults: for everybody, kept by caches for five minutes, and not fetched without end. */
async function answerFile(c: Ask, type: string, write: () => Promise<string>): Promise<Response> {
  await refuseTooMany(c, 'faults as a file', 120, 60)
  return c.body(await write(), 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' })
}

const siteOf = (c: Ask): string => c.var.platform.config.publicUrl + href(c, '/').replace(/\/$/, '')
const foundBy = (c: Ask) => c.var.work((tx) => listFaults(tx, searchOf(c), { most: mostInFile }))

export function openRoutes(web: Web): void {
  web.get(at('/faults'), sameForStrangers('update public_space.report', 'platform.area'), async (c) => {
    const search = searchOf(c)
    const read = await c.var.work(async (tx) => {
      const n = await countFaults(tx, search, countedTo + 1)
      const pages = Math.max(1, Math.ceil(Math.min(n, countedTo) / perPage))
      const page = Math.min(search.page, pages)
      const faults = await listFaults(tx, search, { offset: (page - 1) * perPage, most: perPage })
      return { count: n > countedTo ? null : n, pages, page, faults, ...(await placesToChoose(tx)) }
    })
    const props = { frame: frameOf(c), ...wordsOf(c), ...read, search, counted: countedTo, asOf: new Date().toISOString() }
    return c.html(<FaultsPage {...props} />)
  })

  web.get(at('/faults.geojson'), (c) =>
    answerFile(c, 'application/geo+json', async () =>
      toGeoJson(await foundBy(c), wordsOf(c).words, (number) => `${siteOf(c)}/faults/${number}`),
    ),
  )

  web.get(at('/faults.csv'), (c) => {
    const { t, words } = wordsOf(c)
    c.header('content-disposition', 'attachment; filename="faults.csv"')
    return answerFile(c, 'text/csv', async () => toCsv(await foundBy(c), t, words))
  })

  web.get(at('/faults.atom'), (c) =>
    answerFile(c, 'application/atom+xml', async () => {
      const news = await c.var.work((tx) => newsBetween(tx, { from: new Date(0), to: new Date(), most: 100 }))
      return toAtom(news, { site: siteOf(c), town: frameOf(c).town.name, language: c.var.locale, ...wordsOf(c) })
    }),
  )

  web.get(at('/faults/:number'), async (c) => {
    const number = numberIn(c.req.param('number'))
    if (number === null) throw new Refused(404, '')
    const read = await c.var.work(async (tx) => ({
      fault: await readFault(tx, number),
      story: await storyOf(tx, number),
      instead: await faultInstead(tx, number),
    }))
    const { fault, story, instead } = read
    if (!fault && instead !== null) return c.redirect(href(c, `/faults/${instead}`), 302)
    if (!fault) throw new Refused(404, '')
    return c.html(<FaultPage frame={frameOf(c)} {...wordsOf(c)} fault={fault} story={story} />)
  })
}
