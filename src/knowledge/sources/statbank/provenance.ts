// Where official figures come from, as it is said in public beside them.
import type { Provenance } from '../../../platform/release/index.ts'
import type { Panel } from '../series/model.ts'
import { labelOf, titleOf, unitOf } from './wanted.ts'

/** Where a panel of official figures comes from; what the publisher says in one language only stands in our words. */
export function provenanceOf({ provenance: from }: Panel): Provenance {
  const codes: Provenance['codes'] = {}
  for (const series of from.series)
    for (const [variable, code] of Object.entries(series.codes)) {
      const known = codes[variable] ?? []
      codes[variable] = known
      if (!known.some((one) => one.code === code)) known.push({ code, label: labelOf(from.table, variable, code, series.labels[variable]) })
    }
  return {
    publisher: from.publisher,
    table: from.table,
    title: titleOf(from.table, from.title),
    codes,
    unit: unitOf(from.table, from.unit),
    fetchedAt: from.fetchedAt.toISOString(),
    publishedAt: from.publishedAt?.toISOString() ?? null,
    credit: from.credit,
    marks: from.breaks.map(({ period, text }) => ({ period, text })),
  }
}
