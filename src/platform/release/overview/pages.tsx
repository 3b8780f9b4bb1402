// The overview of the gate: what waits for somebody, what is public, what there is to propose of, and what was taken back.
import { ButtonLink, Details, type Frame, formatDate, formatNumber, Notice, Page, type Row, Table, Tag } from '@trygby/ui'
import type { CountBase } from '../base/model.ts'
import { said } from '../open/formats.ts'
import type { Proposal } from '../proposal/model.ts'
import { costOfAll } from '../proposal/report/model.ts'
import { nameOf, type ProposalWords, tagOf } from '../proposal/report/shown.ts'
import type { AttackedBase, GateRelease } from './model.ts'
import type { da } from './texts.da.ts'

export interface OverviewProps {
  frame: Frame
  t: typeof da
  proposalWords: ProposalWords
  proposals: Proposal[]
  bases: CountBase[]
  /** The newest public release of every table, and everything taken back, newest first. */
  releases: GateRelease[]
  attacked: AttackedBase[]
  mayPropose: boolean
}

export const OverviewPage = (props: OverviewProps) => (
  <Page frame={props.frame} title={props.t.title} lead={props.t.lead}>
    <LastAttack {...props} />
    <Waiting {...props} />
    <Bases {...props} />
    <Released {...props} />
    <Withdrawn {...props} />
  </Page>
)

/** The line that everything rests on: all of it attacked together, and nothing found. Nothing is claimed where nothing is released. */
const LastAttack = ({ frame: { locale }, t, attacked, bases }: OverviewProps) => {
  const never = attacked.filter(({ attackedAt }) => attackedAt === null)
  const times = attacked.flatMap(({ attackedAt }) => (attackedAt ? [attackedAt.getTime()] : []))
  const titleOf = (slug: string) => {
    const base = bases.find((one) => one.slug === slug)
    return base ? said(base.about.title, locale) : slug
  }
  if (attacked.length === 0) return null
  if (never.length > 0) return <Notice kind="warning">{t.notAttacked(never.map(({ slug }) => titleOf(slug)).join(', '))}</Notice>
  const date = formatDate(new Date(Math.min(...times)), locale)
  return <Notice kind="success">{attacked.length === 1 ? t.attacked(date) : t.attackedBy(date)}</Notice>
}

/** What has waited longest is seldom what somebody is here for. */
const mostWaiting = 15

const Waiting = ({ frame: { locale }, t, proposalWords, proposals, bases, attacked }: OverviewProps) => {
  const n = (value: number) => formatNumber(value, locale)
  const rows = proposals.flatMap((proposal): Row[] => {
    const { state } = proposal
    if (state === 'released' || state === 'dropped') return []
    const base = bases.find(({ id }) => id === proposal.base)
    const cost = costOfAll(proposal.summary)
    const known = attacked.find(({ slug }) => slug === base?.slug)?.releases ?? 0
    // What the attacker did not know of may fit together with what is proposed.
    const isBehind = state === 'ready' && proposal.summary?.releases !== known
    return [
      {
        href: `/${locale}/release/proposals/${proposal.id}`,
        cells: {
          name: nameOf(proposal, locale, proposalWords),
          state: <Tag kind={tagOf[state]}>{proposalWords.states[state]}</Tag>,
          standing: isBehind ? t.behind : t.standing[state],
          lost: cost ? t.waiting.lostOf(n(cost.cells - cost.shown), n(cost.cells)) : '',
          base: base ? t.waiting.edition(said(base.about.title, locale), String(proposal.edition)) : '',
          proposed: t.waiting.by(proposal.madeByName, formatDate(proposal.madeAt, locale)),
        },
      },
    ]
  })
  return (
    <section>
      <h2>{t.waiting.title}</h2>
      {rows.length === 0 ? (
        <p>{t.waiting.none}</p>
      ) : (
        <Table
          caption={t.waiting.caption}
          captionHidden
          columns={[
            { key: 'name', heading: t.waiting.proposal },
            { key: 'state', heading: t.waiting.state },
            { key: 'standing', heading: t.waiting.standing },
            { key: 'lost', heading: t.waiting.lost, numeric: true },
            { key: 'base', heading: t.waiting.base },
            { key: 'proposed', heading: t.waiting.proposed },
          ]}
          rows={rows.slice(0, mostWaiting)}
        />
      )}
      {rows.length > mostWaiting && <p>{t.waiting.older(n(rows.length - mostWaiting))}</p>}
    </section>
  )
}

/** Counts of people are the gate's daily work; other figures are many, seldom looked at here, and folded away. */
const Released = (props: OverviewProps) => {
  const { frame, t, releases } = props
  const isPublic = releases.filter(({ withdrawnAt }) => withdrawnAt === null)
  const counts = isPublic.filter(({ kind }) => kind === 'counts-of-people')
  return (
    <section>
      <h2>{t.released.title}</h2>
      {isPublic.length === 0 && <p>{t.released.none}</p>}
      {counts.length > 0 && <ReleasedTable {...props} caption={t.kinds['counts-of-people']} listed={counts} />}
      {(['town-figures', 'official-statistics'] as const).map((kind) => {
        const listed = isPublic.filter((one) => one.kind === kind)
        if (listed.length === 0) return null
        return (
          <Details title={t.released.many(t.kinds[kind], formatNumber(listed.length, frame.locale))}>
            <ReleasedTable {...props} caption={t.kinds[kind]} listed={listed} captionHidden />
          </Details>
        )
      })}
    </section>
  )
}

