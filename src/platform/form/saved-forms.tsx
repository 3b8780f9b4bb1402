// Below a list: keep what is asked of it by a name, or forget one that was kept.
import { Button, Details, Form, Hidden, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from './answered.ts'

interface SavedFormsProps {
  t: { title: string; keepTitle: string; name: string; nameHint: string; forgetTitle: string; forget: (name: string) => string }
  /** Where a new one is kept; one is forgotten under its own address below it. */
  address: string
  kept: readonly { id: string; name: string }[]
  /** What the list is asked on the page, as its address says it. */
  query: string
  answered: Answered
}

export const SavedForms = ({ t, address, kept, query, answered }: SavedFormsProps) => (
  <Details title={t.title} openAtStart={answered.errors.length > 0}>
    <Form action={address}>
      <Hidden name="query" value={query} />
      <TextField
        name="name"
        label={t.name}
        hint={t.nameHint}
        value={writtenIn(answered, 'name')}
        error={errorOf(answered, 'name')}
        maxlength={80}
      />
      <Button kind="secondary">{t.keepTitle}</Button>
    </Form>
    {kept.length > 0 ? <h3>{t.forgetTitle}</h3> : null}
    {kept.map(({ id, name }) => (
      <Form action={`${address}/${id}/forget`}>
        <Hidden name="query" value={query} />
        <Button kind="secondary">{t.forget(name)}</Button>
      </Form>
    ))}
  </Details>
)
