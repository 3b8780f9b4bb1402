// What everybody sees of the indicators: the chosen figures under each goal, felt safety first.
import { Card, CardGrid, type Frame, Page, Tag } from '@trygby/ui'
import { type Goal, goals } from '../../goals/model.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { Worded } from '../../goals/wording/model.ts'
import { behindInWords, figureInWords, movementInWords, type ToldWords, tagOf } from '../told/told.ts'
import type { IndicatorLine } from './lines.ts'
import type { da } from './texts.da.ts'

export interface ListProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  words: Record<Goal, Worded>
  lines: IndicatorLine[]
}

export const to = (frame: Frame, path: string) => `/${frame.locale}${path}`
export const trail = (frame: Frame, t: typeof da) => [
  { text: t.home, href: to(frame, '') },
  { text: t.goals, href: to(frame, '/goals') },
]

/** What everybody sees: the chosen figures under each goal, felt safety first. */
export const IndicatorsPage = (props: ListProps) => {
  const { frame, t, lines, told } = props
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(frame, t)}>
      {goals.map((goal) => {
        const own = lines.filter(({ indicator }) => indicator.goal === goal)
        return (
          <section>
            <GoalHeading {...props} goal={goal} />
            {own.length === 0 ? (
              <p>{t.none}</p>
            ) : (
              <CardGrid>
                {own.map((line) => (
                  <LineCard {...props} line={line} />
                ))}
              </CardGrid>
            )}
          </section>
        )
      })}
      {lines.some(({ moved }) => moved.newest) && <p>{told.readAlone}</p>}
    </Page>
  )
}

export const GoalHeading = ({ frame, words, goal }: Pick<ListProps, 'frame' | 'words'> & { goal: Goal }) => (
  <h2>
    <a href={to(frame, `/goals/${goal}`)}>
      <Words of={words[goal].title} />
    </a>
  </h2>
)

const LineCard = ({ frame, t, told, line }: ListProps & { line: IndicatorLine }) => {
  const { indicator, moved, terms } = line
  const { locale } = frame
  const unit = saidIn(terms.unit, locale).text
  const name = saidIn(indicator.name, locale)
  return (
    <Card
      level={3}
      title={name.text}
      href={to(frame, `/indicators/${indicator.slug}`)}
      foot={<Words of={saidIn(indicator.source, locale)} />}
    >
      {moved.newest ? (
        <>
          <p>
            <Tag kind={tagOf[moved.movement]}>{told.movements[moved.movement]}</Tag>
          </p>
          <p>
            <strong>{figureInWords(moved.newest, unit, terms.digits, told, locale)}</strong>
            {behindInWords(moved.newest, terms.digits, told, locale)}.
          </p>
          <p>{movementInWords(moved, terms, unit, told, locale).answer}</p>
        </>
      ) : (
        <p>{t.waiting}</p>
      )}
    </Card>
  )
}
