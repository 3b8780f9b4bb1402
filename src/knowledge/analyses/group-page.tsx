// The page of one group: the sentence, what it means, the pictures, the method, what it cannot say, and where to get help.
import { Card, CardGrid, Downloads, type Frame, Notice, type NoticeKind, Page, Prose } from '@trygby/ui'
import { downloadsOf, said } from '../../platform/release/index.ts'
import { Funnel, TimeChart, YearsChart } from './figures/charts.tsx'
import { HelpLines, Victims } from './help/help.tsx'
import { Carried, Method } from './method/method.tsx'
import { type Group, type Verdict, wholeTown } from './model.ts'
import { datasets, type ReleasedAnswers } from './tables.ts'
import type { da } from './texts.da.ts'
import { doubtIn, newestOf, type Row, sentenceOf, verdictIn } from './told/told.ts'
import { trail } from './told/trail.ts'

const noticeOf: Record<Verdict, NoticeKind> = { fewer: 'success', 'as-expected': 'info', more: 'warning', 'cannot-tell': 'info' }

interface GroupProps {
  frame: Frame
  t: typeof da
  answers: ReleasedAnswers
  group: Group
}

/** One group: the sentence, the goal, the pictures, the method, what it cannot say, and where to get help. */
export const GroupPage = ({ frame, t, answers, group }: GroupProps) => {
  const { year } = newestOf(answers.expected, group)
  const given = { frame, t, answers, group }
  const crumbs = trail(frame, t, { text: t.title, href: `/${frame.locale}/knowledge/crime` })
  return (
    <Page frame={frame} title={t.groups[group].title} lead={sentenceOf(year, group, frame.town.name, t, frame.locale)} breadcrumbs={crumbs}>
      <GroupAnswer {...given} />
      <YearsChart {...given} />
      <TimeChart {...given} />
      <Funnel {...given} />
      <Method {...given} />
      <Files {...given} />
      <Victims t={t} />
      <HelpLines frame={frame} t={t} />
    </Page>
  )
}

/** What the answer means for the goal, or why there is none; the newest four quarters; and the last year for which everything was known. */
const GroupAnswer = ({ frame, t, answers, group }: GroupProps) => {
  const { year, run, fullyKnown } = newestOf(answers.expected, group)
  const verdict = verdictIn(year)
  const sentence = (row: Row) => sentenceOf(row, group, frame.town.name, t, frame.locale)
  return (
    <>
      <Notice kind={noticeOf[verdict]} title={t.verdicts[verdict]}>
        {verdict === 'cannot-tell' && <p>{t.doubt[doubtIn(year)]}</p>}
        <p>{group === wholeTown ? t.noGoal : t.goal[verdict]}</p>
      </Notice>
      <Prose>
        <p>{t.groups[group].about}</p>
        {run && (
          <p>
            <strong>{t.newestRun}:</strong> {sentence(run)}
          </p>
        )}
        <Carried year={year} fullyKnown={fullyKnown} t={t} />
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
