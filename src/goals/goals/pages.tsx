// The front page: the town's promise, and the four goals with what is known of each.
import { Card, CardGrid, type Frame, formatNumber, Page, Prose, Tag } from '@trygby/ui'
import { type Goal, type GoalNews, goals } from './model.ts'
import { Words } from './said/both.tsx'
import type { da } from './texts.da.ts'
import type { Worded } from './wording/model.ts'

interface FrontProps {
  frame: Frame
  t: typeof da
  worded: Record<Goal, Worded>
  news: Partial<Record<Goal, GoalNews>>
}

export const FrontPage = ({ frame, t, worded, news }: FrontProps) => (
  <Page frame={frame} front title={t.title(frame.town.name)} lead={t.lead}>
    <h2>{t.goalsTitle}</h2>
    <CardGrid>
      {goals.map((goal, place) => (
        <GoalCard worded={worded[goal]} place={place} news={news[goal]} frame={frame} t={t} />
      ))}
    </CardGrid>
    <Prose>
      <h2>{t.held}</h2>
      <p>{t.heldText}</p>
    </Prose>
  </Page>
)

type GoalCardProps = Pick<FrontProps, 'frame' | 't'> & { worded: Worded; place: number; news: GoalNews | undefined }

const GoalCard = ({ worded, place, news, frame, t }: GoalCardProps) => {
  const number = formatNumber(place + 1, frame.locale)
  return (
    <Card
      level={3}
      title={<Words of={worded.title} />}
      over={t.number(number)}
      prominent={place === 0}
      href={`/${frame.locale}/goals/${worded.goal}`}
      foot={news ? news.source : t.goals[worded.goal].notYet}
    >
      <p>
        <Words of={worded.text} />
      </p>
      {news ? (
        <>
          {news.sentences.map((sentence) => (
            <p>
              <strong>{sentence}</strong>
            </p>
          ))}
          <p>
            <a href={news.href}>{t.toFigures(number)}</a>
          </p>
        </>
      ) : (
        <p>
          <Tag>{t.noFigures}</Tag>
        </p>
      )}
    </Card>
  )
}
