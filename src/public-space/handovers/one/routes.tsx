// A hand-over opened by staff, by the partner's own account, or by a link: read, may they, do it, answer.
import type { Tx } from '../../../platform/db.ts'
import { readImage } from '../../../platform/files.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { inNameOf } from '../../../platform/people/in-name-of.ts'
import { type FormFields, type Result, readFields } from '../../../platform/result.ts'
import type { Report } from '../../reports/model.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { doerOf } from '../../reports/work/asked.ts'
import { maySeeReports, mayWorkOnReports } from '../../reports/work/policy.ts'
import { type Doer, readReport } from '../../reports/work/store.ts'
import { type Answer, answerHandover } from '../answer.ts'
import { sendNewLink, takeBack } from '../hand-over.ts'
import { answerForm, declineForm, type Handover, isLinkOpen, partnerViewOf } from '../model.ts'
import { isPartner } from '../policy.ts'
import { holdHandover, picturesFor } from '../store.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { wholeOrNothing } from '../whole-or-nothing.ts'
import { type Opened, openedByAccount, openedByLink, openedByStaff } from './opened.ts'
import { DeclinedPage, PartnerPage, ShutPage, StaffPage } from './pages.tsx'
import { keepPicture, readWithPicture, type Sent } from './read-answer.ts'

const senderOf = (c: Ask) => ({ publicUrl: c.var.platform.config.publicUrl, town: c.var.town.name })
const looking = 'show a report that was handed over'
const answering = 'answer a report that was handed over'

async function show(c: Ask, { handover, handed, by, address }: Opened, back?: Back): Promise<Response> {
  const pictures = await c.var.workAsSystem((tx) => picturesFor(tx, handover.report, handover.id), looking)
  const props = formProps(c, { da, en }, back)
  const page = {
    ...props,
    w: textsFor(c.var.locale, { da: wordsDa, en: wordsEn }),
    handover,
    view: partnerViewOf(handed, handover, pictures.fault),
    fixed: pictures.fixed,
    today: todayInTown(),
    address: href(c, address),
    said: doneIn(c, props.t.page.said),
  }
  const mayWork = mayWorkOnReports(c.var.actor)
  return c.html(
    by === 'staff' ? (
      <StaffPage {...page} mayWork={mayWork} isLinkOpen={isLinkOpen(handover, new Date())} />
    ) : (
      <PartnerPage {...page} hasList={by === 'account'} />
    ),
    back ? 422 : 200,
  )
}

/** Staff see every one; a partner those of its own organisation. For everybody else there is nothing here. */
async function open(c: Ask): Promise<Opened> {
  if (!maySeeReports(c.var.actor) && !isPartner(c.var.actor)) throw new Refused(404, '')
  const found = await c.var.work((tx) => (maySeeReports(c.var.actor) ? openedByStaff(tx, idOf(c)) : openedByAccount(c, tx, idOf(c))))
  if (!found) throw new Refused(404, '')
  return found
}

/** By the link: null when it opens nothing at this moment. */
const openLink = (c: Ask): Promise<Opened | null> =>
  c.var.workAsSystem((tx) => openedByLink(tx, c.req.param('token') ?? '', new Date()), looking)

const shut = (c: Ask): Response | Promise<Response> => {
  const { frame, t } = formProps(c, { da, en })
  return c.html(<ShutPage frame={frame} t={t} />, 404)
}

const thank = (c: Ask): Response | Promise<Response> => {
  const { frame, t } = formProps(c, { da, en })
  return c.html(<DeclinedPage frame={frame} t={t} />)
}

/** Pictures of the fault and of what was put right, to whoever may see the hand-over. */
async function showPicture(c: Ask, { handed, handover }: Opened): Promise<Response> {
  const picture = idOf(c, 'picture')
  const image = await c.var.workAsSystem(async (tx) => {
    const { fault, fixed } = await picturesFor(tx, handover.report, handover.id)
    const isHere = fixed.includes(picture) || (handed.door === 'fault' && fault.includes(picture))
    return isHere ? readImage(tx, c.var.platform.config.dataDir, picture) : null
  }, looking)
  if (!image) throw new Refused(404, '')
  return c.body(new Uint8Array(image.bytes), 200, { 'content-type': image.mediaType })
}

