// Opens each visit: which town, which language, who asks, and a number to quote if something fails.
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { asSystem } from '../db.ts'
import { isLocale, isMoreLocale, type Locale, preferredLocale } from '../i18n.ts'
import { anybody } from '../roles.ts'
import { actorOfToken } from '../session.ts'
import { townAtHand } from '../town/at-hand.ts'
import { Refused } from './intake.ts'
import { actingOf, type Env, hostOf, type Platform } from './web.ts'

export const sessionCookie = (publicUrl: string): string => (publicUrl.startsWith('https://') ? '__Host-session' : 'session')

/** The addresses where other systems come, with a key of their own. */
export const isForSystems = (path: string): boolean => path.startsWith('/open311/')

/** Makes the visit's facts ready. A visit without a language in its address gets the browser's own. */
export const openRequest =
  (platform: Platform): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { db, config } = platform
    const prefix = c.req.path.split('/')[1] ?? ''
    const locale: Locale =
      isLocale(prefix) || isMoreLocale(prefix) || (prefix === 'ar-XB' && config.pseudoLanguage)
        ? (prefix as Locale)
        : preferredLocale(c.req.header('accept-language'))
    c.set('platform', platform)
    c.set('requestNumber', randomBytes(5).toString('hex'))
    c.set('locale', locale)
    c.set('path', locale === prefix ? c.req.path.slice(prefix.length + 1) || '/' : c.req.path)
    c.set('actor', anybody)
    const town = await townAtHand(db, hostOf(c))
    if (!town) throw new Refused(404, 'No town has this address.')
    c.set('town', town)
    if (locale !== 'ar-XB' && !town.languages.includes(locale)) {
      c.set('locale', 'da')
      if (locale === prefix) throw new Refused(404, 'The town does not show this language.')
    }
    // Where other systems come, a key decides and never who is signed in: no session is read there.
    const token = isForSystems(c.req.path) ? null : (getCookie(c, sessionCookie(config.publicUrl)) ?? null)
    c.set('sessionToken', token)
    const workAsSystem: Env['Variables']['workAsSystem'] = (deed, purpose) => db.transaction(asSystem(town.municipality, purpose), deed)
    c.set('workAsSystem', workAsSystem)
    if (token) c.set('actor', (await workAsSystem((tx) => actorOfToken(tx, token), 'recognise a session')) ?? anybody)
    c.set('work', (deed, purpose = c.req.method === 'GET' ? 'look' : 'serve') =>
      db.transaction(actingOf(town, c.var.actor, purpose, token), deed),
    )
    return next()
  }
