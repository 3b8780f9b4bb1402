// Crime against the expected as a live part of a plan: the answers in two sentences, and the figures behind them, from what is released.
import { formatDate, formatNumber } from '@trygby/ui'
import type { PlanPart } from '../../goals/index.ts'
import type { Block, FigureNote, Inline } from '../../platform/paper/model.ts'
import type { Release } from '../../platform/release/index.ts'
import { evidenceOf } from './figures/evidence.ts'
import { audiences, wholeTown } from './model.ts'
import { readMainAnswers } from './store.ts'
import { datasets } from './tables.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { at, audienceSentence, newestYears, verdictIn } from './told/told.ts'

/** `{{analysis crime-expected}}`. A plan is written in Danish, and so are its parts. */
export const crimeExpectedPart: PlanPart = {
  name: 'analysis',
  offers: async () => [{ call: `analysis ${datasets.expected}`, name: { da: da.title, en: en.title } }],
  blocks: async (tx, [which, ...rest]) => {
    if (which !== datasets.expected || rest.length > 0) return null
    const answers = await readMainAnswers(tx)
    return answers && blocksOf(answers.expected)
  },
}

const words = (text: string): Inline[] => [{ text }]

/** The newest whole year: the sentence for residents, the one for businesses, and a line for each group. */
export function blocksOf(release: Release): Block[] | null {
  const rows = newestYears(release)
  const [newest] = rows
  if (!newest) return null
  const year = String(newest.row.period)
  const figure = (value: number, digits: number) => (Number.isFinite(value) ? formatNumber(value, 'da', digits) : '–')
  return [
    ...audiences.map((audience): Block => ({ kind: 'paragraph', text: words(audienceSentence(release, audience, da, 'da')) })),
    {
      kind: 'table',
      caption: `${da.title}, ${year}`,
      columns: [
        { heading: da.columns.group },
        { heading: da.columns.observed, numeric: true },
        { heading: da.columns.expected, numeric: true },
        { heading: da.columns.ratio, numeric: true },
        { heading: '95 %-interval' },
        { heading: da.columns.verdict },
      ],
      rows: rows.map(({ group, row }) => [
        words(da.groups[group].title),
        words(figure(at(row, 'observed'), 0)),
        words(figure(at(row, 'expected'), 0)),
        words(figure(at(row, 'ratio'), 2)),
        words(`${figure(at(row, 'ratioLow'), 2)} – ${figure(at(row, 'ratioHigh'), 2)}`),
        words(da.verdicts[verdictIn(row)]),
      ]),
      note: noteOf(release),
    },
  ]
}

/** Source, day, n, uncertainty and limits, as they stand under the same figures on their own page. */
function noteOf(release: Release): FigureNote {
  const row = newestYears(release).find(({ group }) => group === wholeTown)?.row
  const { source, n, uncertainty, cannotSay } = evidenceOf(release, row, da, 'da')
  const fetchedAt = source.fetchedAt ?? release.releasedAt
  return {
    source: `${source.name}, ${source.table} (${source.codes}), hentet ${formatDate(fetchedAt, 'da')}. ${release.table.title.da}, udgave ${release.number}.`,
    asOf: new Date(fetchedAt).toISOString().slice(0, 10),
    n,
    uncertainty: 'interval' in uncertainty ? uncertainty.interval : uncertainty.none,
    cannotSay: row?.isCarried === 'yes' ? [...cannotSay, da.carried(String(row.conditionsFrom))] : cannotSay,
  }
}
