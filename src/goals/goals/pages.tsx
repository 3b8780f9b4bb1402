// The front page: the town's promise, and the four goals with what is known of each.
import { Card, CardGrid, type Frame, formatNumber, Page, Prose, Tag } from '@trygby/ui'
import { type Goal, type GoalNews, goals } from './model.ts'
import type { da } from './texts.da.ts'

interface FrontProps {
  frame: Frame
  t: typeof da
  news: Partial<Record<Goal, GoalNews>>
}

export const FrontPage = ({ frame, t, news }: FrontProps) => (
  <Page frame={frame} front title={t.title(frame.town.name)} lead={t.lead}>
    <h2>{t.goalsTitle}</h2>
    <CardGrid>
      {goals.map((goal, place) => (
        <GoalCard goal={goal} place={place} news={news[goal]} frame={frame} t={t} />
      ))}
    </CardGrid>
    <Prose>
      <h2>{t.held}</h2>
      <p>{t.heldText}</p>
    </Prose>
  </Page>
)

const GoalCard = ({
  goal,
  place,
  news,
  frame,
  t,
}: Omit<FrontProps, 'news'> & { goal: Goal; place: number; news: GoalNews | undefined }) => {
  const words = t.goals[goal]
  return (
    <Card
      level={3}
      title={words.title}
      over={t.number(formatNumber(place + 1, frame.locale))}
      prominent={place === 0}
      href={news?.href}
      foot={news ? news.source : words.notYet}
    >
      <p>{words.text}</p>
      {news ? (
        news.sentences.map((sentence) => (
          <p>
            <strong>{sentence}</strong>
          </p>
        ))
      ) : (
        <p>
          <Tag>{t.noFigures}</Tag>
        </p>
      )}
    </Card>
  )
}
