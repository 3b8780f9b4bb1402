// What stands below every figure about crime, taken from the release itself: source, n, interval, limits.
import { type Evidence, formatNumber } from '@trygby/ui'
import type { Locale } from '../../../platform/i18n.ts'
import { type Release, said } from '../../../platform/release/index.ts'
import { type Group, offenceCodes, wholeTown } from '../model.ts'
import { da } from '../texts.da.ts'
import { at, type Row } from '../told/told.ts'

export type Limit = keyof typeof da.cannotSay
/** In the order in which they were released. */
export const limitsInOrder = Object.keys(da.cannotSay) as Limit[] // the keys are exactly these

/** What of a release a picture shows: one group (all), and which of the sentences on what it cannot say bear on it (all). */
interface Shown {
  group?: Group
  limits?: readonly Limit[]
}

/** The evidence of figures about crime; `row` is the newest line shown. */
export function evidenceOf(
  { table }: Release,
  row: Row | undefined,
  t: typeof da,
  locale: Locale,
  { group, limits }: Shown = {},
): Evidence {
  // The first source is the crime figures themselves.
  const [crime, ...others] = table.provenance
  if (!crime) throw new Error(`The release of ${table.dataset} has no source`)
  // Drugs and weapons are counted among all offences only.
  const bears = (limit: Limit) => (limits?.includes(limit) ?? true) && (limit !== 'police' || group === undefined || group === wholeTown)
  return {
    source: {
      name: crime.publisher,
      table: [crime, ...others].map((from) => from.table).join(', '),
      codes: Object.values(crime.codes)
        .flat()
        .map(({ code }) => code)
        .filter((code) => group === undefined || code === offenceCodes[group])
        .join(', '),
      fetchedAt: crime.fetchedAt,
      ...(crime.publishedAt ? { publishedAt: crime.publishedAt } : {}),
    },
    n: t.evidence.n(formatNumber(at(row, 'municipalities'), locale), formatNumber(at(row, 'observed'), locale)),
    uncertainty:
      'interval' in table.uncertainty
        ? { interval: said(table.uncertainty.interval, locale) }
        : { none: said(table.uncertainty.none, locale) },
    cannotSay: limitsInOrder
      .flatMap((limit, place) => (bears(limit) ? (table.cannotSay[place] ?? []) : []))
      .map((sentence) => said(sentence, locale)),
  }
}

/** Breaks in the crime figures from a year on, for charts and for the words beside them. */
export function breaksIn({ table }: Release, since: number, locale: Locale): { x: number; text: string }[] {
  return (table.provenance[0]?.marks ?? []).flatMap(({ period, text }) => {
    const [, year, quarter] = /^(\d{4})(?:K([1-4]))?$/.exec(period) ?? []
    const x = Number(year) + (Number(quarter ?? 1) - 1) / 4
    return x >= since ? [{ x, text: said(text, locale) }] : []
  })
}
