// Coordinator and leader leave words out of a comment, in every state of a version: what points at a person does not stay.
import { record } from '../../../../platform/audit.ts'
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { readFields, refused } from '../../../../platform/result.ts'
import { workbenchPath } from '../../model.ts'
import { requireWriter, versionAsked } from '../../versions/asked.ts'
import { commentAsked } from '../answers/answer-routes.tsx'
import { trail } from '../answers/pages.tsx'
import { da as answersDa } from '../answers/texts.da.ts'
import { en as answersEn } from '../answers/texts.en.ts'
import { redactForm, withoutPassages } from './model.ts'
import { RedactPage } from './pages.tsx'
import { redactComment } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function asked(c: Ask) {
  requireWriter(c)
  const version = await versionAsked(c)
  const comment = await commentAsked(c, version)
  return { version, comment, here: href(c, `${workbenchPath(version)}/consultation/comments/${comment.id}`) }
}

async function show(c: Ask, back?: Back, isStale = false): Promise<Response> {
  const found = await asked(c)
  const shared = formProps(c, { da, en }, back)
  const breadcrumbs = trail({ ...shared, ...found, t: textsFor(c.var.locale, { da: answersDa, en: answersEn }) }, true)
  const status = isStale ? { kind: 'warning' as const, text: shared.t.stale } : undefined
  return c.html(<RedactPage {...shared} {...found} breadcrumbs={breadcrumbs} status={status} />, isStale ? 409 : back ? 422 : 200)
}

async function redact(c: Ask): Promise<Response> {
  const { version, comment, here } = await asked(c)
  const fields = await readForm(c)
  const read = readFields(redactForm, fields)
  if (!read.ok) return show(c, { fields, errors: read.errors })
  const left = withoutPassages(comment.words, read.value)
  if ('missing' in left) return show(c, { fields, ...refused('passages', 'missing', left.missing) })
  const done = await c.var.work(async (tx) => {
    if (!(await redactComment(tx, comment, left.words, read.value.reason))) return false
    // Which words, the log does not say.
    await record(tx, {
      deed: 'redacted',
      thing: 'comment',
      thingId: comment.id,
      detail: { version: version.id, reason: read.value.reason },
    })
    return true
  })
  return done ? c.redirect(`${here}?done=redacted`, 303) : show(c, { fields, errors: [] }, true)
}

export function redactRoutes(web: Web): void {
  web.get(at('/plans/:id/consultation/comments/:comment/redact'), (c) => show(c))
  web.post(at('/plans/:id/consultation/comments/:comment/redact'), redact)
}
