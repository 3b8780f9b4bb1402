// Coordinator and analyst define an indicator and correct it; two who correct at once both see what the other wrote.
import { record } from '../../../platform/audit.ts'
import { markAsReal } from '../../../platform/demonstration.ts'
import { dayField, revisionIn, todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { type FormFields, fieldIn } from '../../../platform/result.ts'
import { saidIn } from '../../goals/said/model.ts'
import { indicatorAsked, onlyKeepers } from '../asked.ts'
import type { Indicator } from '../model.ts'
import type { SeriesSources } from '../series-source.ts'
import { correctIndicator, indicatorBySlug, makeIndicator } from '../store.ts'
import { toldWords } from '../told/told.ts'
import { choicesAround } from './choices.ts'
import { blank, differingFields, fieldsOf, readIndicator } from './model.ts'
import { DefinitionPage } from './pages.tsx'
import { readSeries } from './series.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const seriesOf = (series: Indicator['series']): string => (series ? `${series.source}|${series.code}` : '')

/** What stands in the fields: of an indicator, or of a new one. */
const stoodIn = (indicator: Indicator | null, locale: string): Record<string, string> => ({
  ...fieldsOf(indicator ?? blank, locale === 'da' ? ',' : '.'),
  series: seriesOf(indicator?.series ?? null),
})

interface Show {
  series: SeriesSources
  indicator: Indicator | null
  back?: Back
  /** A colleague was first. */
  isStale?: boolean
}

async function show(c: Ask, { series, indicator, back, isStale }: Show): Promise<Response> {
  const { goalTitles, subGoals, choices } = await c.var.work((tx) => choicesAround(tx, series, indicator, c.var.locale))
  const stood = stoodIn(indicator, c.var.locale)
  const all = { ...stood, targetOn: indicator?.target?.on ?? '' }
  const now =
    isStale && back ? differingFields(all, back.fields).map((name) => ({ name, value: all[name as keyof typeof all] ?? '' })) : undefined
  // A form that comes back with errors still begins from where its writer began; one whose writer has now seen the other text does not.
  const revision = back && !isStale ? revisionIn(back.fields) : (indicator?.revision ?? 0)
  const page = (
    <DefinitionPage
      {...formProps(c, { da, en }, back)}
      told={toldWords(c.var.locale)}
      stood={stood}
      targetOn={indicator?.target?.on ?? null}
      goalTitles={goalTitles}
      subGoals={subGoals}
      series={choices}
      correcting={indicator && { slug: indicator.slug, name: saidIn(indicator.name, c.var.locale).text, revision }}
      now={now}
    />
  )
  return c.html(page, back ? 422 : 200)
}

/** The form with its three boxes of a date put together. */
async function fieldsIn(c: Ask): Promise<FormFields> {
  const fields = await readForm(c)
  return { ...fields, targetOn: dayField(fields, 'targetOn') }
}

async function save(c: Ask, series: SeriesSources, before: Indicator | null): Promise<Response> {
  const fields = await fieldsIn(c)
  const { choices, subGoals } = await c.var.work((tx) => choicesAround(tx, series, before, c.var.locale))
  const today = todayInTown()
  const read = readIndicator(fields, { before, today, subGoals, series: readSeries(fieldIn(fields, 'series'), choices) })
  if (!read.ok) return show(c, { series, indicator: before, back: { fields, errors: read.errors } })
  const slug = await c.var.work(async (tx) => {
    if (!before) {
      const made = await makeIndicator(tx, read.value)
      await record(tx, { deed: 'added', thing: 'indicator', thingId: (await indicatorBySlug(tx, made))?.id ?? '', detail: { slug: made } })
      return made
    }
    if (!(await correctIndicator(tx, before.id, revisionIn(fields), read.value))) return null
    await markAsReal(tx, 'goals.indicator', before.id)
    await record(tx, { deed: 'changed', thing: 'indicator', thingId: before.id, detail: { slug: before.slug } })
    return before.slug
  })
  if (slug === null) {
    const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
    return show(c, { series, indicator, back: { fields, errors: [] }, isStale: true })
  }
  return c.redirect(href(c, `/indicators/${slug}?done=${before ? 'saved' : 'added'}`), 303)
}

export function definitionRoutes(web: Web, series: SeriesSources): void {
  web.get(at('/indicators/new'), (c) => {
    onlyKeepers(c)
    return show(c, { series, indicator: null })
  })
  web.post(at('/indicators/new'), (c) => {
    onlyKeepers(c)
    return save(c, series, null)
  })
  web.get(at('/indicators/:slug/edit'), async (c) => {
    const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
    onlyKeepers(c)
    return show(c, { series, indicator })
  })
  web.post(at('/indicators/:slug/edit'), async (c) => {
    const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
    onlyKeepers(c)
    return save(c, series, indicator)
  })
}
