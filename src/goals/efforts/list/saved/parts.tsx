// The searches somebody keeps by name: links above the list, and below it the way to keep one more or forget one.
import { Button, Details, Form, Hidden, Tabs, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { addressOf, everything, type SavedSearch } from '../model.ts'
import type { da } from '../texts.da.ts'

export interface SavedProps {
  t: typeof da
  to: (path: string) => string
  searches: SavedSearch[]
  /** The search on the page, as its address asks for it. */
  query: string
  answered: Answered
}

/** What everybody asks on a Monday, before their own searches. */
const given = (t: typeof da): Pick<SavedSearch, 'name' | 'query'>[] => [
  { name: t.saved.all, query: '' },
  { name: t.choices.me, query: addressOf(everything, { owner: 'me' }) },
  { name: t.choices.due, query: addressOf(everything, { evaluation: 'due' }) },
  { name: t.choices.noEvaluation, query: addressOf(everything, { evaluation: 'none' }) },
]

export const SavedLinks = ({ t, to, searches, query }: SavedProps) => (
  <Tabs
    label={t.saved.label}
    tabs={[...given(t), ...searches].map((one) => ({ text: one.name, href: to(`/efforts${one.query}`), current: one.query === query }))}
  />
)

export const SavedForms = ({ t, to, searches, query, answered }: SavedProps) => (
  <Details title={t.saved.title} openAtStart={answered.errors.length > 0}>
    <Form action={to('/efforts/searches')}>
      <Hidden name="query" value={query} />
      <TextField
        name="name"
        label={t.saved.name}
        hint={t.saved.nameHint}
        value={writtenIn(answered, 'name')}
        error={errorOf(answered, 'name')}
        maxlength={80}
      />
      <Button kind="secondary">{t.saved.keepTitle}</Button>
    </Form>
    {searches.length > 0 ? <h3>{t.saved.forgetTitle}</h3> : null}
    {searches.map((one) => (
      <Form action={to(`/efforts/searches/${one.id}/forget`)}>
        <Hidden name="query" value={query} />
        <Button kind="secondary">{t.saved.forget(one.name)}</Button>
      </Form>
    ))}
  </Details>
)
