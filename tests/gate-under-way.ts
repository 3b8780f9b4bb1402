// What the gate has let out, refused or is still at work on, and pages are about: counts at places on the map, tables of them, files on their way in.

import { sql, type Tx } from '../src/platform/db.ts'
import { asInvented } from '../src/platform/demonstration.ts'
import { newId } from '../src/platform/id.ts'
import { inventedPerson } from '../src/platform/people/demo.ts'
import { openProgress, reportProgress } from '../src/platform/progress.ts'
import type { Answers } from '../src/platform/release/base/file/model.ts'
import { keepAnswers } from '../src/platform/release/base/file/store.ts'
import type { AboutBase, BaseDimension, CountCells } from '../src/platform/release/base/model.ts'
import { addEdition, makeBase } from '../src/platform/release/base/store.ts'
import { attackProposal } from '../src/platform/release/proposal/attack-proposal.ts'
import type { TableCut } from '../src/platform/release/proposal/model.ts'
import { workOn } from '../src/platform/release/proposal/propose-tables.ts'
import { releaseProposal } from '../src/platform/release/proposal/release.ts'
import { beginWork, dropProposal, markRead, propose, stopWork } from '../src/platform/release/proposal/store.ts'

const who = 'Demo Anders Analytiker'
const same = (words: string) => ({ da: words, en: words })

/** What is said of counts; `word` stands in all of it. */
const about = (word: string): AboutBase => ({
  title: same(`Demo: ${word}`),
  description: same(`Opfundne tal om ${word}.`),
  counted: same(`unge, der kom til ${word}`),
  origin: same(`Opfundet til en prøve om ${word}.`),
  n: same(`Alle opfundne unge i ${word}.`),
  cannotSay: [same(`Tallene om ${word} er opfundne.`)],
})

const quarters = ['2025K1', '2025K2', '2025K3', '2025K4']
const ages = ['10-12', '13-15', '16-17']
const spots = [
  { name: 'Torvet', lat: 55.61, lon: 12.35 },
  { name: 'Havnen', lat: 55.6, lon: 12.38 },
  { name: 'Skoven', lat: 55.63, lon: 12.33 },
]

const placesOf = (word: string): BaseDimension[] => [
  { key: 'kvartal', heading: same('Kvartal'), kind: 'time' },
  {
    key: 'sted',
    heading: same(`Sted i ${word}`),
    kind: 'place',
    places: Object.fromEntries(spots.map(({ name, lat, lon }) => [`${name} ${word}`, { lat, lon }])),
  },
  { key: 'alder', heading: same('Alder'), kind: 'words' },
]

/** Few of the eldest come to the wood. `late` were forgotten at first, in the first cell. */
const countsAtPlaces = (word: string, late = 0): CountCells => ({
  units: [quarters, spots.map(({ name }) => `${name} ${word}`), ages],
  counts: quarters.flatMap((_, q) =>
    spots.flatMap((_, spot) =>
      ages.map((_, age) => [
        q,
        spot,
        age,
        spot === 2 && age === 2 ? 1 + q : 40 - 9 * spot - 7 * age + q + (q + spot + age === 0 ? late : 0),
      ]),
    ),
  ),
})

const tableOf = (dataset: string, word: string, keys: string[]): TableCut => ({
  dataset,
  title: same(`Demo: ${word}, ${keys.join(' og ')}`),
  description: same(`Opfundne tal om ${word}.`),
  dimensions: keys.map((key) => ({ key, classes: [] })),
  totals: 'all',
})

export interface PlacesUnderWay {
  base: string
  slug: string
  dataset: string
  released: string
  /** A correction of two people stands in its way; the report names the cell. */
  refused: string
}

/** Runs as the machinery, after the demonstration's people: a table with places that is public, and one that would tell of two people. */
export async function placesUnderWay(
  tx: Tx,
  { slug, dataset, word }: { slug: string; dataset: string; word: string },
): Promise<PlacesUnderWay> {
  const base = await newBase(tx, slug, word, placesOf(word))
  await addEdition(tx, base, countsAtPlaces(word), `Første om ${word}`, who)
  const cuts = [tableOf(dataset, word, ['sted', 'kvartal', 'alder'])]
  const released = await attacked(tx, base, 1, cuts)
  await asInvented(tx, await inventedPerson(tx, 'analyst'), async () => {
    await markRead(tx, released)
    await releaseProposal(tx, released, who)
  })
  const late = await addEdition(tx, base, countsAtPlaces(word, 2), `To var glemt i ${word}`, who)
  return { base, slug, dataset, released, refused: await attacked(tx, base, late, cuts) }
}

