// The page on which a professional writes down in half a minute what they saw on a round.
import { DateField, ErrorSummary, Form, type Frame, Page, Radios, Select } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { SaveOrCancel } from '../../../platform/form/save-or-cancel.tsx'
import { dayTimes } from '../../reports/model.ts'
import type { Words } from '../words.ts'
import { howManys, observedKinds } from './model.ts'
import type { da } from './texts.da.ts'

interface ObservationPageProps {
  frame: Frame
  t: typeof da
  words: Words
  answered: Answered
  places: { value: string; text: string }[]
  today: string
}

export const ObservationPage = ({ frame, t, words, answered, places, today }: ObservationPageProps) => {
  const list = `/${frame.locale}/phenomena`
  const common = (name: keyof typeof t.fields) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
    required: true,
  })
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: words.p.phenomena, href: list }]}
      hasErrors={answered.errors.length > 0}
      narrow
    >
      <ErrorSummary errors={answered.errors} />
      <Form action={`/${frame.locale}/observations`}>
        <Select
          {...common('where')}
          options={places.map((place) => ({ ...place, lang: 'da' }))}
          hint={places.length === 0 ? t.none : undefined}
          width="long"
        />
        <Select {...common('kind')} options={observedKinds.map((kind) => ({ value: kind, text: words.r.kinds[kind] }))} width="long" />
        <DateField
          name="on"
          label={t.fields.on}
          hint={t.onHint}
          error={errorOf(answered, 'on')}
          value={datePartsOf(answered, 'on', today)}
          required
        />
        <Radios {...common('time')} options={dayTimes.map((time) => ({ value: time, text: words.r.times[time] }))} />
        <Radios {...common('howMany')} options={howManys.map((howMany) => ({ value: howMany, text: t.howMany[howMany] }))} />
        <SaveOrCancel save={t.save} cancel={t.cancel} href={list} />
      </Form>
    </Page>
  )
}
