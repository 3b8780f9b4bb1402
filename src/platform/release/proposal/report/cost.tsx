// What protection costs in cells, and how this proposal compares with others of the same people.
import { formatNumber, formatPercent, ShareBar, Table, Tag } from '@trygby/ui'
import { said } from '../../open/formats.ts'
import type { ProposalSummary, RowProtection } from '../model.ts'
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
        const protection = outcome?.protection.find(({ dataset }) => dataset === cost.dataset)
        return (
          <>
            {proposal.cuts.length > 1 && <h3>{cut ? said(cut.title, locale) : cost.dataset}</h3>}
            <ShareBar part={cost.shown} whole={cost.cells} text={t.cost.shown(n(cost.shown), n(cost.cells))} />
            {cost.shown === cost.cells ? (
              <p>{t.cost.none}</p>
            ) : (
              // How many of them are small, and how many people the others hide, can give counts back: it is for those who see counts.
              protection && <Reasons t={t} locale={locale} protection={protection} />
            )}
          </>
        )
      })}
    </section>
  )
}

const Reasons = ({
  t,
  locale,
  protection,
}: Pick<ProposalProps, 't'> & { locale: ProposalProps['frame']['locale']; protection: RowProtection }) => {
  const number = (reason: RowProtection['reasons'][number]) => protection.reasons.filter((one) => one === reason).length
  const n = (value: number) => formatNumber(value, locale)
  return (
    <p>
      {t.cost.small(n(number('small')))} {t.cost.lost(n(number('protects')))}{' '}
      {number('protects') > 0 && t.cost.lostPeople(n(protection.lostPeople))}
    </p>
  )
}

/** Nobody weighs more than this; the newest are the ones to choose between. */
const mostCompared = 20

/** Held against those of the same counts, the proposal that costs least is easy to find. Nothing to see where there is only one. */
export const CompareSection = ({ frame: { locale }, t, proposal, proposals: all }: ProposalProps) => {
  const proposals = all.filter(({ edition }) => edition === proposal.edition).slice(0, mostCompared)
  if (proposals.length < 2) return null
  const n = (value: number) => formatNumber(value, locale)
  const most = showsMost(proposals)
  return (
    <section>
      <h2>{t.compare.title(String(proposal.edition))}</h2>
      <Table
        caption={t.compare.caption}
        columns={[
          { key: 'name', heading: t.compare.proposal },
          { key: 'state', heading: t.compare.state },
          { key: 'cells', heading: t.compare.cells, numeric: true },
          { key: 'shown', heading: t.compare.shown, numeric: true },
          { key: 'withheld', heading: t.compare.withheld, numeric: true },
          { key: 'share', heading: t.compare.share, numeric: true },
        ]}
        rows={proposals.map((one) => {
          const cost = costOfAll(one.summary)
          const isThis = one.id === proposal.id
          return {
            href: isThis ? undefined : `/${locale}/release/proposals/${one.id}`,
            cells: {
              name: isThis ? `${nameOf(one, locale, t)} (${t.compare.this})` : nameOf(one, locale, t),
              state: (
                <>
                  <Tag kind={tagOf[one.state]}>{t.states[one.state]}</Tag> {one.id === most && <Tag kind="info">{t.compare.fewest}</Tag>}
                </>
              ),
              cells: cost ? n(cost.cells) : t.compare.unknown,
              shown: cost ? n(cost.shown) : '',
              withheld: cost ? n(cost.cells - cost.shown) : '',
              share: cost && cost.cells > 0 ? formatPercent(cost.shown / cost.cells, locale) : '',
            },
          }
        })}
      />
    </section>
  )
}
