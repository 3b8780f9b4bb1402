// The views of the inbox as tabs with their counts: those everybody has and one's own.
import { formatNumber, type Locale, Tabs } from '@trygby/ui'
import type { Answered } from '../../../../platform/form/answered.ts'
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
