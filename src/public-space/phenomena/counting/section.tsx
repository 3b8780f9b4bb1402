// On a phenomenon's page: what was counted on the spot, and adding a count.
import { Button, DateField, Details, Form, type Frame, formatDate, formatNumber, Table, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../platform/form/answered.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { Count } from '../model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface CountsProps {
  frame: Frame
  phenomenon: string
  counts: readonly Count[]
  mayWork: boolean
  answered: Answered
}

export const CountsSection = (props: CountsProps) => {
  const { frame, counts, mayWork } = props
  const { locale } = frame
  const t = textsFor(locale, { da, en })
  return (
    <section id="counts">
      <h2>{t.title}</h2>
      {counts.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          columns={[
            { key: 'what', heading: t.columns.what },
            { key: 'on', heading: t.columns.on },
            { key: 'hours', heading: t.columns.hours, numeric: true },
            { key: 'count', heading: t.columns.count, numeric: true },
            { key: 'by', heading: t.columns.by },
          ]}
          rows={counts.map(({ what, on, hours, count, byName }) => ({
            cells: {
              what: (
                <span lang="da" dir="auto">
                  {what}
                </span>
              ),
              on: formatDate(on, locale),
              hours: formatNumber(hours, locale, hours % 1 === 0 ? 0 : 1),
              count: formatNumber(count, locale),
              by: byName,
            },
          }))}
        />
      )}
      {mayWork && <CountForm {...props} t={t} />}
    </section>
  )
}

const CountForm = ({ frame, phenomenon, answered, t }: CountsProps & { t: typeof da }) => {
  const names = ['what', 'counted', 'hours', 'count'] as const
  const common = (name: (typeof names)[number]) => ({
    name,
    label: t.fields[name],
    error: errorOf(answered, name),
    value: writtenIn(answered, name),
    required: true,
  })
  return (
    <Details title={t.add} openAtStart={names.some((name) => errorOf(answered, name))}>
      <Form action={`/${frame.locale}/phenomena/${phenomenon}/counts`}>
        <TextField {...common('what')} hint={t.hints.what} maxlength={160} width="long" />
        <DateField
          name="counted"
          label={t.fields.counted}
          error={errorOf(answered, 'counted')}
          value={datePartsOf(answered, 'counted', null)}
          required
        />
        <TextField {...common('hours')} width="short" inputmode="numeric" />
        <TextField {...common('count')} width="short" inputmode="numeric" />
        <Button kind="secondary">{t.save}</Button>
      </Form>
    </Details>
  )
}
