// How the consultation stands: who is asked, who has said something, and every comment, those without an answer first.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Downloads,
  EmptyState,
  Form,
  type Frame,
  formatDate,
  Page,
  type PageProps,
  Pagination,
  Summary,
  Table,
  Tabs,
  Tag,
} from '@trygby/ui'
import { consultationPath, type PlanVersion, workbenchPath } from '../../model.ts'
import type { Comment, Party } from '../model.ts'
import { beginningOf, type Counts, type Show, shows } from './model.ts'
import type { da } from './texts.da.ts'

export interface Shared {
  frame: Frame
  t: typeof da
  version: PlanVersion
}

interface OverviewProps extends Shared {
  parties: Party[]
  /** Organisations with people who have access here. */
  reachable: ReadonlySet<string>
  comments: Comment[]
  counts: Counts
  show: Show
  page: number
  pages: number
  mayKeep: boolean
  status?: PageProps['status']
}

export const pathOf = ({ frame, version }: Pick<Shared, 'frame' | 'version'>): string =>
  `/${frame.locale}${workbenchPath(version)}/consultation`

export const trail = (props: Shared, isBelow = false) => [
  { text: props.t.plans, href: `/${props.frame.locale}/plans` },
  { text: props.version.title, href: `/${props.frame.locale}${workbenchPath(props.version)}` },
  ...(isBelow ? [{ text: props.t.title, href: pathOf(props) }] : []),
]

export const OverviewPage = (props: OverviewProps) => {
  const { frame, t, version, parties, counts, mayKeep, status } = props
  const here = pathOf(props)
  const mayAsk = mayKeep && (version.state === 'draft' || version.state === 'consultation')
  const isAsked = parties.length > 0 || version.residentsMayComment
  return (
    <Page frame={frame} title={t.title} lead={version.title} breadcrumbs={trail(props)} status={status}>
      {version.state === 'draft' && counts.all === 0 && !isAsked ? (
        <EmptyState title={t.parties} text={t.notYet} action={mayAsk ? { text: t.ask, href: `${here}/asked` } : undefined} />
      ) : (
        <>
          <Facts {...props} />
          <Ways {...props} mayAsk={mayAsk} />
          <section>
            <h2>{t.parties}</h2>
            <Parties {...props} />
          </section>
          <section>
            <h2>{t.comments}</h2>
            <Comments {...props} />
          </section>
        </>
      )}
    </Page>
  )
}

const Facts = ({ frame, t, version, counts }: OverviewProps) => (
  <Summary
    facts={[
      { name: t.until, value: version.consultationUntil ? formatDate(version.consultationUntil, frame.locale) : t.noDay },
      { name: t.residents, value: version.residentsMayComment ? t.residentsAsked : t.residentsNotAsked },
      { name: t.answers, value: t.counts(counts.all, counts.unanswered) },
    ]}
  />
)

const Ways = (props: OverviewProps & { mayAsk: boolean }) => {
  const { frame, t, version, mayKeep, mayAsk } = props
  const isGoing = version.state === 'consultation'
  return (
    <ButtonRow>
      {mayAsk && (
        <ButtonLink kind="secondary" href={`${pathOf(props)}/asked`}>
          {t.ask}
        </ButtonLink>
      )}
      {mayKeep && isGoing && (
        <ButtonLink kind="secondary" href={`${pathOf(props)}/paper`}>
          {t.paper}
        </ButtonLink>
      )}
      {isGoing && (
        <ButtonLink kind="secondary" href={`/${frame.locale}${consultationPath(version)}`}>
          {t.seeAsAsked}
        </ButtonLink>
      )}
    </ButtonRow>
  )
}

const Parties = (props: OverviewProps) => {
  const { t, version, parties, reachable, mayKeep } = props
  const mayNote = mayKeep && version.state === 'consultation' && parties.some(isSilent)
  return (
    <Table
      caption={t.parties}
      captionHidden
      empty={t.noParties}
      columns={[
        { key: 'party', heading: t.party },
        { key: 'standing', heading: t.standing },
        { key: 'way', heading: t.way },
        ...(mayNote ? [{ key: 'note', heading: t.hasNothing }] : []),
      ]}
      rows={parties.map((party) => ({
        cells: {
          party: party.name,
          standing: <Standing t={t} party={party} />,
          way: party.organisation && reachable.has(party.organisation) ? t.byAccount : t.byPaper,
          note: isSilent(party) && (
            <Form action={`${pathOf(props)}/parties/${party.id}/nothing-to-add`}>
              <Button kind="link">
                {t.noteNothing}
                <span class="sr-only">: {party.name}</span>
              </Button>
            </Form>
          ),
        },
      }))}
    />
  )
}

const isSilent = ({ comments, hasNothingToAdd }: Party): boolean => comments === 0 && !hasNothingToAdd

const Standing = ({ t, party }: { t: typeof da; party: Party }) => {
  if (party.comments > 0) return <Tag kind="success">{t.hasSaid(party.comments)}</Tag>
  return party.hasNothingToAdd ? <Tag kind="success">{t.hasNothing}</Tag> : <Tag kind="warning">{t.silent}</Tag>
}

const Comments = (props: OverviewProps) => {
  const { t, comments, counts, show, page, pages } = props
  const here = pathOf(props)
  return (
    <>
      <Tabs
        label={t.commentsLabel}
        tabs={shows.map((one) => ({ text: t.shows[one](counts[one]), href: `${here}?show=${one}`, current: one === show }))}
      />
      <CommentTable {...props} comments={comments} />
      <Pagination page={page} pages={pages} href={(to) => `${here}?show=${show}&page=${to}`} />
      {counts.all > 0 && <Downloads downloads={[{ text: t.csv, href: `${here}/comments.csv` }]} />}
    </>
  )
}

const CommentTable = (props: OverviewProps) => {
  const { frame, t, comments, show } = props
  return (
    <Table
      caption={t.comments}
      captionHidden
      empty={t.none[show]}
      columns={[
        { key: 'words', heading: t.words },
        { key: 'chapter', heading: t.chapter },
        { key: 'who', heading: t.who },
        { key: 'when', heading: t.when },
        { key: 'outcome', heading: t.outcome },
      ]}
      rows={comments.map((comment) => ({
        href: `${pathOf(props)}/comments/${comment.id}`,
        cells: {
          words: (
            <span lang="da" dir="auto">
              {beginningOf(comment.words)}
            </span>
          ),
          chapter: comment.chapterTitle || t.whole,
          who: comment.who || t.resident,
          when: formatDate(comment.writtenAt, frame.locale),
          outcome: <Outcome t={t} comment={comment} />,
        },
      }))}
    />
  )
}

export const Outcome = ({ t, comment: { outcome, isPublic } }: { t: typeof da; comment: Comment }) => (
  <>
    {outcome ? <Tag kind="success">{t.outcomes[outcome]}</Tag> : <Tag kind="warning">{t.waiting}</Tag>}{' '}
    {isPublic && <Tag kind="info">{t.isPublic}</Tag>}
  </>
)
