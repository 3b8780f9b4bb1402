// The form above the list: words first, the many choices folded. Sent by address, so that every search can be shared.
import { Button, ButtonLink, ButtonRow, Details, Form, Hidden, Select, TextField } from '@trygby/ui'
import type { Choices } from './choices.ts'
import { everything, isNarrowed, type Search } from './model.ts'
import type { da } from './texts.da.ts'

interface FilterProps {
  t: typeof da
  search: Search
  choices: Choices
  here: string
  /** Whether something else on the page weighs more than searching. */
  isQuiet: boolean
}

export const FilterForm = ({ t, search, choices, here, isQuiet }: FilterProps) => {
  const fields = (Object.keys(choices) as (keyof Choices)[]).filter((name) => choices[name].length > 0) // the keys of a record of its own
  const isOrdered = search.sort !== everything.sort || search.isDescending !== everything.isDescending
  return (
    <Form method="get" action={here}>
      <TextField name="words" type="search" label={t.words} hint={t.wordsHint} value={search.words} maxlength={200} width="long" />
      <Details title={t.moreFilters}>
        {fields.map((name) => (
          <Select name={name} label={t.fields[name]} options={choices[name]} value={search[name] ?? ''} prompt={t.any} width="long" />
        ))}
      </Details>
      {isOrdered ? <Hidden name="sort" value={`${search.isDescending ? '-' : ''}${search.sort}`} /> : null}
      <ButtonRow>
        <Button kind={isQuiet ? 'secondary' : 'primary'}>{t.search}</Button>
        {isNarrowed(search) ? (
          <ButtonLink kind="secondary" href={here}>
            {t.clear}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Form>
  )
}
