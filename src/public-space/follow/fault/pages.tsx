// The page on which one begins to follow a fault, and the code one gets for it.
import { BigCode, Button, ButtonLink, ErrorSummary, Form, formatNumber, Hidden, Page, Radios, TextField } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { grouped } from '../../reports/code.ts'
import { GuardFields } from '../../reports/guard/fields.tsx'
import { type FollowedFault, mayBeNotSolved, ways } from '../model.ts'
import type { CodePageProps, ViewPageProps } from '../props.ts'

type FaultProps = CodePageProps & Pick<ViewPageProps, 'w'> & { fault: FollowedFault }

/** `draft` makes the code; `begun` is for the guard. */
export const FollowFaultPage = ({ frame, t, w, answered, fault, draft, begun }: FaultProps & { draft: string; begun: string }) => {
  const offered = ways.filter((way) => way !== 'not-solved' || mayBeNotSolved(fault.state))
  const itself = {
    text: `${w.kinds[fault.kind]} (${formatNumber(fault.number, frame.locale)})`,
    href: `/${frame.locale}/faults/${fault.number}`,
  }
  return (
    <Page
      frame={frame}
      title={t.fault.title}
      lead={t.view.about(w.kinds[fault.kind], fault.place)}
      breadcrumbs={[itself]}
      hasErrors={answered.errors.length > 0}
      narrow
      light
    >
      <ErrorSummary errors={answered.errors} />
      <Form>
        <Hidden name="draft" value={draft} />
        <GuardFields begun={begun} leaveEmpty={t.fault.quiet} />
        <Radios
          name="way"
          label={t.fault.way}
          required
          value={writtenIn(answered, 'way')}
          error={errorOf(answered, 'way')}
          options={offered.map((way) => ({ value: way, text: t.fault.ways[way] }))}
        />
        <TextField
          name="email"
          type="email"
          label={t.fault.email}
          hint={t.fault.emailHint}
          autocomplete="email"
          value={writtenIn(answered, 'email')}
          error={errorOf(answered, 'email')}
          width="long"
        />
        <Button>{t.fault.send}</Button>
      </Form>
    </Page>
  )
}

export const FollowReceiptPage = ({ frame, t, code }: Pick<CodePageProps, 'frame' | 't'> & { code: string }) => (
  <Page frame={frame} title={t.fault.receipt} narrow light>
    <BigCode code={grouped(code)} />
    <p>{t.fault.receiptText}</p>
    <p>
      <ButtonLink href={`/${frame.locale}/follow`}>{t.title}</ButtonLink>
    </p>
  </Page>
)
