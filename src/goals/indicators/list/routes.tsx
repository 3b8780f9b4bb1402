// The overview: everybody reads what is chosen; coordinator and analyst adopt, drop and take up again.
import { z } from 'zod'
import { record } from '../../../platform/audit.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { readFields } from '../../../platform/result.ts'
import { goals } from '../../goals/model.ts'
import { goalWords } from '../../goals/wording/words.ts'
import { indicatorAsked, onlyKeepers } from '../asked.ts'
import { type IndicatorState, indicatorStates } from '../model.ts'
import { mayKeepIndicators, seesAllIndicators } from '../policy.ts'
import { adoptAllOf, setState } from '../store.ts'
import { toldWords } from '../told/told.ts'
import { publicLines, staffLines } from './lines.ts'
import { IndicatorsPage } from './pages.tsx'
import { StaffIndicatorsPage } from './staff-page.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The state whose indicators are shown: as asked for, else the first that has some. */
function stateShown(asked: string | undefined, of: (state: IndicatorState) => boolean): IndicatorState {
  return indicatorStates.find((state) => state === asked) ?? (['adopted', 'proposed'] as const).find(of) ?? 'adopted'
}

const showList = async (c: Ask): Promise<Response> => {
  const isStaff = seesAllIndicators(c.var.actor)
  const [lines, words] = await c.var.work(
    async (tx) => [await (isStaff ? staffLines : publicLines)(tx), await goalWords(tx, c.var.locale)] as const,
  )
  const t = textsFor(c.var.locale, { da, en })
  const given = { frame: frameOf(c), t, told: toldWords(c.var.locale), words, lines }
  if (!isStaff) return c.html(<IndicatorsPage {...given} />)
  const state = stateShown(c.req.query('state'), (one) => lines.some(({ indicator }) => indicator.state === one))
  return c.html(
    <StaffIndicatorsPage
      {...given}
      state={state}
      mayKeep={mayKeepIndicators(c.var.actor)}
      today={todayInTown()}
      done={doneIn(c, t.done)}
    />,
  )
}

const stateForm = z.object({ state: z.enum(indicatorStates), from: z.enum(['list']).optional() })
const goalForm = z.object({ goal: z.enum(goals) })

export function listRoutes(web: Web): void {
  web.get(at('/indicators'), showList)

  web.post(at('/indicators/adopt'), async (c) => {
    onlyKeepers(c)
    const read = readFields(goalForm, await readForm(c))
    if (!read.ok) throw new Refused(422, '')
    await c.var.work(async (tx) => {
      for (const { id, slug } of await adoptAllOf(tx, read.value.goal))
        await record(tx, { deed: 'adopted', thing: 'indicator', thingId: id, detail: { slug } })
    })
    return c.redirect(href(c, '/indicators?state=adopted&done=adopted-all'), 303)
  })

  web.post(at('/indicators/:slug/state'), async (c) => {
    const read = readFields(stateForm, await readForm(c))
    const indicator = await c.var.work((tx) => indicatorAsked(c, tx))
    onlyKeepers(c)
    if (!read.ok) throw new Refused(422, '')
    const { state, from } = read.value
    await c.var.work(async (tx) => {
      if (state === indicator.state || !(await setState(tx, indicator.id, state))) return
      await record(tx, {
        deed: state,
        thing: 'indicator',
        thingId: indicator.id,
        detail: { slug: indicator.slug, before: indicator.state },
      })
    })
    const back = from === 'list' ? `/indicators?state=${indicator.state}&` : `/indicators/${indicator.slug}?`
    return c.redirect(href(c, `${back}done=${state}`), 303)
  })
}
