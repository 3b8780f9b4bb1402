// The way of a file of an indicator's figures: handed in, looked through, brought in whole or not at all.
import { createHash } from 'node:crypto'
import { todayInTown } from '../../../../platform/form/model.ts'
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { readUpload } from '../../../../platform/http/upload.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { limit } from '../../../../platform/rate-limit.ts'
import { explain, type FieldError, fieldIn, refused } from '../../../../platform/result.ts'
import { isMisnamed, readSheet, tableEndings } from '../../../../platform/table-file/read-sheet.ts'
import { indicatorAsked } from '../../asked.ts'
import type { Indicator } from '../../model.ts'
import { readValues } from '../../store.ts'
import { toldWords } from '../../told/told.ts'
import { requireKeeper } from '../entry/routes.tsx'
import { readReason } from '../model.ts'
import { lockFigures } from '../store.ts'
import { bringIn } from './bring-in.ts'
import { type Plan, packed, planOf, readRows, unpacked, type WrongCell } from './model.ts'
import { ImportPage } from './pages.tsx'
import { PreviewPage, type PreviewProps } from './preview.tsx'
import { texts } from './texts.ts'

const page = at('/indicators/:slug/values/import')
const largest = 2_000_000
/** What a preview may carry in its form, as it is sent; forms have a limit of their own. */
const mostCarried = 700_000

const settingOf = (indicator: Indicator) => ({ indicator, today: todayInTown() })

async function showImport(c: Ask, back?: Back, wrong: WrongCell[] = []): Promise<Response> {
  const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
  const props = formProps(c, texts, back)
  const sentences = explain(wrong, props.t.errors)
  const inWords = wrong.map((cell, place) => ({ ...cell, sentence: sentences[place]?.message ?? '' }))
  return c.html(<ImportPage {...props} indicator={indicator} wrong={inWords} />, back ? 422 : 200)
}

async function showPreview(
  c: Ask,
  given: Pick<PreviewProps, 'indicator' | 'plan' | 'file' | 'unused' | 'hasChanged'>,
  back?: Back,
): Promise<Response> {
  return c.html(<PreviewPage {...formProps(c, texts, back)} {...given} told={toldWords(c.var.locale)} />, back ? 422 : 200)
}

async function takeFile(c: Ask): Promise<Response> {
  const { fields, file } = await readUpload(c, 'file', { maxBytes: largest, endings: tableEndings })
  const back = ({ errors }: { errors: FieldError[] }, wrong?: WrongCell[]) => showImport(c, { fields, errors }, wrong)
  if (!file.ok) return back(file)
  const { name, bytes } = file.value
  if (isMisnamed(name, bytes)) return back(refused('file', 'fileOtherKind'))
  const sheet = await readSheet(bytes)
  if (!sheet.ok) return back(sheet)
  const { indicator, values } = await c.var.work(async (tx) => {
    const found = await indicatorAsked(c, tx)
    return { indicator: found, values: await readValues(tx, found.id) }
  })
  const read = readRows(sheet.value, settingOf(indicator), { noInterval: fieldIn(fields, 'noInterval'), noN: fieldIn(fields, 'noN') })
  if (!read.ok) return back(read)
  const { figures, wrong, unused } = read.value
  if (wrong.length > 0) return back({ errors: [] }, wrong)
  if (encodeURIComponent(packed(figures)).length > mostCarried) return back(refused('file', 'rowsTooMany', String(figures.length)))
  const hash = createHash('sha256').update(bytes).digest('hex')
  return showPreview(c, { indicator, plan: planOf(figures, values, indicator), file: { name, hash }, unused, hasChanged: false })
}

type Outcome = { indicator: Indicator; plan: Plan } & (
  | { taken: { added: number; corrected: number } }
  | { errors: FieldError[]; hasChanged: boolean }
)

async function confirm(c: Ask): Promise<Response> {
  const fields = await readForm(c)
  const file = { name: fieldIn(fields, 'fileName').slice(0, 200), hash: fieldIn(fields, 'hash') }
  const [reason, holeReason] = [readReason(fields), readReason(fields, 'holeReason')]
  const outcome = await c.var.work(async (tx): Promise<Outcome> => {
    const indicator = await indicatorAsked(c, tx)
    const figures = unpacked(fieldIn(fields, 'rows'), settingOf(indicator))
    // What a preview carries is right; only a page that was changed by hand comes here otherwise.
    if (!figures || !/^[0-9a-f]{64}$/.test(file.hash)) throw new Refused(422, '')
    await lockFigures(tx, indicator.id)
    const plan = planOf(figures, await readValues(tx, indicator.id), indicator)
    const hasChanged = plan.seen !== fieldIn(fields, 'seen')
    const errors = [
      ...(reason.ok ? missingIn(plan, reason.value, 'correction') : reason.errors),
      ...(holeReason.ok ? missingIn(plan, holeReason.value, 'hole') : holeReason.errors),
    ]
    if (hasChanged || !reason.ok || !holeReason.ok || errors.length > 0)
      return { indicator, plan, errors: hasChanged ? [] : errors, hasChanged }
    return {
      indicator,
      plan,
      taken: await bringIn(tx, indicator, plan, { reason: reason.value, holeReason: holeReason.value }, file, c.var.actor),
    }
  })
  if ('errors' in outcome) return showPreview(c, { ...outcome, file, unused: [] }, { fields, errors: outcome.errors })
  const { added, corrected } = outcome.taken
  const done = added + corrected === 0 ? 'done=unchanged' : `done=imported&added=${added}&corrected=${corrected}`
  return c.redirect(href(c, `/indicators/${outcome.indicator.slug}/values?${done}`), 303)
}

/** What must be said before the plan may be carried out, and was not. */
function missingIn({ changes, holes }: Plan, said: string, what: 'correction' | 'hole'): FieldError[] {
  if (said !== '') return []
  if (what === 'hole') return holes.length > 0 ? refused('holeReason', 'holeReason').errors : []
  return changes.some(({ kind }) => kind === 'correction') ? refused('reason', 'reasonMissing').errors : []
}

export function importRoutes(web: Web): void {
  web.get(page, (c) => {
    requireKeeper(c)
    return showImport(c)
  })

  // A file comes as one kind of form, the yes to it as another, at the same address: so the page can be read in another language at any time.
  web.post(page, limit('upload', 60, 60), (c) => {
    requireKeeper(c)
    return c.req.header('content-type')?.startsWith('multipart/form-data') ? takeFile(c) : confirm(c)
  })
}
