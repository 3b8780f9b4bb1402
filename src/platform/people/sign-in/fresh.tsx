// Before what opens a door is changed, whoever changes it has just signed in.
import { frameOf } from '../../http/frame.ts'
import { type Ask, href } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { log } from '../../log.ts'
import { isFresh } from '../../session.ts'
import { ShutPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The page that asks to sign in again and come back to `path`; null when it is not needed. */
export async function askWhenNotFresh(c: Ask, path: string, purpose: string): Promise<Response | null> {
  return (await c.var.work(isFresh, purpose)) ? null : signInAgain(c, path)
}

export function signInAgain(c: Ask, path: string): Response | Promise<Response> {
  log('warning', 'asked to sign in again', {
    number: c.var.requestNumber,
    method: c.req.method,
    route: c.req.routePath,
    account: c.var.actor.account ?? '',
  })
  const t = textsFor<typeof da>(c.var.locale, { da, en })
  const again = href(c, `/sign-in?to=${encodeURIComponent(href(c, path))}`)
  return c.html(<ShutPage frame={frameOf(c)} title={t.notFreshTitle} text={t.notFresh} next={{ text: t.signInAgain, href: again }} />, 403)
}