type ReleasedTableProps = OverviewProps & { caption: string; captionHidden?: boolean; listed: GateRelease[] }

const ReleasedTable = ({ frame: { locale }, t, proposals, caption, captionHidden, listed }: ReleasedTableProps) => {
  const n = (value: number) => formatNumber(value, locale)
  const costOf = ({ proposal, dataset }: GateRelease) =>
    proposals.find(({ id }) => id === proposal)?.summary?.costs.find((cost) => cost.dataset === dataset)
  const isOfCounts = listed.some(costOf)
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      columns={[
        { key: 'table', heading: t.released.table },
        { key: 'number', heading: t.released.number, numeric: true },
        { key: 'date', heading: t.released.date },
        { key: 'by', heading: t.released.by },
        ...(isOfCounts ? [{ key: 'cells', heading: t.released.cells, numeric: true }] : []),
      ]}
      rows={listed.map((one): Row => {
        const cost = costOf(one)
        return {
          href: `/${locale}/release/datasets/${one.dataset}`,
          cells: {
            table: one.title ? said(one.title, locale) : one.dataset,
            number: String(one.number),
            date: one.releasedAt ? formatDate(one.releasedAt, locale) : '',
            by: one.releasedByName ?? t.released.machinery,
            cells: cost ? t.released.shownOf(n(cost.shown), n(cost.cells)) : '',
          },
        }
      })}
    />
  )
}

const Bases = ({ frame: { locale }, t, bases, mayPropose }: OverviewProps) => (
  <section>
    <h2>{t.bases.title}</h2>
    <Table
      caption={t.bases.caption}
      captionHidden
      empty={t.bases.none}
      columns={[
        { key: 'base', heading: t.bases.base },
        { key: 'counted', heading: t.bases.counted },
        { key: 'least', heading: t.bases.least, numeric: true },
        ...(mayPropose
          ? [
              { key: 'newer', heading: t.bases.newerHead },
              { key: 'propose', heading: t.bases.proposeHead },
            ]
          : [{ key: 'by', heading: t.bases.by }]),
      ]}
      rows={bases.map((base) => ({
        href: `/${locale}/release/bases/${base.slug}`,
        cells: {
          base: said(base.about.title, locale),
          counted: said(base.about.counted, locale),
          least: formatNumber(base.least, locale),
          by: t.waiting.by(base.madeByName, formatDate(base.madeAt, locale)),
          newer: (
            <a href={`/${locale}/release/bases/${base.slug}/edition`} aria-label={t.bases.newerOf(said(base.about.title, locale))}>
              {t.bases.newer}
            </a>
          ),
          propose: (
            <a href={`/${locale}/release/bases/${base.slug}/propose`} aria-label={t.bases.proposeOf(said(base.about.title, locale))}>
              {t.bases.propose}
            </a>
          ),
        },
      }))}
    />
    {mayPropose && (
      <p>
        <ButtonLink kind="secondary" href={`/${locale}/release/bases/new`}>
          {t.bases.bringIn}
        </ButtonLink>
      </p>
    )}
  </section>
)

const Withdrawn = ({ frame: { locale }, t, releases }: OverviewProps) => {
  const taken = releases.filter(({ withdrawnAt }) => withdrawnAt !== null)
  if (taken.length === 0) return null
  return (
    <Details title={t.withdrawn.title(formatNumber(taken.length, locale))}>
      <Table
        caption={t.withdrawn.caption}
        captionHidden
        columns={[
          { key: 'table', heading: t.withdrawn.table },
          { key: 'number', heading: t.withdrawn.number, numeric: true },
          { key: 'date', heading: t.withdrawn.date },
          { key: 'reason', heading: t.withdrawn.reason },
        ]}
        rows={taken.map((one) => ({
          href: `/${locale}/release/datasets/${one.dataset}`,
          cells: {
            table: titleAmong(releases, one, locale),
            number: String(one.number),
            date: one.withdrawnAt ? formatDate(one.withdrawnAt, locale) : '',
            reason: <span dir="auto">{one.reason}</span>,
          },
        }))}
      />
    </Details>
  )
}

/** The title of a release; where it may not be seen, that of another of the same table, or the name in its address. */
export function titleAmong(
  releases: readonly GateRelease[],
  { dataset, title }: Pick<GateRelease, 'dataset' | 'title'>,
  locale: Frame['locale'],
) {
  const known = title ?? releases.find((one) => one.dataset === dataset && one.title !== null)?.title
  return known ? said(known, locale) : dataset
}
