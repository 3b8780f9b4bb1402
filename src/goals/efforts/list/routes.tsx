// The list of efforts at one address for everybody, the same list as a file, and the searches somebody keeps.
import { at } from '../../../platform/http/address.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { limit } from '../../../platform/rate-limit.ts'
import { effortWords } from '../words/words.ts'
import { asCsv, asJson, asWorkbook, type ListFile } from './files/files.ts'
import { readSearch } from './model.ts'
import { savedRoutes } from './saved/routes.ts'
import { readerOf, readPlaces, showList } from './show.tsx'
import { allFound } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Everything the address asks for that whoever asks may see, with the words of the reader's language. */
async function listFile(c: Ask): Promise<ListFile> {
  const { places, reader, lines, w } = await c.var.work(async (tx) => {
    const places = await readPlaces(tx)
    const reader = readerOf(c, places)
    const { search } = readSearch(new URL(c.req.url).searchParams, reader)
    return { places, reader, lines: await allFound(tx, search, reader.isColleague), w: await effortWords(tx, c.var.locale) }
  })
  const areaNames = new Map(places.areas.map(({ id, name }) => [id, name]))
  return { lines, areaNames, isColleague: reader.isColleague, t: textsFor(c.var.locale, { da, en }), w }
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

async function answerFile(c: Ask, format: keyof typeof types): Promise<Response> {
  const file = await listFile(c)
  c.header('content-type', types[format])
  c.header('content-disposition', `attachment; filename="${c.var.locale === 'en' ? en.file : da.file}.${format}"`)
  if (format === 'xlsx') return c.body(await asWorkbook(file))
  return c.body(format === 'csv' ? asCsv(file) : asJson(file))
}

export function effortListRoutes(web: Web): void {
  web.get(at('/efforts'), (c) => showList(c))
  // A file is the whole list at once, so nobody fetches it without end.
  for (const format of ['csv', 'xlsx', 'json'] as const)
    web.get(at(`/efforts/list.${format}`), limit('list of efforts', 60, 60), (c) => answerFile(c, format))
  savedRoutes(web)
}
