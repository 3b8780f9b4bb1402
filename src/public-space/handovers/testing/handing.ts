// How tests hand reports over: requests as people of each role, the form as staff fill it in, and what stands on the pages.
import assert from 'node:assert/strict'
import type { TestTown } from '../../../../tests/town.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import type { Role } from '../../../platform/roles.ts'
import type { Kind } from '../../reports/model.ts'
import { readReport } from '../../reports/work/store.ts'
import { aReport } from '../../reports/work/testing/a-report.ts'
import { readHandovers } from '../store.ts'

/** The day by which tests want an answer. */
export const due = daysAfter(todayInTown(), 9)
type Fields = Record<string, string | string[]>

/** `town` and `company` are asked for when they are used, for a test makes them only before it begins. */
export function handing(town: () => TestTown, company: () => string) {
  const answered = async (answer: Response) => ({
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    html: await answer.text(),
  })
  const get = async (path: string, as?: Role) => answered(await town().visit(`/da${path}`, { as }))
  const post = async (path: string, form: Fields, as?: Role) => answered(await town().visit(`/da${path}`, { as, form }))
  const multipart = async (path: string, fields: Record<string, string | Blob>, as?: Role) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields))
      typeof value === 'string' ? body.append(name, value) : body.append(name, value, 'fixed.png')
    return answered(await town().visit(`/da${path}`, { as, method: 'POST', body }))
  }
  const form = (report: string | string[], more: Record<string, string> = {}): Fields => {
    const [year = '', month = '', day = ''] = due.split('-')
    const to = { way: 'account', organisation: company(), name: '', email: '', message: 'Skift pæren' }
    return { report, ...to, 'due-year': year, 'due-month': month, 'due-day': day, ...more }
  }
  const reportNow = async (id: string) => {
    const found = await town().as('system', (tx) => readReport(tx, id))
    assert.ok(found)
    return found
  }
  const handoverOf = async (report: string) => {
    const [found] = await town().as('system', (tx) => readHandovers(tx, report))
    assert.ok(found)
    return found
  }
  /** Somebody reports, and a professional hands it over. */
  const handedOver = async (kind: Kind, more: Record<string, string> = {}) => {
    const report = await aReport(town(), kind)
    const sent = await post('/handovers', form(report.id, more), 'professional')
    assert.equal(sent.status, 303, sent.html)
    return { report, handover: await handoverOf(report.id) }
  }
  return { get, post, multipart, form, reportNow, handoverOf, handedOver }
}

/** The facts as they stand on a page, list by list: each name with its value. */
export const factsIn = (html: string): string[][] =>
  [...html.matchAll(/<dl class="facts">(.*?)<\/dl>/gs)].map(([, list = '']) =>
    [...list.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, name, value]) => `${name}: ${value}`),
  )
