// One proposal: how far it is, what stands in its way, what the attacker found, what it costs, and what is decided.
import { ErrorSummary, formatDate, formatDateTime, Notice, Page, Summary, Tag } from '@trygby/ui'
import { said } from '../../open/formats.ts'
import { AttackSection } from './attack.tsx'
import { CompareSection, CostSection } from './cost.tsx'
import { DecideSection } from './decide.tsx'
import { RefusedSection } from './refused.tsx'
import { nameOf, type ProposalProps, tagOf } from './shown.ts'
import { TablesSection } from './tables.tsx'
import { WorkSection } from './work.tsx'

export const ProposalPage = (props: ProposalProps) => {
  const { frame, t, answered, proposal, base, outcome, compared, done, problem } = props
  const { locale } = frame
  const isOpen = proposal.state === 'waiting' || proposal.state === 'working'
  return (
    <Page
      frame={frame}
      title={t.title(nameOf(proposal, locale, t))}
      breadcrumbs={[
        { text: t.gate, href: `/${locale}/release` },
        { text: said(base.about.title, locale), href: `/${locale}/release/bases/${base.slug}` },
      ]}
      status={done ? { kind: 'success', text: done } : undefined}
      hasErrors={answered.errors.length > 0}
    >
      <ErrorSummary errors={answered.errors} />
      {problem && (
        <Notice kind="error" announced>
          {problem}
        </Notice>
      )}
      <ProposalFacts {...props} />
      {isOpen && <WorkSection {...props} />}
      {proposal.state === 'refused' && <RefusedSection {...props} />}
      {proposal.state === 'released' && <ReleasedSection {...props} />}
      {!isOpen && outcome && <AttackSection {...props} outcome={outcome} />}
      {!isOpen && proposal.summary && <CostSection {...props} summary={proposal.summary} />}
      {!isOpen && compared && <TablesSection {...props} compared={compared} />}
      <CompareSection {...props} />
      <DecideSection {...props} />
    </Page>
  )
}

const ProposalFacts = ({ frame: { locale }, t, proposal, base }: ProposalProps) => (
  <Summary
    facts={[
      { name: t.facts.state, value: <Tag kind={tagOf[proposal.state]}>{t.states[proposal.state]}</Tag> },
      { name: t.facts.base, value: <a href={`/${locale}/release/bases/${base.slug}`}>{said(base.about.title, locale)}</a> },
      { name: t.facts.edition, value: String(proposal.edition) },
      { name: t.facts.proposed, value: t.facts.by(proposal.madeByName, formatDateTime(proposal.madeAt, locale)) },
      ...(proposal.decidedAt
        ? [{ name: t.facts.decided, value: t.facts.by(proposal.decidedByName ?? '', formatDateTime(proposal.decidedAt, locale)) }]
        : []),
      ...(proposal.state === 'dropped' && proposal.reason
        ? [{ name: t.facts.reason, value: <span dir="auto">{proposal.reason}</span> }]
        : []),
    ]}
  />
)

const ReleasedSection = ({ frame: { locale }, t, proposal, released }: ProposalProps) => (
  <Notice kind="success" title={`${t.released.title} ${proposal.decidedAt ? formatDate(proposal.decidedAt, locale) : ''}`.trim()}>
    <ul>
      {released.map(({ dataset, number }) => {
        const cut = proposal.cuts.find((one) => one.dataset === dataset)
        return (
          <li>
            <a href={`/${locale}/data/${dataset}/${number}`}>{t.released.link(cut ? said(cut.title, locale) : dataset, String(number))}</a>
          </li>
        )
      })}
    </ul>
  </Notice>
)
