// What the set-up pages have in common: their addresses, who gets in, and how a saved change is answered.
import { z } from 'zod'
import { at } from '../http/address.ts'
import { Refused } from '../http/intake.ts'
import { type Ask, href } from '../http/web.ts'
import { maySetUpTown } from './policy.ts'

/** The address of a set-up page in every language. */
export const setupAt = (path = ''): string => at(`/setup${path}`)

/** For anybody but the administrator these pages are not there. */
export function onlyAdministrator(c: Ask): void {
  if (!maySetUpTown(c.var.actor)) throw new Refused(404, '')
}

export const doings = ['saved', 'added', 'removed', 'imported', 'unchanged'] as const
export type Doing = (typeof doings)[number]

/** Back to the list after a change, which says what was done. */
export const answerDone = (c: Ask, path: string, done: Doing): Response => c.redirect(`${href(c, `/setup${path}`)}?done=${done}`, 303)

/** What the page's address says was just done. */
export const doneOf = (c: Ask): Doing | null =>
  z
    .enum(doings)
    .nullable()
    .catch(null)
    .parse(c.req.query('done') ?? null)
