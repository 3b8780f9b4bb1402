// Open figures: the list, one table as a page, CSV, JSON or workbook, and each release at its own lasting address.
import { at } from '../../http/address.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused } from '../../http/intake.ts'
import type { Ask, Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { refuseTooMany } from '../../rate-limit.ts'
import type { Release } from '../model.ts'
import { historyOf, listReleased, readReleased } from '../store.ts'
import { toCsv } from './csv.ts'
import { type Format, languageOf, readFileName, readVersionName } from './formats.ts'
import { toJson } from './json.ts'
import { DatasetPage, DatasetsPage, WithdrawnPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { xlsxOf } from './xlsx-in-thread.ts'

const words = (c: Ask) => textsFor(c.var.locale, { da, en })

export function releaseRoutes(web: Web): void {
  web.get(at('/data'), async (c) => c.html(<DatasetsPage frame={frameOf(c)} t={words(c)} releases={await c.var.work(listReleased)} />))

  web.get(at('/data/:dataset'), async (c) => {
    const asked = readFileName(c.req.param('dataset'))
    const release = asked && (await c.var.work((tx) => readReleased(tx, asked.dataset)))
    if (!release) throw new Refused(404, '')
    return asked.format === 'page' ? datasetPage(c, release, false) : fileOf(c, release, asked.format)
  })

  web.get(at('/data/:dataset/:version'), async (c) => {
    const asked = readVersionName(c.req.param('version'))
    if (!asked) throw new Refused(404, '')
    const dataset = c.req.param('dataset')
    const { withdrawals } = await c.var.work((tx) => historyOf(tx, dataset))
    const withdrawal = withdrawals.find(({ number }) => number === asked.number)
    // Gone for good, and said so: those who kept the address learn why.
    if (withdrawal) return c.html(<WithdrawnPage frame={frameOf(c)} t={words(c)} withdrawal={withdrawal} />, 410)
    const release = await c.var.work((tx) => readReleased(tx, dataset, asked.number))
    if (!release) throw new Refused(404, '')
    return asked.format === 'page' ? datasetPage(c, release, true) : fileOf(c, release, asked.format)
  })
}

async function datasetPage(c: Ask, release: Release, pinned: boolean): Promise<Response> {
  const history = await c.var.work((tx) => historyOf(tx, release.table.dataset))
  return c.html(<DatasetPage frame={frameOf(c)} t={words(c)} release={release} pinned={pinned} history={history} />)
}

const types: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function fileOf(c: Ask, release: Release, format: Format): Promise<Response> {
  await refuseTooMany(c, 'released file', 300, 60)
  const language = languageOf(c.var.locale)
  const { dataset } = release.table
  const body = {
    csv: () => toCsv(release.table, language),
    json: () => JSON.stringify(toJson(release)),
    xlsx: () => xlsxOf(c.var.town.municipality, release, language),
  }[format]
  return c.body(await body(), 200, {
    'content-type': types[format],
    'content-disposition': `${format === 'json' ? 'inline' : 'attachment'}; filename="${dataset}-${release.number}.${format}"`,
    link: `</${c.var.locale}/data/${dataset}/${release.number}>; rel="describedby"`,
    'cache-control': 'public, max-age=300',
  })
}
