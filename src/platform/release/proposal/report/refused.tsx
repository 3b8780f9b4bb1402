// A proposal that cannot be released: why in a sentence, and what to do about it, each a link to the form filled in.
import { Button, Form, formatNumber, Notice } from '@trygby/ui'
import { said } from '../../open/formats.ts'
import type { ProposalProps } from './shown.ts'

export const RefusedSection = ({ frame: { locale }, t, proposal, base, outcome, mayDecide }: ProposalProps) => {
  const refusal = proposal.summary?.refusal ?? null
  const leaks = proposal.summary?.leaks ?? 0
  const heading = base.dimensions.find(({ key }) => key === refusal?.dimension)?.heading
  const form = `/${locale}/release/bases/${base.slug}/propose?from=${proposal.id}`
  const divided = base.dimensions.filter(({ key }) => proposal.cuts.some((cut) => cut.dimensions.some((one) => one.key === key)))
  // The dimension that was named first: making it coarser helps most.
  const coarser = divided.toSorted((a, b) => Number(b.key === refusal?.dimension) - Number(a.key === refusal?.dimension))
  const touchesReleased = outcome?.report.leaks.some(
    ({ kind, cells }) => kind === 'correction' || cells.some(({ number }) => number !== null),
  )
  return (
    <>
      <Notice kind="error" title={t.refused.title}>
        <p>{refusal ? t.refusals[refusal.key](refusal.dataset, refusal.came) : t.refusals.leaks('', '')}</p>
        {leaks > 0 && <p>{t.refused.leaks(formatNumber(leaks, locale))}</p>}
        {heading && <p>{t.refused.dimension(said(heading, locale))}</p>}
      </Notice>
      {mayDecide && (
        <section>
          <h2>{t.refused.todo}</h2>
          <ul>
            {coarser.map((dimension) => (
              <li>
                <a href={`${form}&coarser=${dimension.key}`}>{t.refused.coarser(said(dimension.heading, locale))}</a>
              </li>
            ))}
            {proposal.cuts.some(({ totals }) => totals === 'all') && (
              <li>
                <a href={`${form}&sums=fewer`}>{t.refused.fewerSums}</a>
              </li>
            )}
            {touchesReleased && (
              <li>
                <a href={`/${locale}/release/bases/${base.slug}`}>{t.refused.keepReleased}</a>
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
