// The form above the inbox: words first, the many choices folded. Sent by address, so that every view can be shared.
import { Button, ButtonLink, ButtonRow, Details, FieldsBeside, Form, Select, TextField } from '@trygby/ui'
import type { Choices } from './choices.ts'
import { isNarrowed, type Search } from './model.ts'
import type { da } from './texts.da.ts'

export interface FilterProps {
  t: typeof da
  search: Search
  choices: Choices
  here: string
}

export const FilterForm = ({ t, search, choices, here }: FilterProps) => {
  const fields = Object.keys(choices) as (keyof Choices)[] // the keys of a record of its own
  return (
    <Form method="get" action={here}>
      <TextField name="words" type="search" label={t.words} hint={t.wordsHint} value={search.words} maxlength={100} width="long" />
      <Details title={t.more}>
        <FieldsBeside>
          {fields.map((name) => (
            <Select
              name={name}
              label={t.fields[name]}
              options={choices[name]}
              value={search[name] ?? ''}
              // State and order always have a value; the others may be left open.
              prompt={name === 'state' || name === 'order' ? false : t.any}
              width="long"
            />
          ))}
        </FieldsBeside>
      </Details>
      <ButtonRow>
        <Button kind="secondary">{t.search}</Button>
        {isNarrowed(search) ? (
          <ButtonLink kind="secondary" href={here}>
            {t.clear}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Form>
  )
}
