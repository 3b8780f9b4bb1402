// What lies with partners: staff see all of it, a partner its own, and a caretaker presses "fixed".
import type { Tx } from '../../../platform/db.ts'
import { readImage } from '../../../platform/files.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { inNameOf } from '../../../platform/people/in-name-of.ts'
import { organisationById } from '../../../platform/people/organisations/store.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { maySeeReports } from '../../reports/work/policy.ts'
import { readWithPicture } from '../one/read-answer.ts'
import { isPartner } from '../policy.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { wholeOrNothing } from '../whole-or-nothing.ts'
import { fixFault } from './fix-fault.ts'
import type { OwnFault } from './model.ts'
import { PartnerListPage, StaffListPage } from './pages.tsx'
import { ownFaults, ownLines, picturesOfFaults, waitingLines } from './store.ts'

const most = 200
const looking = 'show the pictures of a report'
const wordsIn = (c: Ask) => textsFor(c.var.locale, { da: wordsDa, en: wordsEn })

async function staffList(c: Ask): Promise<Response> {
  const { frame, t } = formProps(c, { da, en })
  const lines = await c.var.work((tx) => waitingLines(tx, most))
  const props = { frame, t, w: wordsIn(c), today: todayInTown(), said: doneIn(c, t.page.said), lines, most, now: new Date() }
  return c.html(<StaffListPage {...props} />)
}

/** The organisation of whoever asks; for everybody else there is nothing here. */
function ownOrganisation(c: Ask): string {
  const { organisation } = c.var.actor
  if (!isPartner(c.var.actor) || organisation === null) throw new Refused(404, '')
  return organisation
}

async function partnerList(c: Ask, back?: Back): Promise<Response> {
  const own = ownOrganisation(c)
  const { lines, faults, partner } = await c.var.work(async (tx) => ({
    lines: await ownLines(tx, own),
    faults: await ownFaults(tx, own),
    partner: await organisationById(tx, own),
  }))
  const pictures = await c.var.workAsSystem(
    (tx) =>
      picturesOfFaults(
        tx,
        faults.map(({ report }) => report.id),
      ),
    looking,
  )
  const props = formProps(c, { da, en }, back)
  const shared = partner?.shared ?? []
  const page = {
    ...props,
    w: wordsIn(c),
    today: todayInTown(),
    said: doneIn(c, props.t.page.said),
    lines,
    faults: faults.map((fault) => ({ ...fault, pictures: pictures.get(fault.report.id) ?? [] })),
  }
  return c.html(
    <PartnerListPage {...page} hasFaults={shared.includes('faults')} hasCounts={shared.includes('aggregates')} />,
    back ? 422 : 200,
  )
}

/** A fault of the partner's own; what is another's is not there. */
async function faultAt(c: Ask, tx: Tx): Promise<OwnFault> {
  const [fault] = await ownFaults(tx, ownOrganisation(c), idOf(c, 'report'))
  if (!fault) throw new Refused(404, '')
  return fault
}

async function fixed(c: Ask): Promise<Response> {
  const fault = await c.var.work((tx) => faultAt(c, tx))
  const field = `picture-${fault.report.id}`
  const sent = await readWithPicture(c, field)
  const beside = (errors: Back['errors']): Back => ({ fields: {}, errors: errors.map((error) => ({ ...error, field })) })
  if (!sent.ok) return partnerList(c, beside(sent.errors))
  const organisation = ownOrganisation(c)
  const by = { whom: 'partner' as const, account: c.var.actor.account, name: c.var.actor.name }
  const fixing = { ...fault, organisation, dataDir: c.var.platform.config.dataDir, picture: sent.value.picture }
  const done = await wholeOrNothing<string>(
    (deed) => inNameOf(c, 'answer a report that was handed over', deed),
    (tx) => fixFault(tx, fixing, by),
  )
  if (!done.ok && done.errors[0]?.field === 'picture') return partnerList(c, beside(done.errors))
  return c.redirect(`${href(c, '/handovers')}?done=${done.ok ? 'fixed' : 'over'}`, 303)
}

export function listRoutes(web: Web): void {
  web.get(at('/handovers'), (c) => (maySeeReports(c.var.actor) ? staffList(c) : partnerList(c)))
  web.post(at('/handovers/faults/:report/fixed'), fixed)
  web.get(at('/handovers/faults/:report/pictures/:picture'), async (c) => {
    const { report } = await c.var.work((tx) => faultAt(c, tx))
    const picture = idOf(c, 'picture')
    const image = await c.var.workAsSystem(async (tx) => {
      const pictures = (await picturesOfFaults(tx, [report.id])).get(report.id) ?? []
      return pictures.includes(picture) ? readImage(tx, c.var.platform.config.dataDir, picture) : null
    }, looking)
    if (!image) throw new Refused(404, '')
    return c.body(new Uint8Array(image.bytes), 200, { 'content-type': image.mediaType })
  })
}
