// Coverage on a page: what is missing in words, then tables whose every number leads to the efforts behind it.
import { ButtonLink, ButtonRow, Details, type Frame, formatNumber, Page, Table } from '@trygby/ui'
import { type Goal, goals } from '../../goals/model.ts'
import { Words } from '../../goals/said/both.tsx'
import { audiences, kinds } from '../model.ts'
import type { EffortWords } from '../words/words.ts'
import { sentenceOf } from './gaps.ts'
import { ageColumns, type Coverage, type CoveragePlace } from './model.ts'
import type { da } from './texts.da.ts'

interface CoverageProps {
  frame: Frame
  t: typeof da
  w: EffortWords
  to: (path: string) => string
  coverage: Coverage
}

/** What a cell asks the list for, beside planned or going. */
type Asked = Record<string, string>

export const CoveragePage = (props: CoverageProps) => {
  const { frame, t, w, to, coverage } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={`${t.efforts(formatNumber(coverage.efforts, frame.locale), coverage.efforts === 1)} ${t.lead}`}
      breadcrumbs={[{ text: t.list, href: to('/efforts') }]}
    >
      <h2>{t.gapsTitle}</h2>
      {coverage.gaps.length > 0 ? (
        <ul>
          {coverage.gaps.map((gap) => (
            <li>{sentenceOf(gap, t, w)}</li>
          ))}
        </ul>
      ) : (
        <p>{t.noGaps}</p>
      )}
      <h2>{t.kindsTitle}</h2>
      <p>{t.countedMoreThanOnce}</p>
      <Kinds {...props} />
      <h2>{t.audiencesTitle}</h2>
      <Audiences {...props} />
      <h2>{t.placesTitle}</h2>
      <p>{t.placesLead}</p>
      {goals.map((goal) => (
        <Details title={`${w.goals[goal]} (${formatNumber(coverage.goals[goal].efforts, frame.locale)})`}>
          <Places {...props} goal={goal} />
        </Details>
      ))}
      <ButtonRow>
        <ButtonLink kind="secondary" href={to('/efforts?state=current')}>
          {t.toList}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

/** A number that leads to its efforts; nothing is said plainly, and what it is about is said to those who hear the page. */
const cellOf = ({ frame, t, to }: CoverageProps, number: number, asked: Asked, about: string) =>
  number === 0 ? (
    t.none
  ) : (
    <a href={to(`/efforts?${new URLSearchParams({ ...asked, state: 'current' })}`)}>
      {formatNumber(number, frame.locale)}
      <span class="sr-only">{`: ${about}`}</span>
    </a>
  )

const Kinds = (props: CoverageProps) => {
  const { t, w, coverage } = props
  return (
    <Table
      caption={t.kindsCaption}
      captionHidden
      columns={[
        { key: 'goal', heading: t.goal },
        ...kinds.map((kind) => ({ key: kind, heading: w.kinds[kind], numeric: true })),
        { key: 'all', heading: t.all, numeric: true },
      ]}
      rows={goals.map((goal) => ({
        cells: {
          goal: <Words of={w.goalTitles[goal]} />,
          ...Object.fromEntries(
            kinds.map((kind) => [
              kind,
              cellOf(props, coverage.goals[goal].kinds[kind], { goal, kind }, `${w.goalNumbers[goal]}, ${w.kinds[kind]}`),
            ]),
          ),
          all: cellOf(props, coverage.goals[goal].efforts, { goal }, w.goalNumbers[goal]),
        },
      }))}
    />
  )
}

const Audiences = (props: CoverageProps) => {
  const { t, w, coverage } = props
  return (
    <Table
      caption={t.audiencesCaption}
      captionHidden
      columns={[{ key: 'group', heading: t.group }, ...goals.map((goal) => ({ key: goal, heading: w.goalNumbers[goal], numeric: true }))]}
      rows={audiences.map((audience) => ({
        cells: {
          group: w.audiences[audience],
          ...Object.fromEntries(
            goals.map((goal) => [
              goal,
              cellOf(
                props,
                coverage.goals[goal].audiences[audience],
                { goal, audience },
                `${w.audiences[audience]}, ${w.goalNumbers[goal]}`,
              ),
            ]),
          ),
        },
      }))}
    />
  )
}

const placeName = (t: typeof da, { key, name }: CoveragePlace): string => (key === 'town' ? t.wholeTown : key === 'none' ? t.noPlace : name)

const Places = (props: CoverageProps & { goal: Goal }) => {
  const { t, w, coverage, goal } = props
  const ageName = (age: (typeof ageColumns)[number]) => (age === 'none' ? t.anyAge : w.ages[age])
  return (
    <Table
      caption={t.goalPlacesCaption(w.goals[goal])}
      captionHidden
      columns={[{ key: 'place', heading: t.place }, ...ageColumns.map((age) => ({ key: age, heading: ageName(age), numeric: true }))]}
      rows={coverage.places.map((place) => {
        const numbers = coverage.goals[goal].places.get(place.key)?.ages
        const about = placeName(t, place)
        return {
          cells: {
            place: about,
            ...Object.fromEntries(
              ageColumns.map((age) => [
                age,
                cellOf(props, numbers?.[age] ?? 0, { goal, area: place.key, age }, `${about}, ${ageName(age)}`),
              ]),
            ),
          },
        }
      })}
    />
  )
}
