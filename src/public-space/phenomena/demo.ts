// The demonstration's phenomena: one that is worked on and one that is judged; marked, and gone with the demonstration.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import { newId } from '../../platform/id.ts'
import { allOrganisations } from '../../platform/people/organisations/store.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { addCount } from './counting/store.ts'
import { type Invented, invented, looseObserved } from './demo/invented.ts'
import { inventedReports, makeOn, noteOn, sayOn, standOn } from './demo/store.ts'
import { around } from './model.ts'
import { addObservations, makeObservation } from './observations/store.ts'
import { conclude } from './response/store.ts'
import { addReports } from './store.ts'
import { colleagues } from './writing/store.ts'

const quarter = 'Demokvarteret Nord'
/** The middle of the invented quarter, where something was seen but nothing is reported. */
const middle = { lat: 55.6178, lon: 12.347 }

/** Runs as the machinery, after the invented reports, people and efforts are there. */
export async function fillPhenomena(tx: Tx, now = new Date()): Promise<void> {
  const area = (await listAreas(tx)).find(({ name }) => name === quarter)
  if (!area) return
  const people = await colleagues(tx)
  const partners = await allOrganisations(tx)
  const idOf = (rows: { id: string; name: string }[], name: string) => rows.find((one) => one.name === name)?.id ?? null
  for (const one of invented) {
    const organisations = one.organisations.flatMap((name) => idOf(partners, name) ?? [])
    await fillOne(
      tx,
      { ...one, id: newId() },
      { now, area: area.id, owner: idOf(people, one.owner), organisations, partnerOf: (name) => idOf(partners, name) },
    )
  }
  await observeLoose(tx, { area: area.id, now })
}

type Begun = Invented & { id: string }

interface Around {
  now: Date
  area: string
  owner: string | null
  organisations: string[]
  partnerOf: (name: string) => string | null
}

async function fillOne(tx: Tx, one: Begun, { now, area, owner, organisations, partnerOf }: Around): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const reports = await inventedReports(tx, one.kind, area, one.isOver)
  const found = reports.length > 0 ? around(reports) : { ...middle, radius: 150 }
  const reach = { ...found, radius: Math.max(150, found.radius) }
  const form = { ...one.form, area, owner, organisations, radius: reach.radius }
  await makeOn(tx, one.id, form, reach, ago(one.days.made))
  await markAsDemonstration(tx, 'public_space.phenomenon', one.id)
  await addReports(
    tx,
    one.id,
    reports.map(({ id }) => id),
    {},
  )
  await observe(tx, one, { area, now, at: reach })
  for (const { what, daysAgo, hours, count } of one.counts)
    await addCount(tx, one.id, { what, on: daysAfter(todayInTown(now), -daysAgo), hours, count }, one.owner)
  for (const { organisation, ...voice } of one.voices)
    await sayOn(tx, one.id, {
      ...voice,
      organisation: organisation ? partnerOf(organisation) : null,
      asked: ago(one.days.asked),
      answered: ago(one.days.heard),
    })
  await standOn(tx, one.id, { ...one, ring: reach.radius + 300, tied: ago(one.days.tied) })
  await tellStory(tx, one, ago)
  if (one.result) await conclude(tx, one.id, { result: one.result.result, answer: one.result.words })
}

async function observe(
  tx: Tx,
  one: Begun,
  { area, now, at }: { area: string; now: Date; at: { lat: number; lon: number } },
): Promise<void> {
  for (const { daysAgo, time, howMany } of one.observed) {
    const seen = { kind: one.kind, on: daysAfter(todayInTown(now), -daysAgo), time, howMany }
    const id = await makeObservation(tx, seen, { label: one.form.where, lat: at.lat, lon: at.lon, area })
    await markAsDemonstration(tx, 'public_space.observation', id)
    await addObservations(tx, one.id, [id])
  }
}

/** What colleagues have seen and nobody has put together yet. */
async function observeLoose(tx: Tx, { area, now }: { area: string; now: Date }): Promise<void> {
  for (const { daysAgo, kind, label, time, howMany } of looseObserved) {
    const seen = { kind, on: daysAfter(todayInTown(now), -daysAgo), time, howMany }
    const id = await makeObservation(tx, seen, { label, ...middle, area })
    await markAsDemonstration(tx, 'public_space.observation', id)
  }
}

async function tellStory(tx: Tx, one: Begun, ago: (days: number) => Date): Promise<void> {
  const by = one.owner
  const { made, asked, heard, tied } = one.days
  await noteOn(tx, one.id, 'made', { by, day: ago(made) })
  await noteOn(tx, one.id, 'analysed', { by, day: ago(made - 5) })
  for (const { who, by: writer } of one.voices) {
    await noteOn(tx, one.id, 'invited', { by, words: who, day: ago(asked) })
    await noteOn(tx, one.id, 'heard', { by: writer, words: who, day: ago(heard) })
  }
  await noteOn(tx, one.id, 'displacement', { by, day: ago(tied + 1) })
  await noteOn(tx, one.id, 'effort-tied', { by, day: ago(tied) })
  if (one.result) await noteOn(tx, one.id, 'closed', { by, words: one.result.words, day: ago(280) })
}
