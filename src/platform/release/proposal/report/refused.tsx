// A proposal that cannot be released: why in a sentence, and what to do about it, each a link to the form filled in.
import { Button, Form, formatNumber, Notice } from '@trygby/ui'
import type { BaseDimension } from '../../base/model.ts'
import { said } from '../../open/formats.ts'
import type { ProposalProps } from './shown.ts'

export const RefusedSection = ({ frame: { locale }, t, proposal, base, outcome, mayDecide }: ProposalProps) => {
  const refusal = proposal.summary?.refusal ?? null
  const leaks = proposal.summary?.leaks ?? 0
  const divided = base.dimensions.filter(({ key }) => proposal.cuts.some((cut) => cut.dimensions.some((one) => one.key === key)))
  const isNamed = ({ key }: BaseDimension) => key === refusal?.dimension
  const form = `/${locale}/release/bases/${base.slug}/propose?from=${proposal.id}`
  // A change to what is public is mended where it came in; no other division hides it whole.
  const isCorrected = outcome?.report.leaks.some(({ kind }) => kind === 'correction') ?? false
  return (
    <>
      <Notice kind="error" title={t.refused.title}>
        {refusal && <p>{t.refusals[refusal.key](refusal.dataset, refusal.came)}</p>}
        {leaks > 0 && refusal?.key !== 'leaks' && <p>{t.refused.leaks(formatNumber(leaks, locale))}</p>}
      </Notice>
      {mayDecide && (
        <section>
          <h2>{t.refused.todo}</h2>
          {isCorrected && <p>{t.refused.keepReleasedHint}</p>}
          <ul>
            {(isCorrected || refusal?.key === 'shown-earlier') && (
              <li>
                <a href={`/${locale}/release/bases/${base.slug}/edition`}>{t.refused.keepReleased}</a>
              </li>
            )}
            {divided
              .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
              .map((dimension) => (
                <li>
                  <a href={`${form}&coarser=${dimension.key}`}>{t.refused.coarser(said(dimension.heading, locale))}</a>{' '}
                  {isNamed(dimension) && t.refused.helpsMost}
                </li>
              ))}
            {proposal.cuts.some(({ totals }) => totals === 'all') && (
              <li>
                <a href={`${form}&sums=fewer`}>{t.refused.fewerSums}</a>
              </li>
            )}
          </ul>
          <Form action={`/${locale}/release/proposals/${proposal.id}/again`}>
            <Button kind="secondary">{t.refused.again}</Button>
          </Form>
        </section>
      )}
    </>
  )
}