async function newBase(tx: Tx, slug: string, word: string, dimensions: BaseDimension[]): Promise<string> {
  const id = await makeBase(tx, { slug, about: about(word), dimensions, least: 5 }, who)
  if (id === null) throw new Error(`There is a base called "${slug}" already`)
  return id
}

async function attacked(tx: Tx, base: string, edition: number, cuts: TableCut[]): Promise<string> {
  const id = await propose(tx, base, edition, cuts, who)
  await attackProposal({ work: (deed) => deed(tx), id, job: null })
  return id
}

/** Runs as the machinery: proposals nothing has come of, counts by many weeks, and a base without counts. */
export async function proposalsUnderWay(tx: Tx): Promise<Record<string, string>> {
  const weeks = Array.from({ length: 48 }, (_, week) => `2025W${String(week + 1).padStart(2, '0')}`)
  const base = await newBase(tx, 'demo-uger', 'ugerne', [
    { key: 'uge', heading: same('Uge'), kind: 'time' },
    { key: 'alder', heading: same('Alder'), kind: 'words' },
  ])
  const counts = weeks.flatMap((_, week) => ages.map((_, age) => [week, age, 7 + ((week * 5 + age * 3) % 11)]))
  await addEdition(tx, base, { units: [weeks, ages], counts }, '', who)
  const cut = tableOf('demo-uger', 'ugerne', ['uge', 'alder'])
  const proposed = () => propose(tx, base, 1, [cut], who)
  const [waiting, working, stopped] = [await proposed(), await proposed(), await proposed()]
  const dropped = await propose(tx, base, 1, [{ ...cut, dimensions: [{ key: 'uge', classes: [], step: 'year' }] }], who)
  const progress = await openProgress(tx, workOn(working), 'demo-uger')
  await beginWork(tx, working, progress)
  await reportProgress(tx, progress, { done: 400, total: 1000, note: '' })
  await beginWork(tx, stopped, await openProgress(tx, workOn(stopped), 'demo-uger'))
  await stopWork(tx, stopped)
  await dropProposal(tx, dropped, 'Vi vil hellere vise ugerne.', who)
  await newBase(tx, 'demo-uden-tal', 'det, ingen har talt', placesOf('Demo'))
  return { waiting, working, stopped, dropped }
}

const columns = ['Kvartal', 'Sted', 'lat', 'lon', 'Alder', 'Antal']
const roles: Answers['roles'] = ['time', 'place', 'lat', 'lon', 'words', 'count']

/** The counts as somebody hands them in, a line a cell. */
function fileOf(word: string, { units, counts }: CountCells): string {
  const lines = counts.map(([q = 0, spot = 0, age = 0, count]) => {
    const { lat = 0, lon = 0 } = spots[spot] ?? {}
    return [units[0]?.[q], units[1]?.[spot], lat, lon, units[2]?.[age], count].join(';')
  })
  const heads = columns.map((heading) => (heading === 'Sted' ? `Sted i ${word}` : heading))
  return `${[heads.join(';'), ...lines].join('\n')}\n`
}

/** Runs as an analyst: files on their way in, each at another step. `newerOf` is the base that some are a newer edition of. */
export async function filesUnderWay(tx: Tx, word: string, newerOf: string | null = null): Promise<Record<string, string>> {
  const good = fileOf(word, countsAtPlaces(word))
  const said = { about: about(word), least: 5, headings: {}, labels: {} }
  return {
    handedIn: await handIn(tx, `${word}.csv`, good),
    explained: await handIn(tx, `${word}.csv`, good, { roles }),
    described: await handIn(tx, `${word}.csv`, good, { roles, said }),
    faulty: await handIn(tx, `${word}.csv`, good.replace(';33\n', ';mange\n').replaceAll('2025K3', 'i sommer'), { roles }),
    newer: await handIn(tx, `${word}.csv`, fileOf(word, countsAtPlaces(word, 7)), { roles }, newerOf),
    otherColumns: await handIn(tx, `${word}.csv`, `Kvartal;Antal\n2025K1;40\n2025K2;41\n`, {}, newerOf),
  }
}

/** The store forgets the same person's earlier files; here each example needs its own. */
async function handIn(tx: Tx, name: string, text: string, answers: Answers = {}, base: string | null = null): Promise<string> {
  const id = newId()
  await sql`insert into platform.count_draft (municipality, id, account, base, file_name, content)
    values (platform.town(), ${id}, platform.actor(), ${base}, ${name}, ${Buffer.from(text)})`.execute(tx)
  await keepAnswers(tx, id, answers)
  return id
}
