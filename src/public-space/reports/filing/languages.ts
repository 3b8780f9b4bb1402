// The pages residents report on are written in more languages than the rest; each is offered once the town has turned it on.
import type { MiddlewareHandler } from 'hono'
import { elsewhere } from '../../../platform/http/frame.ts'
import type { Ask, Env, Web } from '../../../platform/http/web.ts'
import { moreLocales } from '../../../platform/i18n.ts'

/** The address of a page in every language a report can be made in. */
export const reportAt = <Path extends string = ''>(path: Path = '' as Path) => `/:locale{(?:da|en|tr|ur|ar|pl|ar-XB)}${path}` as const // '' is the Path of a call without one

const offerMore: MiddlewareHandler<Env> = (c, next) => {
  c.set('alsoWrittenIn', moreLocales)
  return next()
}

/** Offers the languages on these pages, and leads whoever asks for a whole site in one of them to the doors. */
export function offerLanguages(web: Web): void {
  for (const path of ['/report', '/report/*'] as const) web.use(reportAt(path), offerMore)
  web.get('/:locale{(?:tr|ur|ar|pl)}', (c) => c.redirect(`/${c.var.locale}/report`, 302))
}

/** The address of a page outside these, in a language it is written in. */
export const hrefElsewhere = (c: Ask, path: string): string => `/${elsewhere(c)}${path}`
