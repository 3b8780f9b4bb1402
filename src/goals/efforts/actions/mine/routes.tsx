// One's own actions: see them, say that they are done, and choose how they come to one.

import { randomBytes } from 'node:crypto'
import { record } from '../../../../platform/audit.ts'
import { todayInTown } from '../../../../platform/form/model.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { hashOf } from '../../../../platform/session.ts'
import { consultationsSeen } from '../../../plan/consultation/comments/store.ts'
import { feedMadeAt, renewFeed, stopFeed } from '../calendar/store.ts'
import { MyActionsPage } from './pages.tsx'
import { mayHaveActions } from './policy.ts'
import { chooseLetter, finishOwn, ownActions, ownDates, wantsLetter } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Whoever has signed in and can have actions; others are sent to sign in, or find nothing. */
const mine = (deed: (c: Ask, self: string) => Promise<Response>) => async (c: Ask) => {
  const { account } = c.var.actor
  if (account === null) return c.redirect(href(c, `/sign-in?to=${encodeURIComponent(href(c, '/my-actions'))}`), 303)
  if (!mayHaveActions(c.var.actor)) throw new Refused(404, '')
  return deed(c, account)
}

const wordsIn = (c: Ask) => textsFor(c.var.locale, { da, en })
const isSaid = (key: string): key is keyof (typeof da)['said'] => Object.hasOwn(da.said, key)
const backSaying = (c: Ask, said: keyof (typeof da)['said']) => c.redirect(href(c, `/my-actions?said=${said}`), 303)

async function show(c: Ask, newAddress?: string): Promise<Response> {
  const t = wordsIn(c)
  const said = c.req.query('said') ?? ''
  const shown = await c.var.work(async (tx) => ({
    actions: await ownActions(tx),
    dates: await ownDates(tx),
    consultations: await consultationsSeen(tx),
    feedMadeAt: await feedMadeAt(tx),
    wantsLetter: await wantsLetter(tx),
  }))
  const status = isSaid(said) ? ({ kind: 'success', text: t.said[said] } as const) : undefined
  return c.html(<MyActionsPage frame={frameOf(c)} t={t} today={todayInTown()} {...shown} newAddress={newAddress} status={status} />)
}

export function myActionsRoutes(web: Web): void {
  web.get(
    at('/my-actions'),
    mine((c) => show(c)),
  )

  web.post(
    at('/my-actions/:id/done'),
    mine(async (c) => {
      const isDone = (await readForm(c)).done === 'yes'
      await c.var.work(async (tx) => {
        if (!(await finishOwn(tx, idOf(c), isDone))) throw new Refused(404, '')
        await record(tx, { deed: isDone ? 'done' : 'reopened', thing: 'action', thingId: idOf(c) })
      })
      return backSaying(c, isDone ? 'done' : 'reopened')
    }),
  )

  // The address is in this one answer and nowhere else; a new one takes the place of the old.
  web.post(
    at('/my-actions/calendar'),
    mine(async (c, self) => {
      const token = randomBytes(32).toString('base64url')
      await c.var.work(async (tx) => {
        await renewFeed(tx, hashOf(token))
        await record(tx, { deed: 'made', thing: 'calendar-feed', thingId: self })
      })
      return show(c, `${c.var.platform.config.publicUrl}${href(c, `/calendar/${token}.ics`)}`)
    }),
  )

  web.post(
    at('/my-actions/calendar/stop'),
    mine(async (c, self) => {
      await c.var.work(async (tx) => {
        if (await stopFeed(tx)) await record(tx, { deed: 'stopped', thing: 'calendar-feed', thingId: self })
      })
      return backSaying(c, 'stopped')
    }),
  )

  web.post(
    at('/my-actions/letter'),
    mine(async (c, self) => {
      const wanted = (await readForm(c)).wanted === 'yes'
      await c.var.work(async (tx) => {
        await chooseLetter(tx, wanted)
        await record(tx, { deed: wanted ? 'started' : 'stopped', thing: 'weekly-letter', thingId: self })
      })
      return backSaying(c, wanted ? 'letter-started' : 'letter-stopped')
    }),
  )
}
