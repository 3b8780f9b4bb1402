// The administrator reads the town's streets from a file and looks it through before it counts.
import { z } from 'zod'
import { record } from '../../audit.ts'
import { ticked } from '../../form/model.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { readUpload } from '../../http/upload.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { limit } from '../../rate-limit.ts'
import { readFields, refused } from '../../result.ts'
import { drawnAreas, listAreas } from '../area/store.ts'
import { endDraft, findDraft, keepDraft } from '../draft/store.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { columns, type StreetProblem } from './csv-columns.ts'
import { planStreets, type Segment } from './model.ts'
import { type StreetList, StreetPreviewPage, StreetsPage } from './pages.tsx'
import { readStreets } from './read-csv.ts'
import { allSegments, countSegments, listSegments, takeOverStreets } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }
const maxBytes = 25_000_000
const onePage = 50

interface StreetFile {
  segments: Segment[]
  encoding: string
  isWhole: boolean
}

const example = `${columns.join(';')}\nDemovej;1;20;55,6165;12,3415;;18\nDemovej;21;40;55,6168;12,3443;;16\nPrøvestræde;1;20;55,6185;12,3425;;12\n`

async function readList(c: Ask): Promise<StreetList> {
  const begins = (c.req.query('begins') ?? '').trim().slice(0, 120)
  const wanted = z.coerce.number().int().min(1).max(100_000).catch(1).parse(c.req.query('page'))
  return c.var.work(async (tx) => {
    const counted = await countSegments(tx, begins)
    const pages = Math.max(1, Math.ceil(counted.segments / onePage))
    const page = Math.min(wanted, pages)
    return { begins, page, pages, counted, segments: await listSegments(tx, { begins, offset: (page - 1) * onePage, most: onePage }) }
  })
}

async function showStreets(c: Ask, back?: Back, problems: StreetProblem[] = []): Promise<Response> {
  return c.html(<StreetsPage {...setupProps(c, texts, back)} list={await readList(c)} problems={problems} />, back ? 422 : 200)
}

async function fileOf(c: Ask) {
  const draft = await c.var.work((tx) => findDraft<StreetFile>(tx, 'streets', idOf(c)))
  if (!draft) throw new Refused(404, '')
  return draft
}

export function streetRoutes(web: Web): void {
  web.get(setupAt('/streets'), (c) => showStreets(c))

  web.get(setupAt('/streets/example.csv'), (c) =>
    c.body(`\uFEFF${example}`, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="gader-eksempel.csv"',
    }),
  )

  web.post(setupAt('/streets/import'), limit('upload', 60, 60), async (c) => {
    const { fields, file } = await readUpload(c, 'file', { maxBytes, endings: ['.csv', '.txt'] })
    if (!file.ok) return showStreets(c, { fields, errors: file.errors })
    const form = readFields(z.object({ whole: ticked }), fields)
    if (!form.ok) return showStreets(c, { fields, errors: form.errors })
    const read = await readStreets(file.value.bytes, await c.var.work(drawnAreas))
    if (!read.ok) return showStreets(c, { fields, errors: refused('file', 'inFile').errors }, read.problems)
    const content: StreetFile = { segments: read.segments, encoding: read.encoding, isWhole: form.value.whole }
    const id = await c.var.work((tx) => keepDraft(tx, 'streets', file.value.name, content))
    return c.redirect(href(c, `/setup/streets/import/${id}`), 303)
  })

  web.get(setupAt('/streets/import/:id'), async (c) => {
    const { fileName, content } = await fileOf(c)
    const { before, areas } = await c.var.work(async (tx) => ({ before: await allSegments(tx), areas: await listAreas(tx) }))
    const nameOf = new Map(areas.map((area) => [area.id, area.name]))
    const preview = {
      fileName,
      encoding: content.encoding,
      plan: planStreets(before, content.segments, content.isWhole),
      first: content.segments.slice(0, 20).map((segment) => ({ ...segment, areaName: nameOf.get(segment.area ?? '') ?? '' })),
      action: href(c, `/setup/streets/import/${idOf(c)}`),
    }
    return c.html(<StreetPreviewPage {...setupProps(c, texts)} preview={preview} />)
  })

  web.post(setupAt('/streets/import/:id'), async (c) => {
    const { fileName, content } = await fileOf(c)
    const isTaken = (await readForm(c)).decision === 'take'
    const plan = await c.var.work(async (tx) => {
      await endDraft(tx, idOf(c))
      if (!isTaken) return null
      const done = await takeOverStreets(tx, content.segments, { isWhole: content.isWhole })
      if (done.added + done.changed + done.removed > 0)
        await record(tx, { deed: 'imported', thing: 'streets', thingId: '', detail: { fileName, ...done } })
      return done
    })
    if (!plan) return c.redirect(href(c, '/setup/streets'), 303)
    return answerDone(c, '/streets', plan.added + plan.changed + plan.removed > 0 ? 'imported' : 'unchanged')
  })
}
