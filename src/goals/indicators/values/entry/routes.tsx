// A figure by hand: entered for a new period, or in place of one that holds, which then stays as corrected.
import { dayOf } from '../../../../platform/form/model.ts'
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import type { FormFields } from '../../../../platform/result.ts'
import { indicatorAsked, onlyKeepers } from '../../asked.ts'
import { seesAllIndicators } from '../../policy.ts'
import { toldWords } from '../../told/told.ts'
import { readFigure, readReason } from '../model.ts'
import { readPeriod } from '../period/model.ts'
import { da as saidDa } from '../said/texts.da.ts'
import { en as saidEn } from '../said/texts.en.ts'
import { holdingValue } from '../store.ts'
import { enter } from './enter.ts'
import { EntryPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da: { ...da, errors: { ...saidDa, ...da.errors } }, en: { ...en, errors: { ...saidEn, ...en.errors } } }
const page = at('/indicators/:slug/values/new')

/** Those outside the municipality see no unreleased figures at all; colleagues see them, and are told that others keep them. */
export function requireKeeper(c: Ask): void {
  if (!seesAllIndicators(c.var.actor)) throw new Refused(404, '')
  onlyKeepers(c)
}

async function showEntry(c: Ask, period: string, back?: Back): Promise<Response> {
  const props = await c.var.work(async (tx) => {
    const indicator = await indicatorAsked(c, tx)
    return { indicator, before: period === '' ? null : await holdingValue(tx, indicator.id, period) }
  })
  // A period that was typed beside a figure of its own is a correction only once the person has been told of that figure.
  const knows = !back || back.fields.replaces !== undefined || back.errors.some(({ key }) => key === 'hasOne')
  const before = knows ? props.before : null
  const given = { ...formProps(c, texts, back), told: toldWords(c.var.locale), period, indicator: props.indicator, before }
  return c.html(<EntryPage {...given} />, back ? 422 : 200)
}

const one = (fields: FormFields, name: string): string => {
  const written = fields[name]
  return Array.isArray(written) ? (written[0] ?? '') : (written ?? '')
}

export function entryRoutes(web: Web): void {
  web.get(page, (c) => {
    requireKeeper(c)
    return showEntry(c, readPeriod(c.req.query('period') ?? '') ?? '')
  })

  web.post(page, async (c) => {
    requireKeeper(c)
    const fields = await readForm(c)
    const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
    const figure = readFigure(fields, { indicator, today: dayOf(new Date()) })
    const reason = readReason(fields)
    const period = readPeriod(one(fields, 'period')) ?? ''
    const errors = [...(figure.ok ? [] : figure.errors), ...(reason.ok ? [] : reason.errors)]
    if (!figure.ok || !reason.ok) return showEntry(c, period, { fields, errors })
    const handedIn = { indicator, figure: figure.value, reason: reason.value, replaces: one(fields, 'replaces') }
    const entered = await c.var.work((tx) => enter(tx, handedIn, c.var.actor, c.var.locale))
    if (!entered.ok) return showEntry(c, period, { fields, errors: entered.errors })
    return c.redirect(href(c, `/indicators/${indicator.slug}/values?done=${entered.value}`), 303)
  })
}
