// The efforts found: a dense table for colleagues, cards for everybody else.
import { Card, CardGrid, type Column, formatDate, type Locale, type Row, Table, Tag, type TagKind } from '@trygby/ui'
import { type Goal, goals } from '../../goals/model.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { EffortLine, State } from '../model.ts'
import type { EffortWords } from '../words/words.ts'
import { addressOf, type Search, type Sort, sorts } from './model.ts'
import type { da } from './texts.da.ts'

export interface FoundProps {
  t: typeof da
  w: EffortWords
  locale: Locale
  search: Search
  lines: EffortLine[]
  /** Names of areas by identifier. */
  areaNames: ReadonlyMap<string, string>
  /** Address of a page by its path without language. */
  to: (path: string) => string
}

const tagKinds: Record<State, TagKind> = {
  idea: 'neutral',
  planned: 'info',
  going: 'success',
  paused: 'warning',
  ended: 'neutral',
  judged: 'neutral',
}

type Wording = Pick<FoundProps, 't' | 'w' | 'locale'>

const day = (date: string | null, locale: Locale): string => (date === null ? '' : formatDate(date, locale))
const period = ({ from, to }: EffortLine, { t, locale }: Wording): string =>
  from && to
    ? t.fromTo(day(from, locale), day(to, locale))
    : from
      ? t.openEnd(day(from, locale))
      : to
        ? t.openBeginning(day(to, locale))
        : ''

const inOrder = (served: readonly Goal[]): Goal[] => goals.filter((goal) => served.includes(goal))

/** Where an effort stands; a judged one also says how it was judged. */
const Standing = ({ line: { state, verdict }, w }: { line: EffortLine; w: EffortWords }) => (
  <Tag kind={tagKinds[state]}>{verdict ? `${w.states[state]}: ${w.verdicts[verdict].toLowerCase()}` : w.states[state]}</Tag>
)

/** What of the table can be shown beside each row: a box to tick. */
export interface Ticks {
  heading: string
  box: (line: EffortLine) => Row['cells'][string]
}

/** The table of colleagues: one line an effort, sorted by the headings. */
export const EffortTable = (props: FoundProps & { downloads: { text: string; href: string }[]; ticks?: Ticks }) => {
  const { t, w, locale, search, lines, to, downloads, ticks } = props
  const column = (key: Sort & keyof typeof t.columns): Column => ({ key, heading: t.columns[key], sortable: true })
  return (
    <Table
      caption={t.caption}
      captionHidden
      downloads={downloads}
      sorted={{ key: search.sort, direction: search.isDescending ? 'descending' : 'ascending' }}
      sortHref={(key, direction) =>
        to(
          `/efforts${addressOf(search, { sort: sorts.find((sort) => sort === key) ?? 'changed', isDescending: direction === 'descending', page: 1 })}`,
        )
      }
      columns={[
        column('name'),
        column('state'),
        column('kind'),
        { key: 'goals', heading: t.columns.goals },
        column('owner'),
        column('from'),
        column('verdict-on'),
        ...(ticks ? [{ key: 'tick', heading: ticks.heading }] : []),
      ]}
      rows={lines.map((line) => ({
        href: to(`/efforts/${line.id}`),
        cells: {
          name: <Words of={saidIn(line.name, locale)} />,
          state: <Standing line={line} w={w} />,
          kind: w.kinds[line.kind],
          goals: inOrder(line.goals)
            .map((goal) => w.goalNumbers[goal])
            .join(', '),
          owner: line.ownerName,
          from: period(line, { t, w, locale }),
          'verdict-on': day(line.verdictOn, locale),
          ...(ticks ? { tick: ticks.box(line) } : {}),
        },
      }))}
    />
  )
}

/** The cards of everybody else: what, how far, for whom, where and when. */
export const EffortCards = ({ t, w, locale, lines, areaNames, to }: FoundProps) => (
  <CardGrid>
    {lines.map((line) => {
      const where = [...(line.isWholeTown ? [t.choices.town] : []), ...line.areas.flatMap((id) => areaNames.get(id) ?? [])]
      return (
        <Card
          title={<Words of={saidIn(line.name, locale)} />}
          href={to(`/efforts/${line.id}`)}
          over={inOrder(line.goals).map((goal, place) => (
            <>
              {place > 0 ? ' · ' : ''}
              <Words of={w.goalTitles[goal]} />
            </>
          ))}
          foot={[where.join(', '), period(line, { t, w, locale })].filter(Boolean).join(' · ')}
        >
          <p>
            <Standing line={line} w={w} />
          </p>
          {line.audiences.length > 0 ? <p>{t.forWhom(line.audiences.map((one) => w.audiences[one]).join(', '))}</p> : null}
        </Card>
      )
    })}
  </CardGrid>
)
