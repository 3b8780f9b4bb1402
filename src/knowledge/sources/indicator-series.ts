// The series that feed indicators: official figures worked out for the town, and the series it has brought in itself.

import type { SeriesFigure, SeriesOffer, SeriesRead, SeriesSource } from '../../goals/index.ts'
import type { Tx } from '../../platform/db.ts'
import type { Provenance } from '../../platform/release/index.ts'
import { offencesPerThousand, ratesWithSwing, swingOfCounts, wholeYears } from './municipality-years.ts'
import { readOwnSources, readSurroundings } from './own/store.ts'
import { both } from './series/model.ts'
import { fetchStamp, readOwnFigures, readPanel } from './series/store.ts'
import { provenanceOf } from './statbank/provenance.ts'
import { labelOf, wantedTables } from './statbank/wanted.ts'

const noIntervalInFile = both('Filen har intet interval.', 'The file has no interval.')
const noCountInFile = both('Filen siger ikke, hvor mange tallet hviler på.', 'The file does not say how many the figure rests on.')

const crime = 'STRAF11'
const unemployment = 'AULP01:TOT:share'
const offences = wantedTables.find(({ table }) => table === crime)?.codes.OVERTRÆD ?? []
const crimeCode = (code: string) => `${crime}:${code}:per-1000`

/** Official statistics: reported offences per 1,000 residents and year, and unemployment. */
export const statbankSeries: SeriesSource = {
  key: 'statbank',
  name: both('Danmarks Statistik', 'Statistics Denmark'),
  offers: async () => [
    ...offences.map((code): SeriesOffer => {
      const label = labelOf(crime, 'OVERTRÆD', code)
      const name = both(`${label.da}, anmeldt pr. 1.000 indbyggere om året`, `${label.en}, reported per 1,000 residents a year`)
      return { code: crimeCode(code), name, unit: both('anmeldelser pr. 1.000 indbyggere', 'reports per 1,000 residents') }
    }),
    {
      code: unemployment,
      name: both('Ledige i procent af arbejdsstyrken', 'Unemployed in per cent of the labour force'),
      unit: both('procent', 'per cent'),
    },
  ],
  stamp: (tx) => fetchStamp(tx, 'official'),
  read: async (tx, code) => {
    const { town } = await readSurroundings(tx)
    const area = String(Number(town))
    if (code === unemployment) return readUnemployment(tx, area)
    const offence = offences.find((one) => crimeCode(one) === code)
    return offence ? readCrime(tx, offence, area) : null
  },
}

async function readCrime(tx: Tx, offence: string, area: string): Promise<SeriesRead | null> {
  const counts = await readPanel(tx, { kind: 'official', table: crime, codes: [offence] })
  const people = await readPanel(tx, { kind: 'official', table: 'FOLK1A', codes: ['IALT'] })
  if (!counts || !people) return null
  const breaks = counts.provenance.breaks.flatMap(({ kind, period }) => (kind === 'break' ? [period] : []))
  const years = wholeYears(counts, people)
  const swing = swingOfCounts(years, breaks)
  return {
    figures: offencesPerThousand(years, area, swing),
    provenance: saidOf([provenanceOf(counts), provenanceOf(people)]),
    isOfficial: true,
  }
}

async function readUnemployment(tx: Tx, area: string): Promise<SeriesRead | null> {
  const panel = await readPanel(tx, { kind: 'official', table: 'AULP01', codes: ['TOT'] })
  if (!panel) return null
  return { figures: ratesWithSwing(panel, area), provenance: saidOf([provenanceOf(panel)]), isOfficial: true }
}

/** Where figures that rest on several tables come from, in one. */
export function saidOf(tables: Provenance[]): SeriesRead['provenance'] {
  const [first] = tables
  if (!first) throw new Error('A series rests on at least one table')
  const codes = tables.flatMap((table) =>
    Object.entries(table.codes).map(([variable, list]) => [variable, list.map(({ code }) => code).join(', ')]),
  )
  return {
    publisher: first.publisher,
    table: tables.map(({ table }) => table).join(', '),
    codes: Object.fromEntries(codes),
    fetchedAt:
      tables
        .map(({ fetchedAt }) => fetchedAt)
        .sort()
        .at(-1) ?? first.fetchedAt,
    publishedAt: first.publishedAt,
    credit: first.credit,
    tables,
  }
}

/** Series the town has brought in from files: offered as they are, for the town as a whole. */
export const ownSeries: SeriesSource = {
  key: 'own',
  name: both('Byens egne tal', 'The town’s own figures'),
  offers: async (tx) => (await listOwn(tx)).map(({ code, name, unit }) => ({ code, name: both(name, name), unit: both(unit, unit) })),
  stamp: (tx) => fetchStamp(tx, 'own'),
  read: async (tx, code) => {
    const found = (await listOwn(tx)).find((one) => one.code === code)
    if (!found) return null
    const { town } = await readSurroundings(tx)
    const held = await readOwnFigures(tx, found.table, found.series, town)
    const figures = held.map(
      ({ period, value, n, lower, upper }): SeriesFigure => ({
        period,
        value,
        interval: lower !== null && upper !== null ? { lower, upper } : { none: noIntervalInFile },
        n: n !== null ? { count: n } : { none: noCountInFile },
      }),
    )
    return { figures, provenance: found.from, isOfficial: false }
  },
}

/** Every series of every own source, with where it comes from. */
async function listOwn(tx: Tx) {
  const found = []
  for (const { table, unit } of await readOwnSources(tx)) {
    const from = (await readPanel(tx, { kind: 'own', table, periods: [] }))?.provenance
    for (const { code } of from?.series ?? [])
      found.push({
        table,
        series: code,
        code: `${table}:${code}`,
        name: code === table ? table : `${table}: ${code}`,
        unit: unit || '–',
        from: {
          publisher: from?.publisher ?? '',
          table,
          codes: { serie: code },
          fetchedAt: from?.fetchedAt.toISOString() ?? '',
          publishedAt: from?.publishedAt?.toISOString() ?? null,
          credit: from?.credit ?? '',
        },
      })
  }
  return found
}
