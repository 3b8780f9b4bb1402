// The one edge where failures become answers: a page, a number to quote, and a line in the log without personal data.
import { ButtonLink, Notice, Page } from '@trygby/ui'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { textsFor } from '../i18n.ts'
import { log } from '../log.ts'
import { type PublicCopy, shelfOf } from '../public-copy/shelf.ts'
import { frameOf } from './frame.ts'
import { Refused } from './intake.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { type Ask, type Env, hostOf, href } from './web.ts'

type Status = 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503
type Words = typeof da

/** The page for a failure. Before the town is known (an unknown host), the answer is plain text. */
function answer(c: Ask, status: Status, title: string, text: string, quote?: string): Response | Promise<Response> {
  if (!c.var.town || c.req.header('accept')?.includes('application/json'))
    return c.text(quote ? `${title}. ${text} (${quote})` : `${title}. ${text}`, status)
  const t = textsFor(c.var.locale, { da, en })
  return c.html(
    <Page frame={frameOf(c)} title={title} narrow>
      <Notice kind={status >= 500 ? 'error' : 'info'}>
        <p>{text}</p>
        {quote ? <p>{t.number(quote)}</p> : null}
      </Notice>
      <ButtonLink href={href(c, '/')}>{t.home}</ButtonLink>
    </Page>,
    status,
  )
}

export const notFound: NotFoundHandler<Env> = (c) => {
  // An address without a language is the same page in the reader's own.
  if (c.req.method === 'GET' && c.var.path === c.req.path && c.req.header('accept')?.includes('text/html'))
    return c.redirect(href(c, c.req.path) + new URL(c.req.url).search, 302)
  const t = textsFor(c.var.locale ?? 'da', { da, en })
  return answer(c, 404, t.notFoundTitle, t.notFound)
}

export const onError: ErrorHandler<Env> = async (error, c) => {
  const t = textsFor(c.var.locale ?? 'da', { da, en })
  const number = c.var.requestNumber ?? '-'
  const about = { number, method: c.req.method, route: c.req.routePath, account: c.var.actor?.account ?? '' }
  if (error instanceof HTTPException || error instanceof Refused) log('warning', 'refused', { ...about, status: error.status })
  if (error instanceof HTTPException) return answer(c, 403, t.forbiddenTitle, t.crossSite)
  if (error instanceof Refused && error.status === 429 && c.var.town && !c.var.sessionToken) return tooMany(c, t)
  if (error instanceof Refused) return answer(c, error.status, ...sentenceFor(error, t))
  const away = isDatabaseAway(error)
  log('error', away ? 'database away' : 'request failed', { ...about, error: describe(error) })
  if (!away) return answer(c, 500, t.failedTitle, t.failed, number)
  const copy = await lastCopy(c)
  if (copy) return c.body(new Uint8Array(copy.body), 200, { 'content-type': copy.type, 'cache-control': 'no-store' })
  if (!c.var.town) c.set('town', unknownTown)
  c.header('retry-after', '60')
  return answer(c, 503, t.awayTitle, t.away, number)
}

const tooManyPages = new Map<string, Promise<string>>()

/** Whoever floods the town meets a page that was drawn once: refusing must cost less than sending. It leads to the front page only. */
async function tooMany(c: Ask, t: Words): Promise<Response> {
  const { town, locale, platform } = c.var
  const key = JSON.stringify([town, locale, platform.config.version])
  if (!tooManyPages.has(key) && tooManyPages.size > 100) tooManyPages.clear()
  const page =
    tooManyPages.get(key) ??
    Promise.resolve(
      <Page frame={{ ...frameOf(c), path: '/', languages: [] }} title={t.refusedTitle} narrow>
        <Notice kind="info">
          <p>{t.tooMany}</p>
        </Notice>
        <ButtonLink href={href(c, '/')}>{t.home}</ButtonLink>
      </Page>,
    ).then(String)
  tooManyPages.set(key, page)
  return c.html(await page, 429)
}

/** What was last seen on this public page before the database went away. */
async function lastCopy(c: Ask): Promise<PublicCopy | null> {
  if (c.req.method !== 'GET' || c.env?.copyTaken) return null
  const { platform, locale } = c.var
  const address = c.req.path === '/' ? `/${locale}` : c.req.path
  return (await shelfOf(platform.config.dataDir, hostOf(c)).get(address)) ?? shelfOf(platform.config.dataDir, '').get(address)
}

/** Stands in for the town while the database cannot say which it is. */
const unknownTown = { municipality: 0, code: '', name: 'Trygby', isDemonstration: false, isSetUp: true, languages: ['da', 'en'] }

function sentenceFor(error: Refused, t: Words): [string, string] {
  if (error.status === 404) return [t.notFoundTitle, t.notFound]
  if (error.status === 403) return [t.forbiddenTitle, t.forbidden]
  if (error.status === 413) return [t.refusedTitle, t.tooLarge]
  if (error.status === 429) return [t.refusedTitle, t.tooMany]
  return [t.refusedTitle, error.status === 400 ? t.notText : error.message]
}

/** Connection refused, shutting down, out of connections or disk: the database cannot answer now, and it is nobody's input. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  const message = error instanceof Error ? error.message : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|08...|53...)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|is not queryable/.test(message)
  )
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
