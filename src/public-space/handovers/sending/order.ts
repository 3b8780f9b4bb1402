// What staff ask for when they hand reports over: to whom it really goes, and which of the reports may go there.
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import type { Organisation } from '../../../platform/people/organisations/model.ts'
import { organisationById } from '../../../platform/people/organisations/store.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import type { Report } from '../../reports/model.ts'
import { isSensitive } from '../../reports/model.ts'
import type { Order } from '../hand-over.ts'
import { type Forbidden, handOverForm, whatForbids } from '../model.ts'
import { alreadyOut } from '../store.ts'

export interface Ready {
  order: Order
  going: Report[]
  leftOut: { report: Report; why: Forbidden }[]
}

/** Reads the form for these reports. Refuses, beside their fields, what nobody could send. */
export async function readOrder(tx: Tx, fields: FormFields, reports: readonly Report[], batch: string): Promise<Result<Ready>> {
  const read = readFields(handOverForm, fields)
  if (!read.ok) return read
  const form = read.value
  if (form.due < todayInTown()) return refused('due', 'duePast', form.due)
  const partner = form.organisation ? await organisationById(tx, form.organisation) : null
  if (form.organisation && !partner) return refused('organisation', 'organisation')
  const out = await alreadyOut(
    tx,
    reports.map(({ id }) => id),
  )
  const judged = reports.map((report) => ({ report, why: whatForbids(report, partner, out.has(report.id)) }))
  const going = judged.flatMap(({ report, why }) => (why ? [] : [report]))
  const leftOut = judged.flatMap(({ report, why }) => (why ? [{ report, why }] : []))
  if (going.length === 0) return refused('organisation', leftOut[0]?.why ?? 'noneLeft')
  const email = form.way === 'link' ? emailFor(form.email, partner, going) : accepted(null)
  if (!email.ok) return email
  const { way, organisation, message, due } = form
  return accepted({
    order: { way, organisation, message, due, batch, toName: partner?.name ?? form.name, email: email.value },
    going,
    leftOut,
  })
}

/** What is not a fault goes to the address the town has agreed with the partner, and to no other. */
function emailFor(written: string, partner: Organisation | null, going: readonly Report[]): Result<string> {
  const own = partner?.contactEmail ?? ''
  const mustBeOwn = going.some(({ door }) => isSensitive(door))
  if (mustBeOwn && written !== '' && written.toLowerCase() !== own.toLowerCase()) return refused('email', 'emailOwn', written)
  const email = written || own
  return email === '' ? refused('email', 'emailNone') : accepted(email)
}
