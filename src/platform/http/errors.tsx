// The one edge where failures become answers: a page, a number to quote, and a line in the log without personal data.
import { ButtonLink, Notice, Page } from '@trygby/ui'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { textsFor } from '../i18n.ts'
import { log } from '../log.ts'
import { frameOf } from './frame.ts'
import { Refused } from './intake.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { type Ask, type Env, href } from './web.ts'

type Status = 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503
type Words = typeof da

/** The page for a failure. Before the town is known (an unknown host), the answer is plain text. */
function answer(c: Ask, status: Status, title: string, text: string, quote?: string): Response | Promise<Response> {
  if (!c.var.town || c.req.header('accept')?.includes('application/json'))
    return c.text(quote ? `${title}. ${text} (${quote})` : `${title}. ${text}`, status)
  const t = textsFor(c.var.locale, { da, en })
  return c.html(
    <Page frame={frameOf(c)} title={title} narrow>
      <Notice kind={status >= 500 ? 'error' : 'info'} title={title}>
        <p>{text}</p>
        {quote ? <p>{t.number(quote)}</p> : null}
      </Notice>
      <ButtonLink href={href(c, '/')}>{t.home}</ButtonLink>
    </Page>,
    status,
  )
}

export const notFound: NotFoundHandler<Env> = (c) => {
  const t = textsFor(c.var.locale ?? 'da', { da, en })
  return answer(c, 404, t.notFoundTitle, t.notFound)
}

export const onError: ErrorHandler<Env> = (error, c) => {
  const t = textsFor(c.var.locale ?? 'da', { da, en })
  if (error instanceof HTTPException) return answer(c, 403, t.forbiddenTitle, t.crossSite)
  if (error instanceof Refused) return answer(c, error.status, ...sentenceFor(error, t))
  const number = c.var.requestNumber ?? '-'
  const away = isDatabaseAway(error)
  log('error', away ? 'database away' : 'request failed', { number, method: c.req.method, route: c.req.routePath, error: describe(error) })
  return away ? answer(c, 503, t.awayTitle, t.away, number) : answer(c, 500, t.failedTitle, t.failed, number)
}

function sentenceFor(error: Refused, t: Words): [string, string] {
  if (error.status === 404) return [t.notFoundTitle, t.notFound]
  if (error.status === 403) return [t.forbiddenTitle, t.forbidden]
  if (error.status === 413) return [t.refusedTitle, t.tooLarge]
  if (error.status === 429) return [t.refusedTitle, t.tooMany]
  return [t.refusedTitle, error.status === 400 ? t.notText : error.message]
}

/** Connection refused, shutting down, out of connections or disk: the database cannot answer now, and it is nobody's input. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  const message = error instanceof Error ? error.message : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0[123]|08...|53...)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  )
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
