// One goal: what it says and why, how it goes by figures and by people, what it is part of, and what is done for it.
import { ButtonLink, ButtonRow, Prose } from '@trygby/ui'
import type { da as effortDa } from '../../efforts/words/texts.da.ts'
import type { ToldWords } from '../../indicators/told/told.ts'
import type { AssessmentWords } from '../assessments/judgement.tsx'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import { Paragraphs, Words } from '../said/both.tsx'
import { Policies, SubGoals } from './belongs.tsx'
import { Efforts } from './efforts.tsx'
import type { GoalTold } from './goal.ts'
import { History, HowItGoes } from './how-it-goes.tsx'
import { Indicators } from './indicators.tsx'
import type { da } from './texts.da.ts'

type GoalPageProps = Pick<RoomPageProps, 'frame' | 'words' | 'done'> & {
  t: typeof da
  told: ToldWords
  judging: AssessmentWords
  effortWords: typeof effortDa
  goal: GoalTold
  mayKeep: boolean
}

export const GoalPage = ({ frame, words, done, t, told, judging, effortWords, goal, mayKeep }: GoalPageProps) => {
  const { worded, indicators, counts, assessments, subGoals, policies, efforts } = goal
  const shared = { frame, t, told, judging }
  return (
    <RoomPage
      frame={frame}
      words={words}
      done={done}
      title={worded.title.text}
      titleLang={worded.title.lang}
      lead={<Words of={worded.text} />}
      under={[]}
    >
      {mayKeep && <Deeds frame={frame} t={t} goal={worded.goal} />}
      <HowItGoes {...shared} counts={counts} assessments={assessments} />
      <Indicators {...shared} worded={worded} indicators={indicators} />
      {worded.why.text !== '' && (
        <Prose>
          <h2>{t.why}</h2>
          <Paragraphs of={worded.why} />
        </Prose>
      )}
      <SubGoals frame={frame} t={t} subGoals={subGoals} mayKeep={mayKeep} />
      <Efforts frame={frame} t={t} effortWords={effortWords} worded={worded} efforts={efforts} />
      <Policies frame={frame} t={t} policies={policies} />
      <History {...shared} assessments={assessments} />
    </RoomPage>
  )
}

const Deeds = ({ frame, t, goal }: Pick<GoalPageProps, 'frame' | 't'> & { goal: string }) => (
  <ButtonRow>
    <ButtonLink href={hrefIn(frame, `/goals/${goal}/assess`)}>{t.assess}</ButtonLink>
    <ButtonLink kind="secondary" href={hrefIn(frame, `/goals/${goal}/edit`)}>
      {t.edit}
    </ButtonLink>
    <ButtonLink kind="secondary" href={hrefIn(frame, `/goals/${goal}/sub-goals/new`)}>
      {t.addSubGoal}
    </ButtonLink>
    <ButtonLink kind="secondary" href={hrefIn(frame, '/policies/new')}>
      {t.addPolicy}
    </ButtonLink>
  </ButtonRow>
)
