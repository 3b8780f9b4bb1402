// The pages about crime: the answers first, then each group with its figures, its method and its limits.
import {
  Button,
  Card,
  CardGrid,
  Downloads,
  EmptyState,
  Form,
  type Frame,
  Notice,
  type NoticeKind,
  Page,
  ProgressBar,
  Prose,
  Tag,
  type TagKind,
} from '@trygby/ui'
import type { Progress } from '../../platform/progress.ts'
import { downloadsOf, said } from '../../platform/release/index.ts'
import { Funnel, OverviewChart, TimeChart, YearsChart } from './charts.tsx'
import { HelpLines, Method, Victims } from './method.tsx'
import { audiences, type Group, groupsOf, type Verdict } from './model.ts'
import { datasets, type MainAnswers, type ReleasedAnswers } from './tables.ts'
import type { da } from './texts.da.ts'
import { at, audienceSentence, newestOf, newestYears, type Row, sentenceOf, verdictIn } from './told.ts'

type Words = typeof da
interface Common {
  frame: Frame
  t: Words
}

const tagOf: Record<Verdict, TagKind> = { fewer: 'success', 'as-expected': 'info', more: 'warning', 'cannot-tell': 'neutral' }
const noticeOf: Record<Verdict, NoticeKind> = { fewer: 'success', 'as-expected': 'info', more: 'warning', 'cannot-tell': 'info' }

const trail = ({ frame, t }: Common, ...more: { text: string; href: string }[]) => [
  { text: t.home, href: `/${frame.locale}` },
  { text: t.knowledge.title, href: `/${frame.locale}/knowledge` },
  ...more,
]

/** The room's front door: what there is to know, and what is to come. */
export const KnowledgePage = ({ frame, t, answers }: Common & { answers: MainAnswers | null }) => (
  <Page frame={frame} title={t.knowledge.title} lead={t.knowledge.lead} breadcrumbs={[{ text: t.home, href: `/${frame.locale}` }]}>
    <CardGrid>
      <Card title={t.knowledge.crimeTitle} href={`/${frame.locale}/knowledge/crime`} prominent>
        <p>{answers ? audienceSentence(answers.expected, 'residents', t, frame.locale) : t.knowledge.crimeText}</p>
      </Card>
      <Card title={t.knowledge.sourcesTitle} href={`/${frame.locale}/knowledge/sources`}>
        <p>{t.knowledge.sourcesText}</p>
      </Card>
      <Card title={t.knowledge.dataTitle} href={`/${frame.locale}/data`}>
        <p>{t.knowledge.dataText}</p>
      </Card>
    </CardGrid>
    <h2>{t.knowledge.laterTitle}</h2>
    <ul>
      {t.knowledge.later.map((what) => (
        <li>{what}</li>
      ))}
    </ul>
  </Page>
)

export interface RunState {
  mayStart: boolean
  progress: Progress | null
  /** Under way, and heard from lately. */
  isRunning: boolean
}

type CrimeProps = Common & { answers: MainAnswers | null; run: RunState; status?: { kind: NoticeKind; text: string } }

/** Two answers first, one for residents and one for businesses; then all groups. */
export const CrimePage = ({ frame, t, answers, run, status }: CrimeProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail({ frame, t })} status={status}>
    {answers ? <Answers frame={frame} t={t} answers={answers} /> : <NotYet frame={frame} t={t} />}
    {run.mayStart && <RunAgain frame={frame} t={t} run={run} hasAnswers={answers !== null} />}
  </Page>
)

const NotYet = ({ frame, t }: Common) => (
  <EmptyState title={t.empty.title} text={t.empty.text} action={{ text: t.empty.toSources, href: `/${frame.locale}/knowledge/sources` }} />
)

const Answers = ({ frame, t, answers }: Common & { answers: MainAnswers }) => {
  const { locale } = frame
  const newest = newestYears(answers.expected)
  const carriedFrom = newest[0]?.row
  return (
    <>
      {audiences.map((audience) => (
        <section>
          <h2>{t.audience[audience]}</h2>
          <p class="lead">{audienceSentence(answers.expected, audience, t, locale)}</p>
          <CardGrid>
            {groupsOf[audience].map((group) => (
              <GroupCard group={group} answers={answers} frame={frame} t={t} />
            ))}
          </CardGrid>
        </section>
      ))}
      {newest.some(({ row }) => verdictIn(row) === 'cannot-tell') && <p>{t.whyWide}</p>}
      {carriedFrom?.isCarried === 'yes' && <Notice>{t.carried(String(carriedFrom.conditionsFrom))}</Notice>}
      <OverviewChart frame={frame} t={t} answers={answers} />
      <Downloads downloads={downloadsOf(locale, datasets.expected)} />
      <HelpLines frame={frame} t={t} />
    </>
  )
}

