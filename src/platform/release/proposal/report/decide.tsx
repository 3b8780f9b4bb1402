// What somebody with the report in front of them decides: release, attack again, or give up with a reason.
import { Button, Details, Form, formatNumber, Notice, TextArea } from '@trygby/ui'
import { errorOf, writtenIn } from '../../../form/answered.ts'
import type { ProposalProps } from './shown.ts'

export const DecideSection = (props: ProposalProps) => {
  const { frame, t, answered, proposal, outcome, isBehind, mayDecide } = props
  if (!mayDecide || proposal.state === 'released' || proposal.state === 'dropped') return null
  const here = `/${frame.locale}/release/proposals/${proposal.id}`
  return (
    <section>
      {proposal.state === 'ready' && <h2>{t.decide.title}</h2>}
      {proposal.state === 'ready' && outcome && !isBehind && (
        <>
          <p>{t.decide.releaseText(formatNumber(proposal.cuts.length, frame.locale))}</p>
          <Form action={`${here}/release`}>
            <Button>{t.decide.release}</Button>
          </Form>
        </>
      )}
      {proposal.state === 'ready' && isBehind && (
        <Notice kind="warning" title={t.decide.behindTitle}>
          <p>{t.decide.behindText}</p>
          <Form action={`${here}/again`}>
            <Button>{t.decide.attackAgain}</Button>
          </Form>
        </Notice>
      )}
      <Details title={t.decide.drop} openAtStart={answered.errors.length > 0}>
        <p>{t.decide.dropText}</p>
        <Form action={`${here}/drop`}>
          <TextArea
            name="reason"
            label={t.decide.reason}
            hint={t.decide.reasonHint}
            value={writtenIn(answered, 'reason')}
            error={errorOf(answered, 'reason')}
            rows={3}
            maxlength={500}
            required
          />
          <Button kind="danger">{t.decide.drop}</Button>
        </Form>
      </Details>
    </section>
  )
}
