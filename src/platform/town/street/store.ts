// The gazetteer in the database, and the address lookup that needs no network.
import { sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import { type Spot, toMetres } from '../position/model.ts'
import { type AddressProvider, type FoundAddress, planStreets, type Segment, type StreetPlan } from './model.ts'

interface SegmentRow {
  id: string
  street: string
  from_number: number
  to_number: number
  lat: number
  lon: number
  area: string | null
  area_name: string | null
  addresses: number
}

const found = (row: SegmentRow): FoundAddress => ({
  id: row.id,
  street: row.street,
  fromNumber: row.from_number,
  toNumber: row.to_number,
  lat: row.lat,
  lon: row.lon,
  area: row.area && row.area_name ? { id: row.area, name: row.area_name } : null,
  addresses: row.addresses,
})

const segments = sql`select s.id, s.street, s.from_number, s.to_number, s.lat, s.lon, s.area, a.name as area_name, s.addresses from platform.street_segment s
  left join platform.area a on a.municipality = s.municipality and a.id = s.area where s.municipality = platform.town()`

/** A page of the gazetteer in order, with how many stretches, streets and addresses there are in all. */
export async function listSegments(
  tx: Tx,
  { begins, offset, most }: { begins: string; offset: number; most: number },
): Promise<FoundAddress[]> {
  return (
    await sql<SegmentRow>`${segments} and starts_with(lower(s.street), lower(${begins}))
    order by lower(s.street) collate "da-x-icu", s.from_number limit ${most} offset ${offset}`.execute(tx)
  ).rows.map(found)
}

export async function countSegments(tx: Tx, begins = ''): Promise<{ segments: number; streets: number; addresses: number }> {
  const counted = await sql<{
    segments: number
    streets: number
    addresses: number
  }>`select count(*) as segments, count(distinct lower(street)) as streets,
    coalesce(sum(addresses), 0)::bigint as addresses from platform.street_segment
    where municipality = platform.town() and starts_with(lower(street), lower(${begins}))`.execute(tx)
  return counted.rows[0] ?? { segments: 0, streets: 0, addresses: 0 }
}

export async function allSegments(tx: Tx): Promise<Segment[]> {
  const rows = await sql<Segment>`select street, from_number as "fromNumber", to_number as "toNumber", lat, lon, area, addresses
    from platform.street_segment where municipality = platform.town()`.execute(tx)
  return rows.rows
}

/** Takes the stretches of a file over: new ones in, changed ones corrected, and with `isWhole` those it leaves out away. */
export async function takeOverStreets(
  tx: Tx,
  file: Segment[],
  { isWhole, isInvented = false }: { isWhole: boolean; isInvented?: boolean },
): Promise<StreetPlan> {
  const plan = planStreets(await allSegments(tx), file, isWhole)
  const rows = file.map((s) => ({
    id: newId(),
    street: s.street,
    from_number: s.fromNumber,
    to_number: s.toNumber,
    lat: s.lat,
    lon: s.lon,
    area: s.area,
    addresses: s.addresses,
    ...toMetres(s),
  }))
  for (let at = 0; at < rows.length; at += 5000)
    await sql`insert into platform.street_segment as s (municipality, id, street, from_number, to_number, lat, lon, spot, area, addresses, is_invented)
      select platform.town(), f.id, street, from_number, to_number, lat, lon, point(x, y), a.id, addresses, ${isInvented}
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + 5000))}::jsonb) as f (id uuid, street text, from_number int, to_number int,
        lat double precision, lon double precision, x double precision, y double precision, area uuid, addresses int)
      left join platform.area a on a.municipality = platform.town() and a.id = f.area
      on conflict (municipality, lower(street), from_number) do update set to_number = excluded.to_number, lat = excluded.lat, lon = excluded.lon,
        spot = excluded.spot, area = excluded.area, addresses = excluded.addresses, is_invented = s.is_invented and excluded.is_invented
      where (s.to_number, s.lat, s.lon, s.area, s.addresses) is distinct from
        (excluded.to_number, excluded.lat, excluded.lon, excluded.area, excluded.addresses) or s.is_invented and not excluded.is_invented`.execute(
      tx,
    )
  if (!isInvented) await markStreetsAsReal(tx)
  if (isWhole) await removeOtherStreets(tx, file)
  return plan
}

/** Stretches that a file of the town holds stay when the demonstration goes. */
const markStreetsAsReal = (tx: Tx) =>
  sql`delete from platform.demonstration_row d using platform.street_segment s where d.municipality = platform.town()
    and d.table_name = 'platform.street_segment' and s.municipality = d.municipality and s.id = d.row_id and not s.is_invented`.execute(tx)

/** Takes away what the file leaves out. The database tells stretches apart by its own small letters, and so are they compared here. */
const removeOtherStreets = (tx: Tx, file: Segment[]) =>
  sql`delete from platform.street_segment s where s.municipality = platform.town() and not exists (
    select from unnest(${file.map((one) => one.street)}::text[], ${file.map((one) => one.fromNumber)}::int[]) as f (street, from_number)
    where lower(f.street) = lower(s.street) and f.from_number = s.from_number)`.execute(tx)

/** The town's own gazetteer as an address lookup. */
export const gazetteer = (tx: Tx): AddressProvider => ({
  find: async (street, houseNumber) => {
    // Odd and even numbers often face each other, so of two stretches that hold the number the one on the same side wins.
    const rows = await sql<SegmentRow>`${segments} and lower(s.street) = lower(${street.trim()})
      order by case when ${houseNumber}::int is null then 0 else greatest(s.from_number - ${houseNumber}::int, ${houseNumber}::int - s.to_number, 0) end,
        case when (s.from_number - coalesce(${houseNumber}::int, s.from_number)) % 2 = 0 then 0 else 1 end, s.from_number limit 1`.execute(
      tx,
    )
    return rows.rows[0] ? found(rows.rows[0]) : null
  },
  streetsLike: async (beginning, most = 10) => {
    const rows = await sql<{
      street: string
    }>`select min(street) as street from platform.street_segment where municipality = platform.town()
      and starts_with(lower(street), lower(${beginning.trim()})) group by lower(street) order by lower(street) collate "da-x-icu" limit ${most}`.execute(
      tx,
    )
    return rows.rows.map((row) => row.street)
  },
  nearest: async (spot) => nearestSegment(tx, spot),
})

async function nearestSegment(tx: Tx, spot: Spot): Promise<{ address: FoundAddress; metres: number } | null> {
  const { x, y } = toMetres(spot)
  const rows = await sql<SegmentRow & { metres: number }>`select n.*, a.name as area_name from (
      select *, spot <-> point(${x}, ${y}) as metres from platform.street_segment
      where municipality = platform.town() order by spot <-> point(${x}, ${y}) limit 1) n
    left join platform.area a on a.municipality = n.municipality and a.id = n.area`.execute(tx)
  const [row] = rows.rows
  return row ? { address: found(row), metres: row.metres } : null
}
