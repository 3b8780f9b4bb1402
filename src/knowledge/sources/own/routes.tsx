// The way of a file of the town's own figures: handed in, explained, looked at, brought in whole or not at all.

import { createHash } from 'node:crypto'
import { record } from '../../../platform/audit.ts'
import { at } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { readUpload } from '../../../platform/http/upload.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId } from '../../../platform/id.ts'
import { limit } from '../../../platform/rate-limit.ts'
import { explain, type FieldError, refused } from '../../../platform/result.ts'
import { isMisnamed, tableEndings } from '../../../platform/table-file/read-sheet.ts'
import { da as fileDa } from '../../../platform/table-file/texts.da.ts'
import { en as fileEn } from '../../../platform/table-file/texts.en.ts'
import { mayBringIn } from '../policy.ts'
import { type Examined, examineFile } from './examine.ts'
import { type Answers, readAnswers } from './model.ts'
import { DraftPage, UploadPage } from './pages.tsx'
import { firstAnswers, hadPlaces, missingColumns } from './remembered.ts'
import {
  bringIn,
  type Draft,
  forgetDraft,
  keepAnswers,
  keepFile,
  NothingNew,
  readDraft,
  readOwnSources,
  readSurroundings,
  wasBroughtIn,
} from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const page = at('/knowledge/sources/upload')
const largest = 25_000_000

export function ownSeriesRoutes(web: Web): void {
  web.get(page, (c) => showUpload(c, 'new', []))
  web.post(page, limit('upload', 60, 60), takeFile)
  web.get(`${page}/:draft`, async (c) => showDraft(c, await findDraft(c), []))
  web.post(`${page}/:draft`, takeAnswers)
  web.get(`${page}/:draft/wrong.csv`, limit('upload', 60, 60), giveWrongFile)
  web.post(`${page}/:draft/confirm`, confirm)
  web.post(`${page}/:draft/forget`, forget)
}

function requireRight(c: Ask): void {
  if (!mayBringIn(c.var.actor)) throw new Refused(404, '')
}

async function showUpload(c: Ask, chosen: string, errors: FieldError[]): Promise<Response> {
  requireRight(c)
  const t = textsFor(c.var.locale, { da, en })
  const sources = await c.var.work(readOwnSources)
  const choices = sources.map(({ id, title }) => ({ id, title: title.da }))
  const props = {
    frame: frameOf(c),
    t,
    sourcesHref: href(c, '/knowledge/sources'),
    sources: choices,
    chosen,
    errors: explain(errors, { ...textsFor(c.var.locale, { da: fileDa, en: fileEn }), ...t.errors }),
  }
  return c.html(<UploadPage {...props} />, errors.length > 0 ? 422 : 200)
}

async function takeFile(c: Ask): Promise<Response> {
  requireRight(c)
  const { fields, file } = await readUpload(c, 'file', { maxBytes: largest, endings: tableEndings })
  const chosen = typeof fields.source === 'string' ? fields.source : 'new'
  if (!file.ok) return showUpload(c, chosen, file.errors)
  const { name, bytes } = file.value
  if (isMisnamed(name, bytes)) return showUpload(c, chosen, refused('file', 'fileOtherKind').errors)
  const surroundings = await c.var.work(readSurroundings)
  const examined = await examineFile({ bytes, answers: null, ...surroundings })
  if (!examined.ok) return showUpload(c, chosen, examined.errors)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const draft = await c.var.work(async (tx) => {
    const source = (await readOwnSources(tx)).find(({ id }) => id === chosen)?.id ?? null
    return keepFile(tx, { name, bytes, hash, source })
  })
  return c.redirect(href(c, `/knowledge/sources/upload/${draft}`), 303)
}

async function findDraft(c: Ask): Promise<Draft> {
  requireRight(c)
  const id = c.req.param('draft') ?? ''
  const draft = isId(id) ? await c.var.work((tx) => readDraft(tx, id)) : null
  if (!draft) throw new Refused(404, '')
  return draft
}

