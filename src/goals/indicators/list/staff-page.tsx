// What staff see of the indicators: one state at a time, with what is due, and the buttons of those who keep them.
import { Button, ButtonLink, ButtonRow, Form, type Frame, formatDate, formatNumber, Hidden, Page, Table, Tabs, Tag } from '@trygby/ui'
import { type Goal, goals } from '../../goals/model.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { type IndicatorState, indicatorStates } from '../model.ts'
import { behindInWords, figureInWords, tagOf } from '../told/told.ts'
import type { IndicatorLine } from './lines.ts'
import { GoalHeading, type ListProps, to, trail } from './pages.tsx'
import type { da } from './texts.da.ts'

export type StaffListProps = ListProps & {
  state: IndicatorState
  mayKeep: boolean
  today: string
  done?: string | undefined
}

/** What staff see: one state at a time, with what is due and the buttons of those who keep indicators. */
export const StaffIndicatorsPage = (props: StaffListProps) => {
  const { frame, t, lines, state, mayKeep, done } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={mayKeep ? t.leadStaff : t.lead}
      breadcrumbs={trail(frame, t)}
      status={done ? { kind: 'success', text: done } : undefined}
      scripts={['ui/table']}
    >
      {mayKeep && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={to(frame, '/indicators/new')}>
            {t.add}
          </ButtonLink>
        </ButtonRow>
      )}
      <Tabs
        label={t.statesLabel}
        tabs={(['adopted', 'proposed', 'dropped'] as const satisfies readonly IndicatorState[]).map((one) => ({
          text: t.tab(t.states[one], formatNumber(lines.filter(({ indicator }) => indicator.state === one).length, frame.locale)),
          href: to(frame, `/indicators?state=${one}`),
          current: one === state,
        }))}
      />
      {goals.map((goal) => (
        <GoalTable {...props} goal={goal} lines={lines.filter(({ indicator }) => indicator.goal === goal && indicator.state === state)} />
      ))}
    </Page>
  )
}

const GoalTable = (props: StaffListProps & { goal: Goal }) => {
  const { frame, t, words, goal, lines, state, mayKeep } = props
  const act = mayKeep ? [{ key: 'act', heading: t.act }] : []
  return (
    <section>
      <GoalHeading {...props} />
      {lines.length === 0 ? (
        <p>{t.noneIn[state]}</p>
      ) : (
        <Table
          caption={t.caption(words[goal].title.text, t.states[state])}
          captionHidden
          columns={[...(state === 'adopted' ? adoptedColumns(t) : otherColumns(t)), ...act]}
          rows={lines.map((line) => (state === 'adopted' ? adoptedRow : otherRow)(props, line))}
        />
      )}
      {mayKeep && state === 'proposed' && lines.length > 0 && (
        <Form action={to(frame, '/indicators/adopt')}>
          <Hidden name="goal" value={goal} />
          <Button kind="secondary">
            {t.adoptAll(formatNumber(lines.length, frame.locale))}
            <span class="sr-only">{`: ${words[goal].title.text}`}</span>
          </Button>
        </Form>
      )}
    </section>
  )
}

const adoptedColumns = (t: typeof da) => [
  { key: 'name', heading: t.name, sortable: true },
  { key: 'newest', heading: t.newest },
  { key: 'movement', heading: t.movement, sortable: true },
  { key: 'due', heading: t.due, sortable: true },
  { key: 'responsible', heading: t.responsible, sortable: true },
]

/** What to know before one is adopted. */
const otherColumns = (t: typeof da) => [
  { key: 'name', heading: t.name, sortable: true },
  { key: 'aim', heading: t.aim },
  { key: 'frequency', heading: t.frequency },
  { key: 'source', heading: t.source },
]

/** The first cell is a link, so the row is named by it. */
const nameCell = (frame: Frame, { indicator }: IndicatorLine) => <Words of={saidIn(indicator.name, frame.locale)} />

function adoptedRow(props: StaffListProps, line: IndicatorLine) {
  const { frame, t, told, today } = props
  const { indicator, moved, isReleased, due } = line
  const { locale } = frame
  const { newest } = moved
  const dueInWords = due === null ? told.frequencies[indicator.frequency] : (due < today ? t.overdue : t.dueFrom)(formatDate(due, locale))
  return {
    href: to(frame, `/indicators/${indicator.slug}`),
    sortValues: { name: saidIn(indicator.name, locale).text, movement: moved.movement, due: due ?? '9' },
    cells: {
      name: nameCell(frame, line),
      newest: newest ? (
        <>
          {figureInWords(newest, saidIn(indicator.unit, locale).text, indicator.digits, told, locale)}
          {behindInWords(newest, indicator.digits, told, locale)}
          {!isReleased && <> – {t.unreleased}</>}
        </>
      ) : (
        t.waiting
      ),
      movement: newest ? <Tag kind={tagOf[moved.movement]}>{told.movements[moved.movement]}</Tag> : '–',
      due: dueInWords,
      responsible: `${indicator.responsible || t.nobody}${indicator.dataClass === 'internal' ? ` (${t.internal})` : ''}`,
      act: <Deeds {...props} indicator={indicator} />,
    },
  }
}

function otherRow(props: StaffListProps, line: IndicatorLine) {
  const { frame, told } = props
  const { indicator } = line
  return {
    href: to(frame, `/indicators/${indicator.slug}`),
    sortValues: { name: saidIn(indicator.name, frame.locale).text },
    cells: {
      name: nameCell(frame, line),
      aim: told.aims[indicator.aim],
      frequency: told.frequencies[indicator.frequency],
      source: <Words of={saidIn(indicator.source, frame.locale)} />,
      act: <Deeds {...props} indicator={indicator} />,
    },
  }
}

/** The buttons carry the indicator's name for those who hear them. */
const Deeds = ({ frame, t, indicator }: Pick<StaffListProps, 'frame' | 't'> & Pick<IndicatorLine, 'indicator'>) => (
  <Form action={to(frame, `/indicators/${indicator.slug}/state`)}>
    <Hidden name="from" value="list" />
    {indicatorStates
      .filter((state) => state !== indicator.state && (state !== 'proposed' || indicator.state === 'dropped'))
      .map((state, place) => (
        <>
          {place > 0 && '\u2003'}
          <Button kind="link" name="state" value={state}>
            {{ adopted: t.adopt, dropped: t.drop, proposed: t.propose }[state]}
            <span class="sr-only">{`: ${saidIn(indicator.name, frame.locale).text}`}</span>
          </Button>
        </>
      ))}
  </Form>
)
