// The page of one step: what is missing before it, why it is taken, and the way past a missing evaluation.

import { ButtonLink, Details, ErrorSummary, Form, type Frame, Hidden, Notice, Page, TextArea } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { type Effort, mayFollow, type State } from '../model.ts'
import { named, trailTo } from '../trail.ts'
import { asksForReason, type Missing } from './model.ts'
import { MissingList } from './section.tsx'
import type { da } from './texts.da.ts'

export interface MovePageProps {
  frame: Frame
  t: typeof da
  answered: Answered
  effort: Effort
  to: State
  missing: Missing[]
}

export const MovePage = ({ frame, t, answered, effort, to, missing }: MovePageProps) => {
  const address = `/${frame.locale}/efforts/${effort.id}`
  const onlyEvaluation = missing.length === 1 && missing[0] === 'evaluation'
  const isPossible = mayFollow(effort.state, to)
  // The step itself is no field to correct: what stands in its way is said, with the way back.
  const inTheWay = errorOf(answered, 'to')
  return (
    <Page
      frame={frame}
      title={t.titles[to]}
      breadcrumbs={trailTo(frame, t.efforts, named(effort, frame.locale))}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors.filter(({ field }) => field !== 'to')} />
      {inTheWay && (
        <Notice kind="error" announced>
          {inTheWay}
        </Notice>
      )}
      {!isPossible && (
        <>
          {writtenIn(answered, 'reason') !== '' && <p>{t.youWrote(writtenIn(answered, 'reason'))}</p>}
          <p>
            <ButtonLink href={address}>{t.back}</ButtonLink>
          </p>
        </>
      )}
      {isPossible && missing.length > 0 && (
        <Notice kind="warning" title={t.missingTitle(t.buttons[to])}>
          <MissingList frame={frame} effort={effort.id} missing={missing} />
        </Notice>
      )}
      {isPossible && missing.length === 0 && (
        <ReasonForm
          t={t}
          answered={answered}
          effort={effort}
          to={to}
          action={`${address}/move`}
          back={address}
          button={t.buttons[to]}
          required={asksForReason(effort.state, to)}
        />
      )}
      {isPossible && onlyEvaluation && (
        <>
          <p>
            <ButtonLink href={`${address}/evaluation`}>{t.agree}</ButtonLink>
          </p>
          <Details title={t.overrideTitle} openAtStart={answered.errors.length > 0}>
            <p>{t.overrideText}</p>
            <ReasonForm
              t={t}
              answered={answered}
              effort={effort}
              to={to}
              action={`${address}/move`}
              back={address}
              button={t.overrideButton}
              required
              isOverride
            />
          </Details>
        </>
      )}
    </Page>
  )
}

type ReasonFormProps = Pick<MovePageProps, 't' | 'answered' | 'effort' | 'to'> & {
  action: string
  back: string
  button: string
  required: boolean
  isOverride?: boolean
}

const ReasonForm = ({ t, answered, effort, to, action, back, button, required, isOverride }: ReasonFormProps) => (
  <Form action={action}>
    <Hidden name="to" value={to} />
    <Hidden name="from" value={effort.state} />
    {isOverride && <Hidden name="override" value="yes" />}
    <TextArea
      name="reason"
      label={t.reason}
      hint={t.reasonHint}
      rows={3}
      required={required}
      value={writtenIn(answered, 'reason')}
      error={errorOf(answered, 'reason')}
    />
    <SaveOrCancel kind={isOverride ? 'secondary' : 'primary'} save={button} cancel={t.cancel} href={back} />
  </Form>
)
