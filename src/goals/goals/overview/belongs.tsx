// What a goal is made of and what it belongs to: the town's own sub-goals, and the policies it coheres with.
import { Details, formatDate } from '@trygby/ui'
import type { Policy } from '../policies/model.ts'
import { PolicyName } from '../policies/pages.tsx'
import { hrefIn, type RoomPageProps } from '../room/page.tsx'
import { Paragraphs, Words } from '../said/both.tsx'
import { saidIn } from '../said/model.ts'
import type { SubGoal } from '../sub-goals/model.ts'
import type { da } from './texts.da.ts'

type Common = Pick<RoomPageProps, 'frame'> & { t: typeof da }

type SubGoalsProps = Common & {
  subGoals: SubGoal[]
  /** Each with a way to correct it. */
  mayKeep: boolean
}

export const SubGoals = (props: SubGoalsProps) => {
  const { t, subGoals } = props
  const pursued = subGoals.filter(({ endedAt }) => !endedAt)
  const ended = subGoals.filter(({ endedAt }) => endedAt)
  return (
    <section>
      <h2>{t.subGoals}</h2>
      {pursued.length === 0 ? <p>{t.noSubGoals}</p> : <SubGoalList {...props} subGoals={pursued} />}
      {ended.length > 0 && (
        <Details title={t.endedSubGoals}>
          <SubGoalList {...props} subGoals={ended} />
        </Details>
      )}
    </section>
  )
}

const SubGoalList = ({ frame, t, subGoals, mayKeep }: SubGoalsProps) => (
  <ul>
    {subGoals.map((subGoal) => {
      const title = saidIn(subGoal.title, frame.locale)
      return (
        <li>
          <strong>
            <Words of={title} />
          </strong>
          {mayKeep && (
            <>
              {' '}
              <a href={hrefIn(frame, `/goals/${subGoal.goal}/sub-goals/${subGoal.id}`)}>
                {t.change}
                <span class="sr-only"> {title.text}</span>
              </a>
            </>
          )}
          {subGoal.endedAt && <p>{t.ended(formatDate(subGoal.endedAt, frame.locale))}</p>}
          <Paragraphs of={saidIn(subGoal.text, frame.locale)} />
        </li>
      )
    })}
  </ul>
)

export const Policies = ({ frame, t, policies }: Common & { policies: Policy[] }) => (
  <section>
    <h2>{t.policies}</h2>
    {policies.length === 0 ? (
      <p>{t.noPolicies}</p>
    ) : (
      <ul>
        {policies.map((policy) => (
          <li>
            <PolicyName policy={policy} locale={frame.locale} />
            {policy.adoptedOn && `, ${t.adopted(formatDate(policy.adoptedOn, frame.locale))}`}
          </li>
        ))}
      </ul>
    )}
  </section>
)
