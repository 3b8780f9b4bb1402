// The searches somebody keeps by name, as links above the list.
import { Tabs } from '@trygby/ui'
import type { Answered } from '../../../../platform/form/answered.ts'
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