const GroupCard = ({ frame, t, answers, group }: Common & { answers: MainAnswers; group: Group }) => {
  const { year, fullyKnown } = newestOf(answers.expected, group)
  const verdict = verdictIn(year)
  return (
    <Card
      level={3}
      title={t.groups[group].title}
      href={`/${frame.locale}/knowledge/crime/${group}`}
      over={<Tag kind={tagOf[verdict]}>{t.verdicts[verdict]}</Tag>}
      foot={fullyKnown && t.fullyKnownShort(String(fullyKnown.period), t.verdicts[verdictIn(fullyKnown)])}
    >
      <p>{sentenceOf(year, group, frame.town.name, t, frame.locale)}</p>
    </Card>
  )
}

const RunAgain = ({ frame, t, run: { progress, isRunning }, hasAnswers }: Common & { run: RunState; hasAnswers: boolean }) => (
  <section>
    <h2>{t.run.title}</h2>
    {isRunning && progress ? (
      <>
        <ProgressBar value={progress.done} max={progress.total} text={t.run.running} />
        <Form action={`/${frame.locale}/knowledge/crime/stop`}>
          <Button kind="secondary">{t.run.stop}</Button>
        </Form>
      </>
    ) : (
      <>
        {hasAnswers && progress?.state === 'failed' && <Notice kind="error">{t.run.failed}</Notice>}
        {hasAnswers && progress?.state === 'cancelled' && <Notice>{t.run.cancelled}</Notice>}
        <p>{t.run.text}</p>
        <Form action={`/${frame.locale}/knowledge/crime/calculate`}>
          <Button kind="secondary">{t.run.button}</Button>
        </Form>
      </>
    )}
  </section>
)

type GroupProps = Common & { answers: ReleasedAnswers; group: Group }

/** One group: the sentence, the goal, the pictures, the method, what it cannot say, and where to get help. */
export const GroupPage = ({ frame, t, answers, group }: GroupProps) => {
  const { year } = newestOf(answers.expected, group)
  const given = { frame, t, answers, group }
  const crumbs = trail({ frame, t }, { text: t.title, href: `/${frame.locale}/knowledge/crime` })
  return (
    <Page frame={frame} title={t.groups[group].title} lead={sentenceOf(year, group, frame.town.name, t, frame.locale)} breadcrumbs={crumbs}>
      <GroupAnswer {...given} />
      {Number.isFinite(at(year, 'expected')) && (
        <>
          <YearsChart {...given} />
          <TimeChart {...given} />
          <Funnel {...given} />
        </>
      )}
      <Method {...given} />
      <Files {...given} />
      <Victims t={t} />
      <HelpLines frame={frame} t={t} />
    </Page>
  )
}

/** What the answer means for the goal, the newest four quarters, and the last year in which nothing had to be carried forward. */
const GroupAnswer = ({ frame, t, answers, group }: GroupProps) => {
  const { year, run, fullyKnown } = newestOf(answers.expected, group)
  const verdict = verdictIn(year)
  const sentence = (row: Row) => sentenceOf(row, group, frame.town.name, t, frame.locale)
  return (
    <>
      <Notice kind={noticeOf[verdict]} title={t.verdicts[verdict]}>
        <p>{t.goal[verdict]}</p>
      </Notice>
      <Prose>
        <p>{t.groups[group].about}</p>
        {run && (
          <p>
            <strong>{t.newestRun}:</strong> {sentence(run)}
          </p>
        )}
        {year?.isCarried === 'yes' && <p>{t.carried(String(year.conditionsFrom))}</p>}
        {fullyKnown && (
          <p>
            <strong>{t.fullyKnown(String(fullyKnown.period))}.</strong> {sentence(fullyKnown)}
          </p>
        )}
      </Prose>
    </>
  )
}

const Files = ({ frame, t, answers }: GroupProps) => (
  <section>
    <h2>{t.filesTitle}</h2>
    <CardGrid>
      {(['expected', 'funnel', 'conditions', 'without'] as const).map((which) => (
        <Card level={3} title={said(answers[which].table.title, frame.locale)} href={`/${frame.locale}/data/${datasets[which]}`}>
          <p>{said(answers[which].table.description, frame.locale)}</p>
          <Downloads downloads={downloadsOf(frame.locale, datasets[which])} />
        </Card>
      ))}
    </CardGrid>
  </section>
)
