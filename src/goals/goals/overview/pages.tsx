// The room's front: the four goals, felt safety first, each with what figures and people say, and the ways on from here.
import { Card, CardGrid, formatDate, formatNumber, Prose } from '@trygby/ui'
import type { ToldWords } from '../../indicators/told/told.ts'
import type { AssessmentWords } from '../assessments/judgement.tsx'
import { agreementOf } from '../assessments/model.ts'
import { hrefIn, RoomPage, type RoomPageProps } from '../room/page.tsx'
import { Words } from '../said/both.tsx'
import type { GoalStanding } from './model.ts'
import type { da } from './texts.da.ts'

type GoalsProps = Pick<RoomPageProps, 'frame' | 'words'> & {
  t: typeof da
  told: ToldWords
  judging: AssessmentWords
  standings: GoalStanding[]
  /** What the room holds for those employed by the municipality. */
  showsStaffLinks: boolean
}

export const GoalsPage = (props: GoalsProps) => {
  const { frame, words, t, standings, showsStaffLinks } = props
  return (
    <RoomPage frame={frame} words={words} title={t.title} lead={t.lead}>
      <CardGrid>
        {standings.map((standing, place) => (
          <GoalCard {...props} standing={standing} place={place} />
        ))}
      </CardGrid>
      <Prose>
        <h2>{t.held}</h2>
        <p>{t.heldText}</p>
      </Prose>
      <Ways frame={frame} title={t.more} links={t.moreLinks} />
      {showsStaffLinks && <Ways frame={frame} title={t.staff} links={t.staffLinks} />}
    </RoomPage>
  )
}

const GoalCard = ({ frame, t, told, judging, standing, place }: GoalsProps & { standing: GoalStanding; place: number }) => {
  const { worded, counts, assessment, going } = standing
  return (
    <Card
      level={2}
      title={<Words of={worded.title} />}
      over={t.number(formatNumber(place + 1, frame.locale))}
      prominent={place === 0}
      href={hrefIn(frame, `/goals/${worded.goal}`)}
      foot={t.going(going, formatNumber(going, frame.locale))}
    >
      <p>
        <Words of={worded.text} />
      </p>
      <p>
        <strong>{judging.figuresSay(counts)}</strong>
      </p>
      {assessment ? (
        <p>
          <strong>{t.judged(told.movements[assessment.movement])}</strong> {judging.agreement[agreementOf(assessment.movement, counts)]}{' '}
          {judging.signed(assessment.signedBy, formatDate(assessment.writtenAt, frame.locale))}.
        </p>
      ) : (
        <p>{t.notJudged}</p>
      )}
    </Card>
  )
}

const Ways = ({
  frame,
  title,
  links,
}: Pick<GoalsProps, 'frame'> & { title: string; links: { path: string; title: string; text: string }[] }) => (
  <section>
    <h2>{title}</h2>
    <CardGrid>
      {links.map((link) => (
        <Card level={3} title={link.title} href={hrefIn(frame, link.path)}>
          <p>{link.text}</p>
        </Card>
      ))}
    </CardGrid>
  </section>
)
