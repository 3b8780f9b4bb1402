// Real points from two places far away, read from files and moved into the invented town; what they stood for becomes an invented kind.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { DayTime, Kind } from '../public-space/reports/model.ts'
import { hoursOf } from '../public-space/reports/model.ts'
import { type Move, moved, moves } from './layout.ts'

export interface Point {
  part: keyof typeof moves
  lat: number
  lon: number
  kind: Kind
  /** Year-month-day; of London only the month is known, and the day is drawn. */
  day: string
  /** Known for Memphis alone. */
  time: DayTime | null
  isWeekend: boolean | null
}

export const files = { london: 'police_uk_city_of_london.csv', memphis: 'memphis_robberies_2019.csv' } as const

/** Whom the points come from; said wherever they are drawn. */
export const credits = {
  london:
    'Punkter: data.police.uk, City of London 2018-2020. Contains public sector information licensed under the Open Government Licence v3.0.',
  memphis: 'Punkter: Memphis 2019 (Crime Open Database, MIT).',
} as const

/** A crime there says nothing about anybody here: each category lends its places and times to a kind of report. */
const kindOf: Record<string, Kind> = {
  'Anti-social behaviour': 'noise',
  'Public order': 'shouting-blocking',
  Drugs: 'open-drugs',
  'Criminal damage and arson': 'damage',
  'Violence and sexual offences': 'shouting',
  Robbery: 'being-followed',
  'Theft from the person': 'blocking-the-way',
  'Possession of weapons': 'other-unsafe',
  'Other theft': 'litter',
  Shoplifting: 'graffiti',
  'Bicycle theft': 'broken',
  'Vehicle crime': 'path',
  Burglary: 'lamp',
  'Other crime': 'drinking',
}

type Row = Record<string, string>
const rowsOf = async (folder: string, name: string): Promise<Row[]> =>
  parse(await readFile(join(folder, name)), { columns: true, bom: true })

/** Every point that lies in the taken parts, as of `today`; the same files and day give the same points. Throws when a file cannot be read. */
export async function readPoints(folder: string, today: string): Promise<Point[]> {
  const [london, memphis] = await Promise.all([rowsOf(folder, files.london), rowsOf(folder, files.memphis)])
  const points = [...londonPoints(london, today), ...memphisPoints(memphis, today)]
  return points.filter(({ day }) => day <= today).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

const spotIn = (move: Move, lat = '', lon = '') => (lat === '' || lon === '' ? null : moved(move, { lat: Number(lat), lon: Number(lon) }))

/** Whole years are added, so that each month keeps its season. */
function londonPoints(rows: Row[], today: string): Point[] {
  const newest = rows.reduce((latest, { Month = '' }) => (Month > latest ? Month : latest), '')
  const years = Number(today.slice(0, 4)) - Number(newest.slice(0, 4)) - (newest.slice(5, 7) > today.slice(5, 7) ? 1 : 0)
  return rows.flatMap((row, i): Point[] => {
    const spot = spotIn(moves.london, row.Latitude, row.Longitude)
    const kind = kindOf[row['Crime type'] ?? '']
    if (!spot || !kind) return []
    const [year = '', month = ''] = (row.Month ?? '').split('-')
    const day = `${Number(year) + years}-${month}-${String(1 + ((i * 7919) % 28)).padStart(2, '0')}`
    return [{ part: 'london', ...spot, kind, day, time: null, isWeekend: null }]
  })
}

/** Whole weeks are added, a year's worth each time, so that weekday and hour stay what they were. */
function memphisPoints(rows: Row[], today: string): Point[] {
  const newest = rows.reduce((latest, { date = '' }) => (date > latest ? date : latest), '').slice(0, 10)
  const weeks = Math.floor((Date.parse(today) - Date.parse(newest)) / (7 * 86_400_000))
  return rows.flatMap((row): Point[] => {
    const spot = spotIn(moves.memphis, row.lat, row.lon)
    if (!spot) return []
    const [date = '', clock = ''] = (row.date ?? '').split(' ')
    const day = new Date(Date.parse(date) + weeks * 7 * 86_400_000)
    return [
      {
        part: 'memphis',
        ...spot,
        kind: 'mopeds',
        day: day.toISOString().slice(0, 10),
        time: timeAt(Number(clock.slice(0, 2))),
        isWeekend: [0, 6].includes(day.getUTCDay()),
      },
    ]
  })
}

const timeAt = (hour: number): DayTime => {
  for (const time of ['morning', 'day', 'evening'] as const) if (hour >= hoursOf[time][0] && hour < hoursOf[time][1]) return time
  return 'night'
}
