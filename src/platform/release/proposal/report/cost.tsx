// What protection costs in cells, and how this proposal compares with others of the same people.
import { formatNumber, formatPercent, ShareBar, Table, Tag } from '@trygby/ui'
import { said } from '../../open/formats.ts'
import type { ProposalSummary } from '../model.ts'
import { costOfAll, showsMost } from './model.ts'
import { nameOf, type ProposalProps, tagOf } from './shown.ts'

export const CostSection = ({ frame: { locale }, t, proposal, summary, outcome }: ProposalProps & { summary: ProposalSummary }) => {
  const n = (value: number) => formatNumber(value, locale)
  if (summary.costs.length === 0) return null
  return (
    <section>
      <h2>{t.cost.title}</h2>
      {summary.costs.map((cost) => {
        const cut = proposal.cuts.find(({ dataset }) => dataset === cost.dataset)
        return (
          <>
            {proposal.cuts.length > 1 && <h3>{cut ? said(cut.title, locale) : cost.dataset}</h3>}
            <ShareBar part={cost.shown} whole={cost.cells} text={t.cost.shown(n(cost.shown), n(cost.cells))} />
            {cost.shown === cost.cells ? (
              <p>{t.cost.none}</p>
            ) : (
              <p>
                {t.cost.small(n(cost.small))} {t.cost.lost(n(cost.lost))}{' '}
                {/* How many people are hidden is a count itself, for those who see counts. */}
                {outcome && cost.lost > 0 && t.cost.lostPeople(n(cost.lostPeople))}
              </p>
            )}
          </>
        )
      })}
    </section>
  )
}

/** Held against each other, the proposal that costs least is easy to find. Nothing to see where there is only one. */
export const CompareSection = ({ frame: { locale }, t, proposal, proposals }: ProposalProps) => {
  if (proposals.length < 2) return null
  const n = (value: number) => formatNumber(value, locale)
  const most = showsMost(proposals)
  return (
    <section>
      <h2>{t.compare.title}</h2>
      <Table
        caption={t.compare.caption}
        columns={[
          { key: 'name', heading: t.compare.proposal },
          { key: 'state', heading: t.compare.state },
          { key: 'edition', heading: t.compare.edition, numeric: true },
          { key: 'cells', heading: t.compare.cells, numeric: true },
          { key: 'shown', heading: t.compare.shown, numeric: true },
          { key: 'lost', heading: t.compare.lost, numeric: true },
          { key: 'share', heading: t.compare.share, numeric: true },
        ]}
        rows={proposals.slice(0, 20).map((one) => {
          const cost = costOfAll(one.summary)
          const isThis = one.id === proposal.id
          return {
            href: isThis ? undefined : `/${locale}/release/proposals/${one.id}`,
            cells: {
              name: isThis ? `${nameOf(one, locale)} (${t.compare.this})` : nameOf(one, locale),
              state: (
                <>
                  <Tag kind={tagOf[one.state]}>{t.states[one.state]}</Tag> {one.id === most && <Tag kind="info">{t.compare.fewest}</Tag>}
                </>
              ),
              edition: String(one.edition),
              cells: cost ? n(cost.cells) : t.compare.unknown,
              shown: cost ? n(cost.shown) : '',
              lost: cost ? n(cost.lost) : '',
              share: cost && cost.cells > 0 ? formatPercent(cost.shown / cost.cells, locale) : '',
            },
          }
        })}
      />
    </section>
  )
}
