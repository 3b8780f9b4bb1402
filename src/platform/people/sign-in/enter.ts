// Lets somebody in whose sign-in has been checked: a new session, the old one gone, the cookie, the line in the log.
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { sessionCookie } from '../../http/open-request.ts'
import { type Ask, href } from '../../http/web.ts'
import { isStaff, type Role, roles } from '../../roles.ts'
import { closeSession, limitsOf, openSession, type SignInMethod } from '../../session.ts'
import { maySetUpTown } from '../../town/policy.ts'
import type { Account } from '../accounts/model.ts'
import { deviceOf, localPath, stepMinutes } from './model.ts'
import { endStep } from './store.ts'

const isHttps = (c: Ask): boolean => c.var.platform.config.publicUrl.startsWith('https://')
const cookieRules = (c: Ask) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c) }) as const

const stepCookie = (c: Ask): string => (isHttps(c) ? '__Host-sign-in' : 'sign-in')

/** Opens the session and gives the browser its cookie. Runs as the machinery. A new sign-in always means a new token. */
export async function enter(c: Ask, tx: Tx, account: Pick<Account, 'id' | 'roles'>, method: SignInMethod, shownAt?: Date): Promise<void> {
  if (c.var.sessionToken) await closeSession(tx, c.var.sessionToken)
  const held: Role[] = roles.filter((role) => account.roles.includes(role))
  const { token } = await openSession(tx, account.id, held, method, { device: deviceOf(c.req.header('user-agent')), shownAt })
  await record(tx, { deed: 'signed in', thing: 'account', thingId: account.id, detail: { method } })
  // A resident stays signed in on their own phone; staff are signed out when the browser closes.
  const staysFor =
    isStaff({ account: account.id, name: '', organisation: null, roles: held }) || held.includes('partner')
      ? {}
      : { maxAge: limitsOf({ roles: held }).whole / 1000 }
  setCookie(c, sessionCookie(c.var.platform.config.publicUrl), token, { ...cookieRules(c), ...staysFor })
}

/** Takes the cookies back, and has the browser drop what pages kept in it. */
export function forgetBrowser(c: Ask): void {
  c.header('clear-site-data', '"storage"')
  deleteCookie(c, sessionCookie(c.var.platform.config.publicUrl), { path: '/', secure: isHttps(c) })
  forgetStep(c)
}

export const rememberStep = (c: Ask, token: string): void =>
  setCookie(c, stepCookie(c), token, { ...cookieRules(c), maxAge: stepMinutes * 60 })

export const rememberedStep = (c: Ask): string => getCookie(c, stepCookie(c)) ?? ''

export const forgetStep = (c: Ask): void => {
  deleteCookie(c, stepCookie(c), { path: '/', secure: isHttps(c) })
}

/** Ends an unfinished sign-in, in the database and in the browser. */
export async function finishStep(c: Ask, tx: Tx, id: string): Promise<void> {
  await endStep(tx, id)
  forgetStep(c)
}

/** Where to go after signing in: the page asked for; else what waits to be done first, for one who sets up a new town; else one's own page. */
export function destination(c: Ask, account: Pick<Account, 'roles'>, goesTo: string): string {
  const mustSetUp = !c.var.town.isSetUp && maySetUpTown(account)
  return localPath(goesTo) || href(c, mustSetUp ? '/setup/guide' : '/my-page')
}
