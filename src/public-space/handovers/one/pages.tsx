// One hand-over: what the town handed over, and the deeds of whoever looks: the partner answers, staff take it back or send a new link.
import {
  Button,
  Checkbox,
  Details,
  ErrorSummary,
  FileField,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  Notice,
  Page,
  Summary,
  TextArea,
} from '@trygby/ui'
import { type Answered, errorOf, tickOf, writtenIn } from '../../../platform/form/answered.ts'
import type { da as words } from '../../reports/texts.da.ts'
import { type Handover, isWaiting, type PartnerView } from '../model.ts'
import { PartnerViewSection, Pictures } from '../partner-view.tsx'
import { HandoverTag } from '../section.tsx'
import type { da } from '../texts.da.ts'

export interface OneProps {
  frame: Frame
  t: typeof da
  w: typeof words
  answered: Answered
  handover: Handover
  view: PartnerView
  /** Pictures handed in with the answer. */
  fixed: string[]
  today: string
  /** Where this page is, whoever looks: the deeds and pictures lie under it. */
  address: string
  said?: string
}

const titleOf = ({ w, view }: Pick<OneProps, 'w' | 'view'>): string => `${w.kinds[view.kind]}, ${view.place}`

/** What the partner sees, by its account or by a link: the same either way. */
export const PartnerPage = (props: OneProps & { hasList: boolean }) => {
  const { frame, t, answered, handover, said, hasList } = props
  return (
    <Page
      frame={frame}
      title={titleOf(props)}
      breadcrumbs={hasList ? [{ text: t.list.partnerTitle, href: `/${frame.locale}/handovers` }] : undefined}
      status={said ? { kind: 'success', text: said } : undefined}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Seen {...props} />
      {isWaiting(handover) ? <Deeds {...props} /> : <Given {...props} title={t.page.answered} />}
    </Page>
  )
}

const Seen = ({ frame, t, view, address }: OneProps) => (
  <section>
    <h2>{t.page.what}</h2>
    <PartnerViewSection frame={frame} view={view} pictureHref={(picture) => `${address}/pictures/${picture}`} />
  </section>
)

const Deeds = ({ t, answered, handover, view, address }: OneProps) => (
  <>
    {handover.state === 'sent' && (
      <Form action={`${address}/accept`}>
        <p>{t.page.acceptText}</p>
        <Button kind="secondary">{t.page.accept}</Button>
      </Form>
    )}
    <h2>{t.page.answerTitle}</h2>
    <Form action={`${address}/answer`} multipart>
      <TextArea
        name="answer"
        label={t.page.answer}
        hint={t.page.answerHint}
        error={errorOf(answered, 'answer')}
        value={writtenIn(answered, 'answer')}
        rows={4}
        maxlength={1000}
        required
      />
      {view.door === 'fault' && (
        <>
          <Checkbox name="isFixed" label={t.page.isFixed} checked={tickOf(answered, 'isFixed', false)} />
          <FileField
            name="picture"
            label={t.page.picture}
            hint={t.page.pictureHint}
            error={errorOf(answered, 'picture')}
            accept="image/jpeg,image/png,image/webp"
          />
        </>
      )}
      {errorOf(answered, 'answer') !== undefined && <Checkbox name="isFine" label={t.page.isFine} />}
      <Button>{t.page.sendAnswer}</Button>
    </Form>
    <Details title={t.page.declineTitle} openAtStart={errorOf(answered, 'reason') !== undefined}>
      <Form action={`${address}/decline`}>
        <TextArea
          name="reason"
          label={t.page.reason}
          hint={t.page.reasonHint}
          error={errorOf(answered, 'reason')}
          value={writtenIn(answered, 'reason')}
          rows={3}
          maxlength={1000}
          required
        />
        {errorOf(answered, 'reason') !== undefined && <DeclineFine t={t} />}
        <Button kind="danger">{t.page.decline}</Button>
      </Form>
    </Details>
  </>
)

const DeclineFine = ({ t }: Pick<OneProps, 't'>) => <Checkbox name="isFine" label={t.page.isFine} />

const Given = ({ frame, t, handover, fixed, address, today, title }: OneProps & { title: string }) => (
  <section>
    <h2>{title}</h2>
    <p>
      <HandoverTag frame={frame} handover={handover} today={today} />
    </p>
    {handover.answer && <p lang="da">{handover.answer}</p>}
    {fixed.length > 0 && <h3>{t.page.fixedPictures}</h3>}
    <Pictures name={t.page.fixedPicture} pictures={fixed} pictureHref={(picture) => `${address}/pictures/${picture}`} />
  </section>
)

/** What staff see: the partner's view unchanged, and around it how far it is. */
export const StaffPage = (props: OneProps & { mayWork: boolean; isLinkOpen: boolean }) => {
  const { frame, t, handover, today, address, said, mayWork } = props
  const { locale } = frame
  return (
    <Page
      frame={frame}
      title={titleOf(props)}
      lead={t.page.lead(handover.toName)}
      breadcrumbs={[{ text: t.handovers, href: `/${locale}/handovers` }]}
      status={said ? { kind: 'success', text: said } : undefined}
    >
      <Summary
        facts={[
          { name: t.page.state, value: <HandoverTag frame={frame} handover={handover} today={today} /> },
          { name: t.list.handed, value: `${formatDateTime(handover.madeAt, locale)}${handover.madeName ? `, ${handover.madeName}` : ''}` },
          ...(handover.expiresAt
            ? [{ name: t.page.link, value: props.isLinkOpen ? formatDateTime(handover.expiresAt, locale) : t.page.linkOver }]
            : []),
          ...(handover.remindedAt ? [{ name: t.page.reminded, value: formatDate(handover.remindedAt, locale) }] : []),
        ]}
      />
      <p>
        <a href={`/${locale}/reports/${handover.report}`}>{t.page.openReport}</a>
      </p>
      {handover.answer && <Given {...props} title={t.page.theirAnswer} />}
      <section>
        <h2>{t.view.title}</h2>
        <PartnerViewSection frame={frame} view={props.view} pictureHref={(picture) => `${address}/pictures/${picture}`} />
      </section>
      {mayWork && isWaiting(handover) && (
        <>
          {handover.email !== null && (
            <Form action={`${address}/resend`}>
              <p>{t.page.resendText}</p>
              <Button kind="secondary">{t.page.resend}</Button>
            </Form>
          )}
          <Details title={t.page.takeBack}>
            <p>{t.page.takeBackText}</p>
            <Form action={`${address}/take-back`}>
              <Button kind="danger">{t.page.takeBack}</Button>
            </Form>
          </Details>
        </>
      )}
    </Page>
  )
}

/** A link that opens nothing says the same whatever the reason. */
export const ShutPage = ({ frame, t }: Pick<OneProps, 'frame' | 't'>) => (
  <Page frame={frame} title={t.page.shutTitle} narrow>
    <Notice>{t.page.shut}</Notice>
  </Page>
)

/** The last that somebody with a link sees after declining. */
export const DeclinedPage = ({ frame, t }: Pick<OneProps, 'frame' | 't'>) => (
  <Page frame={frame} title={t.states.declined} narrow>
    <Notice kind="success">{t.page.said.declined}</Notice>
  </Page>
)
