// In the form of a new phenomenon: what was counted on the spot, where, and each count with its day.
import { DateField, FieldsBeside, FormGroup, Hidden, Select, TextField } from '@trygby/ui'
import { type Answered, datePartsOf, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import type { da } from '../texts.da.ts'

interface FirstCountsProps {
  t: typeof da
  answered: Answered
  n: number
  /** Known places to choose from; null where reports or observations say the place. */
  places: { id: string; name: string }[] | null
}

export const FirstCounts = ({ t, answered, n, places }: FirstCountsProps) => {
  const common = (name: string, label: string) => ({ name, label, error: errorOf(answered, name), value: writtenIn(answered, name) })
  return (
    <FormGroup legend={t.title}>
      <Hidden name="counts" value={n} />
      <TextField {...common('what', t.fields.what)} hint={t.hints.what} maxlength={160} width="long" required />
      {places && (
        <>
          <TextField {...common('address', t.fields.address)} hint={t.hints.address} maxlength={120} autocomplete="off" />
          <Select
            {...common('place', t.fields.place)}
            options={places.map(({ id, name }) => ({ value: id, text: name, lang: 'da' }))}
            prompt={t.noPlace}
          />
        </>
      )}
      {Array.from({ length: n }, (_, place) => place + 1).map((place) => (
        <FormGroup legend={n === 1 ? t.one : t.oneOf(String(place))}>
          <DateField
            name={`counted${place}`}
            label={t.fields.counted}
            error={errorOf(answered, `counted${place}`)}
            value={datePartsOf(answered, `counted${place}`, null)}
            required
          />
          <FieldsBeside>
            <TextField {...common(`hours${place}`, t.fields.hours)} width="short" inputmode="numeric" required />
            <TextField {...common(`count${place}`, t.fields.count)} width="short" inputmode="numeric" required />
          </FieldsBeside>
        </FormGroup>
      ))}
    </FormGroup>
  )
}
