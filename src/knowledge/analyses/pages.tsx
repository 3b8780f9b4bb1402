// The room's front door, and the page with all answers about crime: for residents, for businesses, then group by group.
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
import { downloadsOf } from '../../platform/release/index.ts'
import { OverviewChart } from './figures/charts.tsx'
import type { Waiting } from './following/model.ts'
import { HelpLines } from './help/help.tsx'
import { Carried } from './method/method.tsx'
import { audiences, type Group, groupsOf, type Verdict, wholeTown } from './model.ts'
import { datasets, type MainAnswers } from './tables.ts'
import type { da } from './texts.da.ts'
import { audienceSentence, doubtIn, newestOf, newestYears, type Row, sentenceOf, verdictIn } from './told/told.ts'
import { trail } from './told/trail.ts'

type Words = typeof da
interface Common {
  frame: Frame
  t: Words
}

const tagOf: Record<Verdict, TagKind> = { fewer: 'success', 'as-expected': 'info', more: 'warning', 'cannot-tell': 'neutral' }

/** The room's front door: what there is to know, and what is to come. */
export const KnowledgePage = ({ frame, t, answers }: Common & { answers: MainAnswers | null }) => (
  <Page frame={frame} title={t.knowledge.title} lead={t.knowledge.lead} breadcrumbs={[{ text: t.home, href: `/${frame.locale}` }]}>
    <CardGrid>
      <Card title={t.knowledge.crimeTitle} href={`/${frame.locale}/knowledge/crime`} prominent>
        {answers ? (
          audiences.map((audience) => <p>{audienceSentence(answers.expected, audience, t, frame.locale)}</p>)
        ) : (
          <p>{t.knowledge.crimeText}</p>
        )}
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

/** The answers, or what they wait for. */
type CrimeProps = Common & {
  answers: MainAnswers | null
  waiting: Waiting | null
  run: RunState
  status?: { kind: NoticeKind; text: string }
}

/** Two answers first, one for residents and one for businesses; then all groups; and help for whoever it happened to, figures or not. */
export const CrimePage = ({ frame, t, answers, waiting, run, status }: CrimeProps) => (
  <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(frame, t)} status={status}>
    {answers && <Answers frame={frame} t={t} answers={answers} />}
    {waiting && <NotYet frame={frame} t={t} waiting={waiting} />}
    <HelpLines frame={frame} t={t} />
    {run.mayStart && <RunAgain frame={frame} t={t} run={run} hasAnswers={answers !== null} />}
  </Page>
)

const NotYet = ({ frame, t, waiting }: Common & { waiting: Waiting }) => (
  <EmptyState {...t.empty[waiting]} action={{ text: t.empty.toSources, href: `/${frame.locale}/knowledge/sources` }} />
)

const Answers = ({ frame, t, answers }: Common & { answers: MainAnswers }) => {
  const { locale } = frame
  const newest = newestYears(answers.expected)
  const first = newest[0]
  return (
    <>
      {audiences.map((audience) => (
        <section>
          <h2>{t.audience[audience]}</h2>
          <p class="lead">{audienceSentence(answers.expected, audience, t, locale)}</p>
        </section>
      ))}
      <Prose>
        {whyOf(newest, t).map((sentence) => (
          <p>{sentence}</p>
        ))}
        {first && <Carried {...newestOf(answers.expected, first.group)} t={t} />}
      </Prose>
      <OverviewChart frame={frame} t={t} answers={answers} />
      <Downloads downloads={downloadsOf(locale, datasets.expected)} />
      {audiences.map((audience) => (
        <section>
          <h2>{t.groupsTitle[audience]}</h2>
          <CardGrid>
            {groupsOf[audience].map((group) => (
              <GroupCard group={group} answers={answers} frame={frame} t={t} />
            ))}
          </CardGrid>
        </section>
      ))}
      <section>
        <h2>{t.wholeTown.title}</h2>
        <p>{t.wholeTown.text}</p>
        <CardGrid>
          <GroupCard group={wholeTown} answers={answers} frame={frame} t={t} />
        </CardGrid>
      </section>
    </>
  )
}

/** What a reader must know to understand "cannot tell", once for each reason that some group has. */
const whyOf = (newest: { row: Row }[], t: Words): string[] => {
  const doubts = newest.filter(({ row }) => verdictIn(row) === 'cannot-tell').map(({ row }) => doubtIn(row))
  return (['wide', 'one-of-six'] as const).filter((doubt) => doubts.includes(doubt)).map((doubt) => t.why[doubt])
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

const RunAgain = ({ frame, t, run: { progress, isRunning }, hasAnswers }: Common & { run: RunState; hasAnswers: boolean }) => {
  const endedAs = (how: string) => (hasAnswers ? `${how} ${t.run.stillThere}` : how)
  return (
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
          {progress?.state === 'failed' && <Notice kind="error">{endedAs(t.run.failed)}</Notice>}
          {progress?.state === 'cancelled' && <Notice>{endedAs(t.run.cancelled)}</Notice>}
          <p>{t.run.text}</p>
          <Form action={`/${frame.locale}/knowledge/crime/calculate`}>
            <Button kind="secondary">{t.run.button}</Button>
          </Form>
        </>
      )}
    </section>
  )
}
