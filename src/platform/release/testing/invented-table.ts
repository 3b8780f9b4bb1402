// A small invented public table for tests, with everything a release must say.
import type { Cell, PublicTable } from '../model.ts'

const both = (da: string, en: string) => ({ da, en })

/** Two columns of words and two of figures; `rows` are group, note, count, ratio. */
export const inventedTable = (rows: Cell[][] = [['home', 'one', 12, 1.25]], more: Partial<PublicTable> = {}): PublicTable => ({
  dataset: 'invented-counts',
  title: both('Opfundne tal', 'Invented figures'),
  description: both('Til prøve.', 'For trial.'),
  columns: [
    {
      key: 'group',
      heading: both('Gruppe', 'Group'),
      kind: 'dimension',
      labels: { home: both('Hjem', 'Homes'), shop: both('Butik; café', 'Shop, café') },
    },
    { key: 'note', heading: both('Note', 'Note'), kind: 'text' },
    { key: 'count', heading: both('Antal', 'Count'), kind: 'measure' },
    { key: 'ratio', heading: both('Forhold', 'Ratio'), kind: 'interval', digits: 2, unit: both('gange', 'times') },
  ],
  rows,
  provenance: [
    {
      publisher: 'Prøvekilden',
      table: 'PRØVE1',
      title: both('Prøvetabel', 'Trial table'),
      codes: { EMNE: [{ code: '1', label: both('Et emne', 'A subject') }] },
      unit: both('antal', 'number'),
      fetchedAt: '2026-01-02T03:04:05.000Z',
      publishedAt: null,
      credit: 'Kilde: Prøvekilden',
      marks: [
        { period: '2013K3', text: both('Loven blev ændret.', 'The law was changed.') },
        { period: '', text: both('Et 0 kan være skjult.', 'A 0 may be hidden.') },
      ],
    },
  ],
  n: both('To rækker', 'Two rows'),
  uncertainty: { none: both('Alt er talt med', 'Everything is counted') },
  cannotSay: [both('Hvorfor', 'Why')],
  protection: { kind: 'official-statistics' },
  ...more,
})
