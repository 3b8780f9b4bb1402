// Somebody proposes an effort, or corrects one: everything written is kept when something is wrong, and nobody overwrites anybody.
import type { Tx } from '../../../platform/db.ts'
import { revisionIn } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { changeable, changeableNow } from '../asked.ts'
import { colleaguesToChooseFrom } from '../colleagues.ts'
import { recordDeed } from '../deed.ts'
import type { EvidenceSources } from '../evidence-source.ts'
import type { Effort } from '../model.ts'
import { mayPropose } from '../policy.ts'
import { correctEffort, justProposed, listColleagues, makeEffort } from '../store.ts'
import { named } from '../trail.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { choicesFor, contentFor, strangersIn } from './choices.ts'
import { differences, layTogether, type Meanwhile, marksOf } from './meanwhile.ts'
import { fieldsOf, readEffort } from './model.ts'
import { EffortFormPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function writingRoutes(web: Web, sources: EvidenceSources): void {
  /** The form, new or of an effort, as it was asked for or as it came back. */
  async function show(c: Ask, effort?: Effort, back?: Back, meanwhile?: Meanwhile): Promise<Response> {
    const { locale } = c.var
    const choices = await c.var.work(async (tx) => choicesFor(tx, await colleaguesToChooseFrom(tx), { locale, sources, effort }))
    const before = effort ? fieldsOf(effort) : {}
    const page = (
      <EffortFormPage
        {...formProps(c, { da, en }, back ?? (meanwhile && { fields: meanwhile.fields, errors: [] }))}
        words={textsFor(locale, { da: wordsDa, en: wordsEn })}
        choices={choices}
        before={before}
        effort={effort && { ...effort, ...named(effort, locale), began: marksOf(before) }}
        meanwhile={meanwhile}
      />
    )
    return c.html(page, back || meanwhile ? 422 : 200)
  }

  web.get(at('/efforts/new'), (c) => {
    requireProposer(c)
    return show(c)
  })

  web.post(at('/efforts'), async (c) => {
    requireProposer(c)
    const fields = await readForm(c)
    const read = readEffort(fields, true)
    if (!read.ok) return show(c, undefined, { fields, errors: read.errors })
    const made = await c.var.work(async (tx): Promise<string | FieldError[]> => {
      const strangers = strangersIn(read.value, await choicesFor(tx, await listColleagues(tx), { locale: c.var.locale, sources }))
      if (strangers.length > 0) return strangers
      const content = await contentFor(tx, read.value, sources)
      const before = await justProposed(tx, content)
      if (before) return before
      const id = await makeEffort(tx, content, { byName: c.var.actor.name })
      await recordDeed(tx, id, { deed: 'proposed' })
      return id
    })
    return typeof made === 'string'
      ? c.redirect(href(c, `/efforts/${made}?said=proposed`), 303)
      : show(c, undefined, { fields, errors: made })
  })

  web.get(at('/efforts/:id/edit'), async (c) => show(c, await c.var.work((tx) => changeable(c, tx))))

  web.post(at('/efforts/:id/edit'), async (c) => {
    const fields = await readForm(c)
    const { effort, outcome } = await c.var.work(async (tx) => {
      const effort = await changeableNow(c, tx)
      return { effort, outcome: await correct(c, tx, effort, fields) }
    })
    if (outcome === 'saved') return c.redirect(href(c, `/efforts/${effort.id}?said=saved`), 303)
    if (outcome !== 'stale') return show(c, effort, { fields, errors: outcome })
    return show(c, effort, undefined, layTogether(fieldsOf(effort), fields, String(fields.began ?? '')))
  })

  /** Saves a correction; what is wrong with it, or `stale` when somebody has saved another meanwhile. */
  async function correct(c: Ask, tx: Tx, effort: Effort, fields: FormFields): Promise<'saved' | 'stale' | FieldError[]> {
    const read = readEffort(fields, effort.state === 'idea')
    if (!read.ok) return read.errors
    const strangers = strangersIn(read.value, await choicesFor(tx, await listColleagues(tx), { locale: c.var.locale, sources, effort }))
    if (strangers.length > 0) return strangers
    const content = await contentFor(tx, read.value, sources, effort.evidenceRefs)
    if (!(await correctEffort(tx, effort.id, content, revisionIn(fields)))) return 'stale'
    const changed = differences(fieldsOf(effort), fields).map(({ field }) => field)
    await recordDeed(tx, effort.id, { deed: 'changed', detail: { fields: changed } })
    return 'saved'
  }
}

function requireProposer(c: Ask): void {
  if (!mayPropose(c.var.actor)) throw new Refused(403, '')
}
