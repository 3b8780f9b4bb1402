// A figure by hand: entered for a new period, or in place of one that holds, which then stays as corrected.
import { todayInTown } from '../../../../platform/form/model.ts'
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { fieldIn } from '../../../../platform/result.ts'
import { indicatorAsked, onlyKeepers } from '../../asked.ts'
import { seesAllIndicators } from '../../policy.ts'
import { readValues } from '../../store.ts'
import { toldWords } from '../../told/told.ts'
import { holding, readFigure, readReason } from '../model.ts'
import { readPeriod } from '../period/model.ts'
import { da as saidDa } from '../said/texts.da.ts'
import { en as saidEn } from '../said/texts.en.ts'
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
  const { indicator, values } = await c.var.work(async (tx) => {
    const indicator = await indicatorAsked(c, tx)
    return { indicator, values: await readValues(tx, indicator.id) }
  })
  const replaces = fieldIn(back?.fields ?? {}, 'replaces')
  // A period that was typed beside a figure of its own is a correction only once the person has been told of that figure.
  const knows = !back || replaces !== '' || back.errors.some(({ key }) => key === 'hasOne')
  // Where another period is typed than the one that was being corrected, the reason and what it is for stay on the page.
  const begun = values.find(({ id }) => id === replaces)?.period
  const [before = null] = [period, begun].flatMap((asked) => holding(values).filter((one) => one.period === asked))
  const given = { ...formProps(c, texts, back), told: toldWords(c.var.locale), period, indicator, before: knows ? before : null }
  return c.html(<EntryPage {...given} />, back ? 422 : 200)
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
    const figure = readFigure(fields, { indicator, today: todayInTown() })
    const reason = readReason(fields)
    const period = readPeriod(fieldIn(fields, 'period')) ?? ''
    const errors = [...(figure.ok ? [] : figure.errors), ...(reason.ok ? [] : reason.errors)]
    if (!figure.ok || !reason.ok) return showEntry(c, period, { fields, errors })
    const handedIn = { indicator, figure: figure.value, reason: reason.value, replaces: fieldIn(fields, 'replaces') }
    const entered = await c.var.work((tx) => enter(tx, handedIn, c.var.actor, c.var.locale))
    if (!entered.ok) return showEntry(c, period, { fields, errors: entered.errors })
    return c.redirect(href(c, `/indicators/${indicator.slug}/values?done=${entered.value}`), 303)
  })
}
