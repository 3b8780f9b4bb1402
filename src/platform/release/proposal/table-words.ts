// What every table of counts of people says besides its figures: its columns, where it comes from, and why some cells are empty.
import type { AboutBase, BaseDimension, CountBase } from '../base/model.ts'
import { grainOf, timeWords, weekYears } from '../base/time.ts'
import { type Bilingual, type Provenance, type PublicColumn, type PublicTable, totalCode as total, underCode } from '../model.ts'
import type { CutAxis } from './cut.ts'
import type { TableCut } from './model.ts'

const everybody: Bilingual = { da: 'I alt', en: 'Total' }

/** One column for each way of dividing, the count, and whether it is withheld; never for which reason. */
export function columnsOf(base: CountBase, axes: readonly CutAxis[]): PublicColumn[] {
  return [
    ...axes.map(dimensionColumn),
    { key: 'count', kind: 'measure', heading: { da: 'Antal', en: 'Count' }, unit: base.about.counted, digits: 0 },
    {
      key: 'withheld',
      kind: 'text',
      heading: { da: 'Tilbageholdt', en: 'Withheld' },
      labels: { protected: { da: 'tilbageholdt, så ingen kan kendes', en: 'withheld, so that nobody can be recognised' } },
    },
  ]
}

function dimensionColumn({ dimension, classes }: CutAxis): PublicColumn {
  const { key, heading, kind, labels: given = {} } = dimension
  const places = kind === 'place' ? placesOfClasses(dimension.places ?? {}, classes) : {}
  const labels = Object.fromEntries(
    classes.map(({ code }): [string, Bilingual] => [
      code,
      underCode(given, code) ?? (kind === 'time' ? timeWords(code) : { da: code, en: code }),
    ]),
  )
  return {
    key,
    heading,
    kind: 'dimension',
    labels: { ...labels, [total]: everybody },
    ...(kind === 'words' ? {} : { role: kind }),
    ...(Object.keys(places).length > 0 ? { places } : {}),
  }
}

/** A class stands where its units do: in their middle when it holds several, so that no map shows them apart. */
function placesOfClasses(known: NonNullable<BaseDimension['places']>, classes: CutAxis['classes']): NonNullable<PublicColumn['places']> {
  const places = new Map<string, { lat: number; lon: number }>()
  for (const { code, units } of classes) {
    const spots = units.flatMap((unit) => underCode(known, unit) ?? [])
    const middle = (of: (spot: { lat: number; lon: number }) => number) =>
      Number((spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length).toFixed(5))
    if (spots.length === units.length) places.set(code, { lat: middle(({ lat }) => lat), lon: middle(({ lon }) => lon) })
  }
  return Object.fromEntries(places)
}

const tooFew = (least: number): Bilingual => ({
  da: `Antal fra 1 til ${least - 1} personer er tilbageholdt. Nogle større antal er det også, så de små ikke kan regnes ud. Et tilbageholdt antal er aldrig 0.`,
  en: `Counts of 1 to ${least - 1} people are withheld. So are some larger ones, so that the small ones cannot be worked out. A withheld count is never 0.`,
})

/** What no figure of these tables can say, after what the base says itself. */
export function limitsOf({ about, least }: CountBase, axes: readonly CutAxis[], cut: TableCut): Bilingual[] {
  const isOfWeeks = axes.some(({ dimension, classes }) => dimension.kind === 'time' && grainOf(classes[0]?.units[0] ?? '') === 'week')
  const inYears = isOfWeeks && cut.dimensions.some(({ step }) => step === 'year')
  return [...about.cannotSay, tooFew(least), ...(inYears ? [weekYears] : [])]
}

/** The town publishes its own counts; the base is their table. */
export function originOf({ slug, about }: CountBase, { publisher, countedAt }: { publisher: string; countedAt: string }): Provenance {
  return {
    publisher: publisher || '–',
    table: slug,
    title: about.title,
    codes: {},
    unit: about.counted,
    fetchedAt: countedAt,
    publishedAt: null,
    credit: `Kilde: ${publisher || '–'}`,
    marks: [],
  }
}

export const factsOf = ({ counted, origin }: AboutBase): PublicTable['facts'] => [
  { key: 'counted', heading: { da: 'Hvad der er talt', en: 'What is counted' }, words: counted },
  { key: 'origin', heading: { da: 'Hvordan der er talt', en: 'How it was counted' }, words: origin },
]

export const notEstimated: PublicTable['uncertainty'] = {
  none: { da: 'Tallene er talt op, ikke anslået.', en: 'The figures are counted, not estimated.' },
}
