// A proposal that is being protected and attacked: how far it is, and the way to stop it or begin anew.
import { Button, Form, Notice, ProgressBar } from '@trygby/ui'
import { stopped } from '../model.ts'
import type { ProposalProps } from './shown.ts'

export const WorkSection = ({ frame, t, proposal, progress, isGoing, isFollowing, mayDecide }: ProposalProps) => {
  const here = `/${frame.locale}/release/proposals/${proposal.id}`
  if (proposal.state === 'waiting' && proposal.reason === stopped)
    return (
      <Notice>
        <p>{t.work.stopped}</p>
        {mayDecide && (
          <Form action={`${here}/again`}>
            <Button kind="secondary">{t.work.again}</Button>
          </Form>
        )}
      </Notice>
    )
  // Tried as often as it is tried by itself, or killed: nobody but a person takes it up again.
  const hasEnded = proposal.state === 'working' && !isGoing
  return (
    <section>
      {hasEnded && (
        <Notice kind="warning">
          <p>{t.work.failed}</p>
          {mayDecide && (
            <Form action={`${here}/again`}>
              <Button kind="secondary">{t.work.again}</Button>
            </Form>
          )}
        </Notice>
      )}
      {progress && isGoing ? (
        <>
          <ProgressBar value={progress.done} max={Math.max(1, progress.total)} text={t.work.working} />
          {progress.isAskedToCancel && <p>{t.work.stopping}</p>}
        </>
      ) : (
        !hasEnded && <p>{t.work.waiting}</p>
      )}
      {/* A page that moves by itself can be kept still, for those who read slowly or by ear. */}
      <p>
        {isFollowing ? t.work.refreshes : t.work.held}{' '}
        <a href={isFollowing ? `${here}?still=yes` : here}>{isFollowing ? t.work.hold : t.work.follow}</a>
      </p>
      {mayDecide && isGoing && !progress?.isAskedToCancel && (
        <Form action={`${here}/stop`}>
          <Button kind="secondary">{t.work.stop}</Button>
        </Form>
      )}
    </section>
  )
}
