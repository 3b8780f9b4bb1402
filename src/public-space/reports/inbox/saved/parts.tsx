// The views of the inbox as tabs with their counts: those everybody has and one's own; below the list the way to keep or forget one.
import { Button, Details, Form, formatNumber, Hidden, type Locale, Tabs, TextField } from '@trygby/ui'
import { type Answered, errorOf, writtenIn } from '../../../../platform/form/answered.ts'
import { mostBeside, type SavedFilter } from '../model.ts'
import type { da } from '../texts.da.ts'

/** A view with how many reports it holds. */
export interface CountedView {
  name: string
  query: string
  n: number
}

export interface SavedProps {
  t: typeof da
  locale: Locale
  to: (path: string) => string
  views: CountedView[]
  own: SavedFilter[]
  /** The view on the page, as its address asks for it. */
  query: string
  answered: Answered
}

export const ViewTabs = ({ t, locale, to, views, query }: SavedProps) => {
  const count = (n: number) => (n > mostBeside ? t.orMore(formatNumber(mostBeside, locale)) : formatNumber(n, locale))
  return (
    <Tabs
      label={t.views}
      tabs={views.map((view) => ({
        text: t.counted(view.name, count(view.n)),
        href: to(`/reports${view.query}`),
        current: view.query === query,
      }))}
    />
  )
}

export const SavedForms = ({ t, to, own, query, answered }: SavedProps) => (
  <Details title={t.saved.title} openAtStart={answered.errors.length > 0}>
    <Form action={to('/reports/views')}>
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
    {own.length > 0 ? <h3>{t.saved.forgetTitle}</h3> : null}
    {own.map((one) => (
      <Form action={to(`/reports/views/${one.id}/forget`)}>
        <Hidden name="query" value={query} />
        <Button kind="secondary">{t.saved.forget(one.name)}</Button>
      </Form>
    ))}
  </Details>
)
