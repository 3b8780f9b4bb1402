// One figure to enter or to correct, with its interval and n, or the reasons why none.

import {
  Button,
  ErrorSummary,
  Form,
  FormGroup,
  type Frame,
  formatDate,
  formatNumber,
  Hidden,
  Notice,
  Page,
  Summary,
  TextField,
} from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { Words } from '../../../goals/said/both.tsx'
import { saidIn } from '../../../goals/said/model.ts'
import type { Indicator, IndicatorValue } from '../../model.ts'
import { periodInWords, type ToldWords } from '../../told/told.ts'
import { asTyped } from '../model.ts'
import { ReasonArea } from '../reason-area.tsx'
import { reasonOf } from '../table/provenance.ts'
import type { da } from './texts.da.ts'

export interface EntryProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  answered: Answered
  indicator: Indicator
  /** The figure that holds for the period, which this one would correct. */
  before: IndicatorValue | null
  /** The period to begin with, where one was asked for. */
  period: string
}

export const EntryPage = (props: EntryProps) => {
  const { frame, t, told, answered, indicator, before } = props
  const path = `/${frame.locale}/indicators/${indicator.slug}`
  const name = saidIn(indicator.name, frame.locale).text
  const unit = saidIn(indicator.unit, frame.locale).text
  return (
    <Page
      frame={frame}
      narrow
      title={before ? t.correctTitle(periodInWords(before.period, told, frame.locale)) : t.addTitle}
      lead={t.lead(name, unit)}
      hasErrors={answered.errors.length > 0}
      breadcrumbs={[
        { text: t.home, href: `/${frame.locale}` },
        { text: t.indicators, href: `/${frame.locale}/indicators` },
        { text: name, href: path },
        { text: t.values, href: `${path}/values` },
      ]}
    >
      <ErrorSummary errors={answered.errors} />
      {before && <Before {...props} before={before} />}
      <Form action={`${path}/values/new`}>
        {before && <Hidden name="replaces" value={before.id} />}
        <FigureFields {...props} unit={unit} />
        {before && <ReasonArea answered={answered} name="reason" label={t.reason} hint={t.reasonHint} maxlength={500} />}
        <Button>{before ? t.correct : t.save}</Button>
      </Form>
    </Page>
  )
}

const Before = ({ frame, t, indicator, before }: EntryProps & { before: IndicatorValue }) => {
  const figure = (value: number) => formatNumber(value, frame.locale, indicator.digits)
  const reason = (given: { none: string }) => <Words of={saidIn(reasonOf(before, given), frame.locale)} />
  const { interval, n } = before
  return (
    <Notice title={t.holdsTitle}>
      <Summary
        facts={[
          { name: t.value, value: figure(before.value) },
          {
            name: t.intervalTitle,
            value: 'none' in interval ? reason(interval) : t.between(figure(interval.lower), figure(interval.upper)),
          },
          { name: t.n, value: 'none' in n ? reason(n) : formatNumber(n.count, frame.locale) },
        ]}
      />
      <p>
        {t.holdsSince(before.enteredByName, formatDate(before.enteredAt, frame.locale))} {t.stays}
      </p>
    </Notice>
  )
}

const FigureFields = ({ frame, t, answered, indicator, before, period, unit }: EntryProps & { unit: string }) => {
  const typed = (value: number) => asTyped(value, frame.locale === 'da' ? 'comma' : 'point')
  const interval = before?.interval
  const ends = interval && !('none' in interval) ? interval : null
  const field = (name: string, was: string) => ({ name, value: writtenIn(answered, name, was), error: errorOf(answered, name) })
  const number = { inputmode: 'decimal', width: 'short', maxlength: 30, spellcheck: false } as const
  return (
    <>
      <TextField
        {...field('period', before?.period ?? period)}
        label={t.period}
        hint={t.periodHint[indicator.frequency]}
        width="short"
        maxlength={20}
        spellcheck={false}
        required
      />
      <TextField {...field('value', before ? typed(before.value) : '')} {...number} label={t.value} hint={unit} required />
      <FormGroup legend={t.intervalTitle}>
        <TextField {...field('lower', ends ? typed(ends.lower) : '')} {...number} label={t.lower} />
        <TextField {...field('upper', ends ? typed(ends.upper) : '')} {...number} label={t.upper} />
        <TextField
          {...field('noInterval', interval && 'none' in interval ? interval.none : '')}
          label={t.noInterval}
          hint={t.noIntervalHint}
          width="long"
          maxlength={300}
        />
      </FormGroup>
      <FormGroup legend={t.nTitle}>
        <TextField
          {...field('n', before && !('none' in before.n) ? String(before.n.count) : '')}
          label={t.n}
          hint={t.nHint}
          inputmode="numeric"
          width="short"
          maxlength={20}
          spellcheck={false}
        />
        <TextField
          {...field('noN', before && 'none' in before.n ? before.n.none : '')}
          label={t.noN}
          hint={t.noNHint}
          width="long"
          maxlength={300}
        />
      </FormGroup>
    </>
  )
}
