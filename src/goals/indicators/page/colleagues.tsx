// What only staff see of an indicator: its state, every figure the town holds with its corrections, and what is due.
import { Button, ButtonLink, ButtonRow, Details, Form, formatDate, formatDateTime, formatNumber, Notice, Summary, Table } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { type IndicatorState, type IndicatorValue, indicatorDataset, indicatorStates } from '../model.ts'
import { intervalInWords, movementInWords, periodInWords } from '../told/told.ts'
import { reasonOf } from '../values/table/provenance.ts'
import type { ColleaguesProps, IndicatorProps } from './props.ts'

type Props = IndicatorProps & { staff: ColleaguesProps }

export const Colleagues = (props: Props) => {
  const { frame, t, indicator, released, staff } = props
  const { locale } = frame
  const path = `/${locale}/indicators/${indicator.slug}`
  const isPublic = indicator.state === 'adopted' && indicator.dataClass === 'open'
  return (
    <>
      {!isPublic && (
        <Notice>
          <p>{t.staff.notPublic[indicator.state]}</p>
          {released && (
            <p>
              <a href={`/${locale}/data/${indicatorDataset(indicator.slug)}`}>{t.staff.stillReleased}</a>
            </p>
          )}
        </Notice>
      )}
      <Details title={t.staff.title} openAtStart={!isPublic}>
        <Summary
          facts={[
            { name: t.staff.state, value: t.staff.states[indicator.state] },
            { name: t.staff.due, value: dueInWords(props) },
            { name: t.staff.series, value: staff.series ?? t.staff.byHand },
            { name: t.staff.changed, value: formatDateTime(indicator.changedAt, locale) },
          ]}
        />
        <AllFigures {...props} />
        {staff.mayKeep && (
          <>
            <ButtonRow>
              <ButtonLink kind="secondary" href={`${path}/edit`}>
                {t.staff.correct}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`${path}/values`}>
                {t.staff.values}
              </ButtonLink>
            </ButtonRow>
            <Deeds {...props} action={`${path}/state`} />
          </>
        )}
      </Details>
    </>
  )
}

function dueInWords({ frame, t, told, indicator, staff: { due, today } }: Props): string {
  if (due === null) return told.frequencies[indicator.frequency]
  return (due < today ? t.staff.overdue : t.staff.dueFrom)(formatDate(due, frame.locale))
}

/** A corrected figure stays to be read, struck out, with who corrected it and why. */
const AllFigures = (props: Props) => {
  const { frame, t, told, indicator, staff } = props
  const { locale } = frame
  if (staff.values.length === 0) return <p>{t.staff.noValues}</p>
  const unit = saidIn(indicator.unit, locale).text
  return (
    <>
      <p>{t.staff.moved(movementInWords(staff.moved, indicator, unit, told, locale).answer)}</p>
      <Table
        caption={t.staff.figuresCaption}
        columns={[
          { key: 'period', heading: t.period },
          { key: 'value', heading: t.value, numeric: true },
          { key: 'interval', heading: t.interval },
          { key: 'n', heading: t.n, numeric: true },
          { key: 'release', heading: t.staff.release },
          { key: 'who', heading: t.staff.who },
          { key: 'reason', heading: t.staff.reason },
        ]}
        rows={staff.values.map((value) => valueRow(props, value))}
      />
    </>
  )
}

function valueRow({ frame, t, told, indicator, staff }: Props, value: IndicatorValue) {
  const { locale } = frame
  const isCorrected = value.replacedBy !== null
  const struck = (text: Child) => (isCorrected ? <del>{text}</del> : text)
  const reason = (none: { none: string }) => <Words of={saidIn(reasonOf(value, none), locale)} />
  const interval = 'none' in value.interval ? reason(value.interval) : intervalInWords(value.interval, indicator.digits, told, locale)
  const standing = staff.releasedPeriods.has(value.period) ? t.staff.isReleased : t.staff.notReleased
  return {
    cells: {
      period: periodInWords(value.period, told, locale),
      value: struck(formatNumber(value.value, locale, indicator.digits)),
      interval: struck(interval ?? ''),
      n: struck('none' in value.n ? reason(value.n) : formatNumber(value.n.count, locale)),
      release: isCorrected ? t.staff.corrected : standing,
      who: `${value.enteredByName || t.staff.machinery}, ${formatDate(value.enteredAt, locale)}`,
      reason: value.reason ? <Words of={saidIn({ da: value.reason, en: '' }, locale)} /> : '–',
    },
  }
}

const Deeds = ({ t, indicator, action }: Props & { action: string }) => {
  const deeds: Record<IndicatorState, string> = { adopted: t.staff.adopt, proposed: t.staff.propose, dropped: t.staff.drop }
  return (
    <Form action={action}>
      <ButtonRow>
        {indicatorStates
          .filter((state) => state !== indicator.state)
          .map((state) => (
            <Button kind={state === 'dropped' ? 'danger' : 'secondary'} name="state" value={state}>
              {deeds[state]}
            </Button>
          ))}
      </ButtonRow>
    </Form>
  )
}
