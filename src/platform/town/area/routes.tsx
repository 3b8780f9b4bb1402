// The administrator reads the town's areas from a file, looks it through, and corrects them.
import { record } from '../../audit.ts'
import { markAsReal } from '../../demonstration.ts'
import { idOf } from '../../http/address.ts'
import type { Back } from '../../http/form-props.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { readUpload } from '../../http/upload.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { limit } from '../../rate-limit.ts'
import { readFields, refused } from '../../result.ts'
import { endDraft, findDraft, keepDraft } from '../draft/store.ts'
import { setupProps } from '../setup-props.ts'
import { answerDone, setupAt } from '../setup-route.ts'
import { decodeText } from '../street/decode.ts'
import { type AreaProblem, type ReadAreas, readGeoJson } from './geojson.ts'
import { type AreaFile, takeAreas } from './import.ts'
import { areaForm, areaImportForm } from './model.ts'
import { AreaPage, AreaPreviewPage, AreasPage } from './pages.tsx'
import { compareAreas, correctArea, drawnAreas, findArea, removeArea } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const maxBytes = 25_000_000

const texts = { da, en }

async function showAreas(c: Ask, back?: Back, problems: AreaProblem[] = []): Promise<Response> {
  return c.html(<AreasPage {...setupProps(c, texts, back)} areas={await c.var.work(drawnAreas)} problems={problems} />, back ? 422 : 200)
}

async function showArea(c: Ask, back?: Back, isInUse = false): Promise<Response> {
  const area = await c.var.work((tx) => findArea(tx, idOf(c)))
  if (!area) throw new Refused(404, '')
  return c.html(<AreaPage {...setupProps(c, texts, back)} area={area} isInUse={isInUse} />, back || isInUse ? 422 : 200)
}

async function fileOf(c: Ask) {
  const draft = await c.var.work((tx) => findDraft<AreaFile>(tx, 'areas', idOf(c)))
  if (!draft) throw new Refused(404, '')
  return draft
}

/** The areas in the bytes; a single one without a name gets the one from the form. */
function readAreas(bytes: Uint8Array, name: string): ReadAreas {
  const decoded = decodeText(bytes)
  if (!decoded) return { ok: false, problems: [{ number: 0, name: '', key: 'notJson', came: '…' }] }
  const read = readGeoJson(decoded.text)
  const [only, second] = read.ok ? read.areas : []
  if (!only || second || only.name) return read
  return name ? { ok: true, areas: [{ ...only, name }] } : { ok: false, problems: [{ number: 1, name: '', key: 'noName', came: '' }] }
}

export function areaRoutes(web: Web): void {
  web.get(setupAt('/areas'), (c) => showAreas(c))

  web.post(setupAt('/areas/import'), limit('upload', 60, 60), async (c) => {
    const { fields, file } = await readUpload(c, 'file', { maxBytes, endings: ['.geojson', '.json'] })
    if (!file.ok) return showAreas(c, { fields, errors: file.errors })
    const form = readFields(areaImportForm, fields)
    if (!form.ok) return showAreas(c, { fields, errors: form.errors })
    const read = readAreas(file.value.bytes, form.value.name)
    if (!read.ok) return showAreas(c, { fields, errors: refused('file', 'inFile').errors }, read.problems)
    const areas = read.areas.map((area) => ({ ...area, kind: area.kind ?? form.value.kind }))
    const id = await c.var.work((tx) => keepDraft(tx, 'areas', file.value.name, { areas }))
    return c.redirect(href(c, `/setup/areas/import/${id}`), 303)
  })

  web.get(setupAt('/areas/import/:id'), async (c) => {
    const draft = await fileOf(c)
    const plan = await c.var.work((tx) => compareAreas(tx, draft.content.areas))
    const areas = draft.content.areas.map((area) => ({ ...area, id: '', origin: '', isInvented: false, addedAt: new Date() }))
    return c.html(
      <AreaPreviewPage
        {...setupProps(c, texts)}
        fileName={draft.fileName}
        plan={plan}
        areas={areas}
        action={href(c, `/setup/areas/import/${idOf(c)}`)}
      />,
    )
  })

  web.post(setupAt('/areas/import/:id'), async (c) => {
    const draft = await fileOf(c)
    const isTaken = (await readForm(c)).decision === 'take'
    const plan = await c.var.work(async (tx) => {
      await endDraft(tx, idOf(c))
      return isTaken ? takeAreas(tx, draft.fileName, draft.content) : null
    })
    if (!plan) return c.redirect(href(c, '/setup/areas'), 303)
    return answerDone(c, '/areas', plan.added.length + plan.changed.length > 0 ? 'imported' : 'unchanged')
  })

  web.get(setupAt('/areas/:id'), (c) => showArea(c))

  web.post(setupAt('/areas/:id'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(areaForm, fields)
    if (!read.ok) return showArea(c, { fields, errors: read.errors })
    const outcome = await c.var.work(async (tx) => {
      if (!(await findArea(tx, idOf(c)))) return 'gone'
      if (!(await correctArea(tx, idOf(c), read.value))) return 'taken'
      await markAsReal(tx, 'platform.area', idOf(c))
      await record(tx, { deed: 'changed', thing: 'area', thingId: idOf(c), detail: read.value })
      return 'saved'
    })
    if (outcome === 'gone') throw new Refused(404, '')
    return outcome === 'saved'
      ? answerDone(c, '/areas', 'saved')
      : showArea(c, { fields, errors: refused('name', 'nameTaken', read.value.name).errors })
  })

  web.post(setupAt('/areas/:id/remove'), async (c) => {
    const isGone = await c.var.work(async (tx) => {
      const gone = await removeArea(tx, idOf(c))
      if (gone) await record(tx, { deed: 'removed', thing: 'area', thingId: idOf(c) })
      return gone
    })
    return isGone ? answerDone(c, '/areas', 'removed') : showArea(c, undefined, true)
  })
}
