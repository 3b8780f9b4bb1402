// What the pages about goals have in common: which goal the address names, who keeps it, and how a change is answered.
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { Sentences } from '../../../platform/result.ts'
import { type Goal, isGoal } from '../model.ts'
import { mayKeepGoals } from '../policy.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The goal in the address; anything else is a page that does not exist. */
export function goalOf(c: Ask): Goal {
  const name = c.req.param('goal') ?? ''
  if (!isGoal(name)) throw new Refused(404, '')
  return name
}

/** Everybody reads the goals, so it is no secret that others keep them: whoever does not is told so. */
export function onlyKeepers(c: Ask): void {
  if (!mayKeepGoals(c.var.actor)) throw new Refused(403, '')
}

export type Doing = keyof (typeof da)['done']

/** To the page that shows the change, which says what was done. */
export const answerDone = (c: Ask, path: string, done: Doing): Response => c.redirect(`${href(c, path)}?done=${done}`, 303)

/** What the address says was just done, for the one who did it. */
export function doneOf(c: Ask): Doing | null {
  const said = c.req.query('done') ?? ''
  return mayKeepGoals(c.var.actor) && Object.hasOwn(da.done, said) ? (said as Doing) : null
}

/** What every page of the goals is given. */
export const roomProps = (c: Ask) => ({ frame: frameOf(c), words: textsFor(c.var.locale, { da, en }) })

/** What a page with a form is given, with the sentences all of them share. */
export function keepingProps<T extends { errors: Sentences }>(c: Ask, texts: { da: T; en: NoInfer<T> }, back?: Back) {
  const withShared = (own: T, { errors }: typeof da) => ({ ...own, errors: { ...errors, ...own.errors } })
  return { ...roomProps(c), ...formProps(c, { da: withShared(texts.da, da), en: withShared(texts.en, en) }, back) }
}
