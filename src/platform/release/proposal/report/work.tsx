// A proposal that is being protected and attacked: how far it is, and the way to stop it or begin anew.
import { Button, Form, Notice, ProgressBar } from '@trygby/ui'
import { stopped } from '../model.ts'
import type { ProposalProps } from './shown.ts'

export const WorkSection = ({ frame, t, proposal, progress, isFollowing, mayDecide }: ProposalProps) => {
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
  return (
    <section>
      {progress?.state === 'failed' && <Notice kind="warning">{t.work.failed}</Notice>}
      {progress?.state === 'running' ? (
        <>
          <ProgressBar value={progress.done} max={Math.max(1, progress.total)} text={t.work.working} />
          {progress.isAskedToCancel && <p>{t.work.stopping}</p>}
        </>
      ) : (
        <p>{t.work.waiting}</p>
      )}
      {/* A page that moves by itself can be kept still, for those who read slowly or by ear. */}
      <p>
        {isFollowing ? t.work.refreshes : t.work.held}{' '}
        <a href={isFollowing ? `${here}?still=yes` : here}>{isFollowing ? t.work.hold : t.work.follow}</a>
      </p>
      {mayDecide && progress?.state === 'running' && !progress.isAskedToCancel && (
        <Form action={`${here}/stop`}>
          <Button kind="secondary">{t.work.stop}</Button>
        </Form>
      )}
    </section>
  )
}
