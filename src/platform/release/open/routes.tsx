// Open figures: the list, one table as a page, CSV, JSON or workbook, and each release at its own lasting address.
import { at } from '../../http/address.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { refuseTooMany } from '../../rate-limit.ts'
import { readContact } from '../../town/contact/store.ts'
import type { Release } from '../model.ts'
import { firstReleases, historyOf, listHappenings, listReleased, readReleased } from '../store.ts'
import { toAtom } from './atom.ts'
import { chooseRows } from './choose-rows.ts'
import { toCsv } from './csv.ts'
import { catalogueOf, datasetOf, type Publisher } from './dcat.ts'
import { type Format, languageOf, mediaTypes, readFileName, readVersionName } from './formats.ts'
import { toGeoJson } from './geojson.ts'
import { toJson } from './json.ts'
import { toJsonStat } from './json-stat.ts'
import { DatasetPage, DatasetsPage, WithdrawnPage } from './pages.tsx'
import { pdfOf } from './pdf/pdf-in-thread.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { xlsxOf } from './xlsx-in-thread.ts'

const words = (c: Ask) => textsFor(c.var.locale, { da, en })

export function releaseRoutes(web: Web): void {
  // An address without a language is the name of a dataset in catalogues; programs that follow it do not ask for a page, as the town's own way expects.
  for (const path of ['/data', '/data/:dataset']) web.get(path, (c) => c.redirect(href(c, c.req.path) + new URL(c.req.url).search, 302))

  web.get(at('/data'), async (c) => c.html(<DatasetsPage frame={frameOf(c)} t={words(c)} releases={await c.var.work(listReleased)} />))

  web.get(at('/data.jsonld'), async (c) => {
    const releases = await c.var.work(listReleased)
    return described(c, catalogueOf(releases, await publisherOf(c), bothOf('listTitle'), bothOf('listLead')))
  })

  web.get(at('/data.atom'), async (c) => {
    const { publicUrl } = c.var.platform.config
    const happenings = await c.var.work((tx) => listHappenings(tx))
    const feed = toAtom(happenings, { publicUrl, town: frameOf(c).town.name, language: languageOf(c.var.locale), t: words(c) })
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300' })
  })

  web.get(at('/data/:dataset'), async (c) => {
    const asked = readFileName(c.req.param('dataset'))
    if (!asked) throw new Refused(404, '')
    const release = await c.var.work((tx) => readReleased(tx, asked.dataset))
    if (!release) return withdrawnPage(c, asked.dataset)
    return asked.format === 'page' ? datasetPage(c, release, false) : fileOf(c, release, asked.format)
  })

  web.get(at('/data/:dataset/:version'), async (c) => {
    const asked = readVersionName(c.req.param('version'))
    if (!asked) throw new Refused(404, '')
    const dataset = c.req.param('dataset')
    const release = await c.var.work((tx) => readReleased(tx, dataset, asked.number))
    if (!release) return withdrawnPage(c, dataset, asked.number)
    return asked.format === 'page' ? datasetPage(c, release, true) : fileOf(c, release, asked.format)
  })
}

/** Gone for good, and said so: those who kept the address learn why, and what stands in its place. Without a number, the last that was taken back. */
async function withdrawnPage(c: Ask, dataset: string, number?: number): Promise<Response> {
  const { withdrawals } = await c.var.work((tx) => historyOf(tx, dataset))
  const withdrawal = withdrawals.find((one) => number === undefined || one.number === number)
  if (!withdrawal) throw new Refused(404, '')
  const standing = await c.var.work((tx) => readReleased(tx, dataset))
  return c.html(<WithdrawnPage frame={frameOf(c)} t={words(c)} withdrawal={withdrawal} standing={standing} />, 410)
}

async function datasetPage(c: Ask, release: Release, pinned: boolean): Promise<Response> {
  const history = await c.var.work((tx) => historyOf(tx, release.table.dataset))
  const chosen = chooseRows(release.table, (key) => c.req.query(key), languageOf(c.var.locale))
  return c.html(<DatasetPage frame={frameOf(c)} t={words(c)} release={release} pinned={pinned} chosen={chosen} history={history} />)
}

const bothOf = (key: 'listTitle' | 'listLead') => ({ da: da[key], en: en[key] })

async function publisherOf(c: Ask): Promise<Publisher> {
  return {
    site: c.var.platform.config.publicUrl,
    name: frameOf(c).town.name,
    code: c.var.town.code,
    contact: await c.var.work(readContact),
    rights: { da: da.rights, en: en.rights },
    firstReleases: await c.var.work(firstReleases),
  }
}

const described = (c: Ask, node: unknown): Response =>
  c.body(JSON.stringify(node), 200, { 'content-type': 'application/ld+json; charset=utf-8', 'cache-control': 'public, max-age=300' })

async function fileOf(c: Ask, release: Release, format: Format): Promise<Response> {
  await refuseTooMany(c, 'released file', 300, 60)
  if (format === 'jsonld') return described(c, datasetOf(release, await publisherOf(c)))
  const language = languageOf(c.var.locale)
  const { dataset } = release.table
  const page = `${c.var.platform.config.publicUrl}/${c.var.locale}/data/${dataset}/${release.number}`
  const body = {
    csv: () => toCsv(release.table, language),
    json: () => JSON.stringify(toJson(release)),
    xlsx: () => xlsxOf(c.var.town.municipality, release, language),
    pdf: () => pdfOf(release, language, { name: c.var.town.name, isDemonstration: c.var.town.isDemonstration, address: page }),
    jsonstat: () => asJson(toJsonStat(release, language, page)),
    geojson: () => asJson(toGeoJson(release, language, page)),
  }[format]
  const textual = format === 'xlsx' || format === 'pdf' ? '' : format === 'csv' ? '; charset=utf-8; header=present' : '; charset=utf-8'
  return c.body(await body(), 200, {
    'content-type': `${mediaTypes[format]}${textual}`,
    'content-disposition': `${['csv', 'xlsx'].includes(format) ? 'attachment' : 'inline'}; filename="${dataset}-${release.number}.${format}"`,
    link: `</${c.var.locale}/data/${dataset}/${release.number}>; rel="describedby"`,
    'cache-control': 'public, max-age=300',
  })
}

/** A table that has no places, or is no cube, has no such file. */
function asJson(value: unknown): string {
  if (value === null) throw new Refused(404, '')
  return JSON.stringify(value)
}
