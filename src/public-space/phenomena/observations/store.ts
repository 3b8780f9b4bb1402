// Observations in the database: added in the observer's own name, never changed.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Observation, ObservationForm } from './model.ts'

const columns = sql`o.id, o.kind, o.place_label as label, o.lat, o.lon, o.seen_on as "on", o.time, o.how_many as "howMany"`

export async function observationsByIds(tx: Tx, ids: readonly string[]): Promise<Observation[]> {
  const found = await sql<Observation>`select ${columns} from public_space.observation o
    where o.municipality = platform.town() and o.id = any (${ids}::uuid[]) order by o.seen_on desc, o.id`.execute(tx)
  return found.rows
}

/** The observations a phenomenon rests on, the newest first. */
export async function observationsOf(tx: Tx, phenomenon: string): Promise<Observation[]> {
  const found = await sql<Observation>`select ${columns} from public_space.phenomenon_observation l
    join public_space.observation o on o.municipality = l.municipality and o.id = l.observation
    where l.municipality = platform.town() and l.phenomenon = ${phenomenon} order by o.seen_on desc, o.id`.execute(tx)
  return found.rows
}

/** The newest observations that are part of no phenomenon, those of one kind and place beside each other. */
export async function looseObservations(tx: Tx): Promise<Observation[]> {
  const found = await sql<Observation>`select n.* from (select ${columns} from public_space.observation o
      where o.municipality = platform.town() and o.how_many <> 'none' and o.seen_on > current_date - 60
        and not exists (select from public_space.phenomenon_observation l where l.municipality = o.municipality and l.observation = o.id)
      order by o.seen_on desc, o.id limit 50) n order by n.kind, n.label, n.on desc, n.id`.execute(tx)
  return found.rows
}

export async function addObservations(tx: Tx, phenomenon: string, ids: readonly string[]): Promise<void> {
  await sql`insert into public_space.phenomenon_observation (municipality, phenomenon, observation, added_by)
    select platform.town(), ${phenomenon}, o, platform.actor() from unnest(${ids}::uuid[]) as o on conflict do nothing`.execute(tx)
}

interface Spot {
  label: string
  lat: number
  lon: number
  area: string | null
}

/** Whether whoever acts wrote down the same a moment ago: a button pressed twice is one observation. */
export async function isJustObserved(tx: Tx, form: Omit<ObservationForm, 'where'>, spot: Spot): Promise<boolean> {
  await oneAtATime(tx, 'an observation', { ofOneself: true })
  const found = await sql`select from public_space.observation o where o.municipality = platform.town() and o.observer = platform.actor()
    and o.observed_at > clock_timestamp() - interval '1 minute' and o.kind = ${form.kind} and o.seen_on = ${form.on} and o.time = ${form.time}
    and o.how_many = ${form.howMany} and o.lat = ${spot.lat} and o.lon = ${spot.lon}`.execute(tx)
  return found.rows.length > 0
}

/** Writes down what whoever acts has seen. */
export async function makeObservation(tx: Tx, form: Omit<ObservationForm, 'where'>, spot: Spot, id = newId()): Promise<string> {
  await sql`insert into public_space.observation (municipality, id, kind, place_label, lat, lon, area, seen_on, time, how_many, observer)
    values (platform.town(), ${id}, ${form.kind}, ${spot.label}, ${spot.lat}, ${spot.lon}, ${spot.area}, ${form.on}, ${form.time}, ${form.howMany},
      platform.actor())`.execute(tx)
  return id
}