/** Does it in one transaction, as it stands now and not as it was read: a picture that is refused leaves no answer. */
async function answer(c: Ask, opened: Opened, said: Result<Answer>, sent: Sent): Promise<Response> {
  const { address, by } = opened
  const doer: Doer = { whom: 'partner', account: by === 'account' ? c.var.actor.account : null, name: nameOf(c, opened) }
  const deed = async (tx: Tx): Promise<Result<string>> => {
    if (!said.ok) return said
    const handover = await holdHandover(tx, opened.handover.id)
    const report = handover && (await readReport(tx, handover.report))
    if (!handover || !report) throw new Refused(404, '')
    const kept = sent.picture ? await keepPicture(tx, c.var.platform.config.dataDir, handover.id, sent.picture) : null
    if (kept && !kept.ok) return kept
    return answerHandover(tx, report, handover, said.value, doer)
  }
  const inOneGo = (whole: typeof deed) => (by === 'account' ? inNameOf(c, answering, whole) : c.var.workAsSystem(whole, answering))
  const done = await wholeOrNothing(inOneGo, deed)
  if (!done.ok) return show(c, opened, { fields: sent.fields, errors: done.errors })
  // Whoever declines sees it no longer.
  if (done.value === 'declined') return by === 'account' ? c.redirect(`${href(c, '/handovers')}?done=declined`, 303) : thank(c)
  return c.redirect(`${href(c, address)}?done=${done.value}`, 303)
}

const nameOf = (c: Ask, { by, handover }: Opened): string => (by === 'account' ? c.var.actor.name : handover.toName)

type Reading = (c: Ask) => Promise<{ said: Result<Answer>; sent: Sent }>

const readAccept: Reading = async (c) => ({
  said: { ok: true, value: { deed: 'accept' } },
  sent: { fields: await readForm(c), picture: null },
})

const readAnswer: Reading = async (c) => {
  const sent = await readWithPicture(c)
  const read = readFields(answerForm, sent.fields)
  const picture = sent.ok ? sent.value.picture : null
  if (!read.ok || !sent.ok)
    return { said: { ok: false, errors: [...errorsOf(read), ...errorsOf(sent)] }, sent: { fields: sent.fields, picture } }
  const { answer: words, isFixed, isFine } = read.value
  return { said: { ok: true, value: { deed: 'answer', words, isFixed, isFine } }, sent: sent.value }
}

const readDecline: Reading = async (c) => {
  const fields: FormFields = await readForm(c)
  const read = readFields(declineForm, fields)
  const sent = { fields, picture: null }
  return read.ok
    ? { said: { ok: true, value: { deed: 'decline', words: read.value.reason, isFine: read.value.isFine } }, sent }
    : { said: read, sent }
}

const errorsOf = (read: Result<unknown>) => (read.ok ? [] : read.errors)

type Deed = (tx: Tx) => Promise<Result<unknown>>

/** What staff do to one that waits, as it stands now: take it back, or send its link once more. `begin` opens the transaction. */
async function staffDeed(
  c: Ask,
  done: string,
  begin: (deed: Deed) => Promise<Result<unknown>>,
  deed: (tx: Tx, report: Report, handover: Handover) => Promise<Result<unknown>>,
): Promise<Response> {
  if (!maySeeReports(c.var.actor)) throw new Refused(404, '')
  const { handover, address } = await open(c)
  if (!mayWorkOnReports(c.var.actor)) throw new Refused(403, '')
  const said = await wholeOrNothing(begin, async (tx) => {
    const [held, report] = [await holdHandover(tx, handover.id), await readReport(tx, handover.report)]
    if (!held || !report) throw new Refused(404, '')
    return deed(tx, report, held)
  })
  return c.redirect(`${href(c, address)}?done=${said.ok ? done : 'over'}`, 303)
}

export function oneRoutes(web: Web): void {
  web.get(at('/handovers/:id{[0-9a-f-]{36}}'), async (c) => show(c, await open(c)))
  web.get(at('/handovers/:id/pictures/:picture'), async (c) => showPicture(c, await open(c)))

  web.post(at('/handovers/:id/take-back'), (c) =>
    staffDeed(c, 'withdrawn', c.var.work, (tx, report, handover) => takeBack(tx, report, handover, doerOf(c))),
  )
  web.post(at('/handovers/:id/resend'), (c) =>
    staffDeed(
      c,
      'resent',
      (deed) => inNameOf(c, 'send a new link to a partner', deed),
      (tx, report, handover) => sendNewLink(tx, senderOf(c), report, handover, 'handed'),
    ),
  )

  web.get(at('/handover/:token'), async (c) => {
    c.header('x-robots-tag', 'noindex, nofollow')
    const opened = await openLink(c)
    return opened ? show(c, opened) : shut(c)
  })
  web.get(at('/handover/:token/pictures/:picture'), async (c) => {
    const opened = await openLink(c)
    if (!opened) throw new Refused(404, '')
    return showPicture(c, opened)
  })

  for (const [path, read] of [
    ['accept', readAccept],
    ['answer', readAnswer],
    ['decline', readDecline],
  ] as const) {
    web.post(at(`/handovers/:id/${path}`), async (c) => {
      const opened = await open(c)
      if (opened.by !== 'account') throw new Refused(403, '')
      const { said, sent } = await read(c)
      return answer(c, opened, said, sent)
    })
    web.post(at(`/handover/:token/${path}`), async (c) => {
      const opened = await openLink(c)
      if (!opened) return shut(c)
      const { said, sent } = await read(c)
      return answer(c, opened, said, sent)
    })
  }
}
