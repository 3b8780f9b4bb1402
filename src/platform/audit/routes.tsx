// The data protection officer reads the log, and reading it is itself an entry.

import { record } from '../audit.ts'
import { at } from '../http/address.ts'
import { frameOf } from '../http/frame.ts'
import { Refused } from '../http/intake.ts'
import { type Ask, href, type Web } from '../http/web.ts'
import { textsFor } from '../i18n.ts'
import { isId } from '../id.ts'
import { limit } from '../rate-limit.ts'
import { explain } from '../result.ts'
import { logAsCsv } from './csv.ts'
import { type LogFilter, readQuestion } from './model.ts'
import { LogPage } from './pages.tsx'
import { mayReadLog } from './policy.ts'
import { lastSeal, readLog, wordsOfLog } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const pageSize = 100
const csvLimit = 100_000

export function auditRoutes(web: Web): void {
  web.get(at('/audit'), async (c) => {
    if (!mayReadLog(c.var.actor)) throw new Refused(404, '')
    const t = textsFor(c.var.locale, { da, en })
    const { before = '', ...asked } = c.req.query()
    const question = readQuestion(asked)
    const found = await c.var.work(async (tx) => {
      const entries = await readLog(tx, question.filter, { before: isId(before) ? before : '', limit: pageSize + 1 })
      const seen = { words: await wordsOfLog(tx), lastSeal: await lastSeal(tx) }
      await record(tx, { deed: 'read', thing: 'log', thingId: 'page', detail: said(question.filter) })
      return { entries, ...seen }
    }, 'oversight')
    const entries = found.entries.slice(0, pageSize)
    const last = found.entries.length > pageSize ? entries.at(-1) : undefined
    return c.html(
      <LogPage
        frame={frameOf(c)}
        t={t}
        question={question}
        errors={explain(question.errors, t.errors)}
        entries={entries}
        words={found.words}
        lastSeal={found.lastSeal}
        here={href(c, '/audit')}
        csvHref={address(c, '/audit.csv', asked)}
        olderHref={last ? address(c, '/audit', { ...asked, before: last.id }) : null}
        csvLimit={csvLimit}
      />,
      question.errors.length > 0 ? 422 : 200,
    )
  })

  web.get(at('/audit.csv'), limit('log as a file', 60, 60), async (c) => {
    if (!mayReadLog(c.var.actor)) throw new Refused(404, '')
    const { filter } = readQuestion(c.req.query())
    const entries = await c.var.work(async (tx) => {
      await record(tx, { deed: 'downloaded', thing: 'log', thingId: 'csv', detail: said(filter) })
      return readLog(tx, filter, { limit: csvLimit })
    }, 'oversight')
    return c.body(logAsCsv(entries), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="log.csv"',
    })
  })
}

const address = (c: Ask, path: string, query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString()
  return `${href(c, path)}${text ? `?${text}` : ''}`
}

/** What was looked for, without the words of the person looking. */
const said = (filter: LogFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, name === 'who' ? 'named' : value]] : [])))
