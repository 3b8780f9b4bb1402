// Public faults as a file for Danish spreadsheets.
import { dayOf } from '../../../platform/form/model.ts'
import { csvFile, csvLine } from '../../../platform/table-file/write-csv.ts'
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { PublicFault } from '../model.ts'
import type { da } from '../texts.da.ts'

// Figures are written as a Danish spreadsheet reads them.
const decimal = (value: number): string => String(value).replace('.', ',')

export function toCsv(faults: readonly PublicFault[], t: typeof da, words: typeof reportDa): string {
  const headings = [t.fault.number, t.columns.kind, t.columns.place, t.filter.area, t.columns.state, t.fault.outcome, t.columns.unit]
  const lines = faults.map(({ number, kind, place, state, outcome, unit, receivedAt, answerBy, closedAt }) => [
    String(number),
    words.kinds[kind],
    place.label,
    place.area ?? '',
    words.states[state],
    outcome ? words.outcomes[outcome] : '',
    unit,
    dayOf(receivedAt),
    answerBy ?? '',
    closedAt ? dayOf(closedAt) : '',
    decimal(place.lat),
    decimal(place.lon),
  ])
  return csvFile([[...headings, t.columns.since, t.columns.answerBy, t.csv.closed, t.csv.lat, t.csv.lon], ...lines].map(csvLine))
}