async function examineDraft(c: Ask, draft: Draft, answers: Answers | null, wrongIn?: 'da' | 'en'): Promise<Examined> {
  const surroundings = await c.var.work(readSurroundings)
  const examined = await examineFile({ bytes: draft.bytes, answers, ...surroundings, wrongIn })
  // The file was readable when it was handed in; only a machine out of breath can fail here.
  if (!examined.ok) throw new Refused(503, '')
  return examined.value
}

async function showDraft(c: Ask, draft: Draft, errors: FieldError[], unfinished?: Answers): Promise<Response> {
  const t = textsFor(c.var.locale, { da, en })
  const examined = await examineDraft(c, draft, unfinished ? null : draft.answers)
  const { known, before } = await c.var.work(async (tx) => ({
    known: await readOwnSources(tx),
    before: await wasBroughtIn(tx, draft),
  }))
  const source = known.find(({ id }) => id === draft.source)
  const answers = unfinished ?? draft.answers ?? firstAnswers(examined, source, c.var.town.name)
  const props = {
    frame: frameOf(c),
    t,
    sourcesHref: href(c, '/knowledge/sources'),
    action: href(c, `/knowledge/sources/upload/${draft.id}`),
    fileName: draft.fileName,
    file: examined,
    answers,
    errors: explain(errors, t.errors),
    checked: examined.checked,
    wasBroughtIn: before,
    missing: missingColumns(examined.columns, source),
    askAllTown: hadPlaces(source) && !answers.roles.includes('area'),
  }
  return c.html(<DraftPage {...props} />, errors.length > 0 ? 422 : 200)
}

async function takeAnswers(c: Ask): Promise<Response> {
  const draft = await findDraft(c)
  const fields = await readForm(c)
  const { columns } = await examineDraft(c, draft, null)
  const known = await c.var.work(readOwnSources)
  const source = known.find(({ id }) => id === draft.source)
  const { answers, errors } = readAnswers(fields, columns.length, hadPlaces(source))
  const taken = known.some(({ id, table }) => id !== draft.source && table === answers.title)
  const all = taken ? [...errors, ...refused('title', 'titleTaken', answers.title).errors] : errors
  if (all.length > 0) return showDraft(c, draft, all, answers)
  await c.var.work((tx) => keepAnswers(tx, draft.id, answers))
  return c.redirect(href(c, `/knowledge/sources/upload/${draft.id}`), 303)
}

async function giveWrongFile(c: Ask): Promise<Response> {
  const draft = await findDraft(c)
  const { wrongFile } = await examineDraft(c, draft, draft.answers, c.var.locale === 'da' ? 'da' : 'en')
  if (wrongFile === null) throw new Refused(404, '')
  return c.body(wrongFile, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="wrong-rows.csv"',
  })
}

async function confirm(c: Ask): Promise<Response> {
  const draft = await findDraft(c)
  const { answers } = draft
  const { checked, columns } = await examineDraft(c, draft, answers)
  if (!answers || !checked || checked.wrong.length > 0) return showDraft(c, draft, [])
  try {
    const { source, taken } = await c.var.work(async (tx) => {
      const done = await bringIn(tx, draft, answers, columns, checked)
      await record(tx, { deed: 'brought in', thing: 'source', thingId: done.source, detail: { ...done.taken } })
      return done
    })
    return c.redirect(href(c, `/knowledge/sources/${source}?added=${taken.added}&changed=${taken.changed}`), 303)
  } catch (error) {
    if (!(error instanceof NothingNew)) throw error
    await c.var.work((tx) => forgetDraft(tx, draft.id))
    return c.redirect(href(c, '/knowledge/sources?said=unchanged'), 303)
  }
}

async function forget(c: Ask): Promise<Response> {
  const draft = await findDraft(c)
  await c.var.work((tx) => forgetDraft(tx, draft.id))
  return c.redirect(href(c, '/knowledge/sources'), 303)
}
