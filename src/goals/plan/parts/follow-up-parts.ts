// Who does what, where there is much and where nothing, and when the town looks again: `{{responsibilities}}`, `{{coverage}}`, `{{calendar}}`.
import { coverageBlocks } from '../../efforts/coverage/blocks.ts'
import { readCoverage } from '../../efforts/coverage/store.ts'
import { figuresOfRelease, inOrder } from '../../indicators/movement.ts'
import { nextDue } from '../../indicators/period/model.ts'
import type { PlanPart } from '../plan-part.ts'
import { day, frequencyWords, paragraph, text } from './in-danish.ts'
import { type Day, planIndicators, type Responsible, releasesOn, responsibleDepartments, verdictDays } from './store.ts'

const namesShown = 12
const daysShown = 100

export const responsibilitiesPart: PlanPart = {
  name: 'responsibilities',
  offers: async () => [
    { call: 'responsibilities', name: { da: 'Hvem svarer for hvad (afdelinger)', en: 'Who answers for what (departments)' } },
  ],
  blocks: async (tx, call) => {
    if (call.length > 0) return null
    const departments = await responsibleDepartments(tx, namesShown)
    if (departments.length === 0) return [paragraph('Der er ingen offentlige indsatser endnu.')]
    return [
      {
        kind: 'table',
        caption: 'Afdelinger og de indsatser, de svarer for',
        columns: [{ heading: 'Afdeling' }, { heading: 'Antal', numeric: true }, { heading: 'Indsatser' }],
        rows: departments.map((one) => [text(one.department || 'Ingen afdeling endnu'), text(String(one.efforts)), text(namesOf(one))]),
      },
    ]
  },
}

function namesOf({ names, efforts }: Responsible): string {
  const more = efforts - names.length
  return more > 0 ? `${names.join(', ')} og ${more} andre` : names.join(', ')
}

export const coveragePart: PlanPart = {
  name: 'coverage',
  offers: async () => [
    { call: 'coverage', name: { da: 'Hvor der er meget, og hvor der mangler noget', en: 'Where there is much and where nothing' } },
  ],
  blocks: async (tx, call) => {
    return call.length > 0 ? null : coverageBlocks(await readCoverage(tx, { onlyPublic: true }))
  },
}

export const calendarPart: PlanPart = {
  name: 'calendar',
  offers: async () => [{ call: 'calendar', name: { da: 'Kalender for opfølgningen', en: 'Calendar of the follow-up' } }],
  blocks: async (tx, call, { figuresAsOf, reviewOn }) => {
    if (call.length > 0) return null
    const indicators = await planIndicators(tx)
    const releases = await releasesOn(
      tx,
      indicators.map(({ slug }) => slug),
      figuresAsOf,
    )
    const figures = indicators.flatMap(({ slug, name, frequency }): Day[] => {
      const release = releases.get(slug)
      const newest = release ? inOrder(figuresOfRelease(release)).at(-1) : undefined
      const on = newest ? nextDue(newest.period, frequency) : null
      return on && on >= figuresAsOf ? [{ on, name: `Næste tal: ${name.da} (${frequencyWords[frequency]})` }] : []
    })
    const verdicts = await verdictDays(tx, figuresAsOf, daysShown + 1)
    const days: Day[] = [
      ...verdicts.slice(0, daysShown).map(({ on, name }) => ({ on, name: `Indsatsen bedømmes: ${name}` })),
      ...figures,
      ...(reviewOn ? [{ on: reviewOn, name: 'Planen ses efter i sin helhed' }] : []),
    ].sort((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name, 'da'))
    if (days.length === 0) return [paragraph('Der er ikke aftalt datoer endnu.')]
    const columns = [{ heading: 'Dag' }, { heading: 'Hvad der sker' }]
    return [
      { kind: 'table', caption: 'Kalender for opfølgningen', columns, rows: days.map(({ on, name }) => [text(day(on)), text(name)]) },
      ...(verdicts.length > daysShown
        ? [paragraph(`Kun de første ${daysShown} bedømmelser er med. Resten står på kommunens side om indsatser.`)]
        : []),
    ]
  },
}
