// The page that lists where the town's figures come from, and where those who may fetch and bring in.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CardGrid,
  EmptyState,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  Notice,
  type NoticeKind,
  Page,
  ProgressBar,
  Tag,
} from '@trygby/ui'
import { nameOf, trail, troubleOf } from './in-words.ts'
import type { Source } from './model.ts'
import type { da } from './texts.da.ts'

type Words = typeof da

/** How far fetching is. */
export interface Fetching {
  state: 'running' | 'silent' | 'done' | 'failed' | 'cancelled'
  about: string
  done: number
  total: number
  at: Date
}

export interface SourcesPageProps {
  frame: Frame
  t: Words
  here: string
  sources: Source[]
  mayBringIn: boolean
  maySeeOwn: boolean
  fetching: Fetching | null
  said: { kind: NoticeKind; text: string } | undefined
}

/** Written on the command line, so the same in every language. */
const command = 'npm run trygby -- import statbank'

export const SourcesPage = (props: SourcesPageProps) => {
  const { frame, t, here, sources, maySeeOwn, mayBringIn, fetching, said } = props
  const official = sources.filter(({ kind }) => kind === 'official')
  const own = sources.filter(({ kind }) => kind === 'own')
  const isEmpty = !official.some(({ fetched }) => fetched !== null)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(frame, t)} status={said}>
      {fetching?.state === 'running' ? (
        <BeingFetched t={t} fetching={fetching} isEmpty={isEmpty} />
      ) : (
        isEmpty && <NotFetched t={t} mayBringIn={mayBringIn} />
      )}
      {mayBringIn && <BringIn {...props} />}
      {official.length > 0 && (
        <>
          <h2>{t.official}</h2>
          <CardGrid>
            {official.map((source) => (
              <SourceCard frame={frame} t={t} here={here} source={source} />
            ))}
          </CardGrid>
        </>
      )}
      {maySeeOwn && (
        <>
          <h2>{t.own}</h2>
          <p>{own.length > 0 ? t.ownLead : t.ownEmpty}</p>
          <CardGrid>
            {own.map((source) => (
              <SourceCard frame={frame} t={t} here={here} source={source} />
            ))}
          </CardGrid>
        </>
      )}
    </Page>
  )
}

const NotFetched = ({ t, mayBringIn }: { t: Words; mayBringIn: boolean }) => (
  <EmptyState
    title={t.emptyTitle}
    text={
      <>
        {t.emptyText} <code>{command}</code> {mayBringIn && t.emptyStaff}
      </>
    }
  />
)

/** Said to everybody, so that nobody believes the figures must be sent for. */
const BeingFetched = ({ t, fetching, isEmpty }: { t: Words; fetching: Fetching; isEmpty: boolean }) => (
  <>
    {isEmpty && <EmptyState title={t.comingTitle} text={t.comingText} />}
    <ProgressBar value={fetching.done} max={fetching.total} text={t.progress(fetching.about)} />
  </>
)

const BringIn = ({ frame, t, here, fetching }: SourcesPageProps) => (
  <section aria-labelledby="bring-in">
    <h2 id="bring-in">{t.staffTitle}</h2>
    {fetching && <HowFar frame={frame} t={t} fetching={fetching} />}
    {fetching?.state === 'running' ? (
      <Form action={`${here}/cancel`}>
        <Button kind="secondary">{t.cancel}</Button>
      </Form>
    ) : (
      <Form action={`${here}/fetch`}>
        <ButtonRow>
          <Button>{t.fetchNow}</Button>
          <Button kind="secondary" name="again" value="yes">
            {t.fetchAgain}
          </Button>
        </ButtonRow>
      </Form>
    )}
    <p>
      <ButtonLink kind="secondary" href={`${here}/upload`}>
        {t.upload}
      </ButtonLink>
    </p>
  </section>
)

const HowFar = ({ frame, t, fetching }: { frame: Frame; t: Words; fetching: Fetching }) => {
  if (fetching.state === 'running') return null // stands at the top, for everybody
  if (fetching.state === 'done') return <p>{t.progressDone(formatDateTime(fetching.at, frame.locale))}</p>
  const text = { silent: t.progressSilent, failed: t.progressFailed, cancelled: t.progressCancelled }[fetching.state]
  return <Notice kind={fetching.state === 'cancelled' ? 'info' : 'warning'}>{text}</Notice>
}

const SourceCard = ({ frame, t, here, source }: { frame: Frame; t: Words; here: string; source: Source }) => (
  <Card
    title={nameOf(frame, source)}
    href={`${here}/${source.id}`}
    level={3}
    over={source.kind === 'official' ? source.table : undefined}
    foot={source.kind === 'official' ? `${t.credit}: ${source.publisher}, ${source.table}` : source.credit}
  >
    <p>{source.fetched?.finishedAt ? `${t.fetched}: ${formatDate(source.fetched.finishedAt, frame.locale)}` : <Tag>{t.notYet}</Tag>}</p>
    {source.fetched?.publishedAt && <p>{`${t.published}: ${formatDate(source.fetched.publishedAt, frame.locale)}`}</p>}
    {source.latest?.trouble && <p>{troubleOf(t, source)}</p>}
  </Card>
)
