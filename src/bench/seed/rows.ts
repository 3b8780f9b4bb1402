// What the seeded reports are like: where, when, what about, how far the town is with each, and who follows. Drawn in the database itself from a hash of seed and number.
import { kindsOf } from '../../public-space/reports/model.ts'

export interface Slice {
  municipality: number
  seed: number
  today: string
  /** Numbers of the first and last report. */
  from: number
  to: number
  /** Of all. */
  reports: number
  /** The highest number of a report that was there already. */
  before: number
}

interface Statement {
  text: string
  values?: unknown[]
}

/** Five years, evenly; of a hundred reports, so many came by each door. */
const days = 5 * 365
const doorShares = { fault: 55, disturbance: 25, unsafe: 15, good: 5 } as const

/** A draw from 0 to below 1, from four figures of the hash at this place (0-28). */
const draw = (place: number): string => `(('x' || substr(h, ${place + 1}, 4))::bit(16)::int / 65536.0)`
const kindsArray = (door: keyof typeof kindsOf): string => `array[${kindsOf[door].map((kind) => `'${kind}'`).join(',')}]`
const oneOf = (list: string, place: number): string => `(${list})[1 + floor(${draw(place)} * array_length(${list}, 1))::int]`
/** An identifier that grows with time, as the town makes them. */
const idAt = (moment: string, hash: string): string =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 3) || substr(${hash}, 7, 12))::uuid`

/** Four hundred invented streets. */
const birds =
  'Lærke Stær Solsort Vibe Terne Svale Bogfinke Musvit Mejse Drossel Ugle Falk Høge Glente Gøge Rørhøne Blishøne Trane Hejre Stork'
const firstHalves = listed(birds)
const secondHalves = listed(
  'vej gade stræde vænge allé parken toften haven bakken dalen lunden engen marken kæret holmen sundet stien gangen torvet pladsen',
)

function listed(words: string): string {
  return `array[${words
    .split(' ')
    .map((word) => `'${word}'`)
    .join(',')}]`
}

/** A town of about 14 by 12 km around Ishøj; every fifth report lies in one of 40 spots of 300 m, where people meet. */
const lat = `(55.55 + ${draw(8)} * 0.13)`
const lon = `(12.25 + ${draw(12)} * 0.20)`
const nearSpot = (middle: string, share: string, width: number): string => `(${middle} + (${share} - 0.5) * ${width})`

/** Statements for one slice, in order; the first makes the table `seeded`, which the others read and which is thrown away. */
export function manyReports({ municipality, seed, today, from, to, reports, before }: Slice): Statement[] {
  const { fault, disturbance, unsafe } = doorShares
  return [
    {
      text: `create temporary table seeded as
        with drawn as (select i, md5($1::text || ' ' || i) as h from generate_series($2::int, $3::int) i),
        placed as (select *, ${draw(0)} * 100 as share, $4::date::timestamptz + (i::float8 / $6::int - 1) * $5::int * interval '1 day' as day,
          floor(${draw(16)} * 40)::int as hot from drawn),
        timed as (select *, least(date_trunc('day', day) + (7 + ${draw(20)} * 16) * interval '1 hour', now() - interval '1 minute') as received_at,
          case when share < ${fault} then 'fault' when share < ${fault + disturbance} then 'disturbance'
            when share < ${fault + disturbance + unsafe} then 'unsafe' else 'good' end as door from placed),
        done as (select *, $4::date - received_at::date as age, (1 + ${draw(24)} * 20) as took from timed)
        select i, h, received_at, door, age, took, ${idAt('received_at', 'h')} as id,
          case door when 'fault' then ${oneOf(kindsArray('fault'), 4)} when 'disturbance' then ${oneOf(kindsArray('disturbance'), 4)}
            when 'unsafe' then ${oneOf(kindsArray('unsafe'), 4)} else ${oneOf(kindsArray('good'), 4)} end as kind,
          case when share::int % 5 = 0 then ${nearSpot('(55.56 + (hot % 8) * 0.015)', draw(8), 0.003)} else ${lat} end as lat,
          case when share::int % 5 = 0 then ${nearSpot('(12.26 + (hot / 8) * 0.045)', draw(12), 0.005)} else ${lon} end as lon,
          case when age > took + 1 and (age > 60 or ${draw(28)} < 0.7) and ${draw(28)} < 0.99 then 'closed'
            when age < 2 then 'received' else (array['received', 'assessed', 'assessed', 'planned', 'in-progress', 'with-partner'])[1 + floor(${draw(24)} * 6)::int] end as state
        from done`,
      values: [seed, from, to, today, days, reports],
    },
    {
      text: `insert into public_space.report (municipality, id, number, draft, door, kind, channel, happened_on, times, how_often, place_by, place_label, lat, lon,
          spot, area, words, words_state, state, outcome, outcome_by, team, answer_by, is_public, voices, received_at, changed_at, closed_at, fault_number)
        overriding system value
        select $1, s.id, $2 + s.i, 'seed-' || substr(h, 1, 27), door, s.kind, case when ${draw(4)} < 0.9 then 'web' else 'phone' end, received_at::date,
          case when door in ('unsafe', 'disturbance') then array[(array['morning', 'day', 'evening', 'night'])[1 + floor(${draw(12)} * 4)::int]] else '{}' end,
          case when door = 'fault' then '' else (array['once', 'monthly', 'weekly', 'most-days'])[1 + floor(${draw(16)} * 4)::int] end,
          'address', ${oneOf(firstHalves, 20)} || ${oneOf(secondHalves, 24)} || ' ' || (1 + i % 180), s.lat, s.lon, point(s.lon, s.lat), a.id,
          case when door in ('fault', 'disturbance') and ${draw(20)} < 0.3 then 'Det er ved stien, og det er der hver aften, når det bliver mørkt.' else '' end,
          case when door in ('fault', 'disturbance') and ${draw(20)} < 0.3 then 'read' else 'none' end,
          state, case when state = 'closed' then (array['solved', 'solved', 'solved', 'partly', 'not-ours', 'not-solved'])[1 + floor(${draw(8)} * 6)::int] end,
          case when state = 'closed' then 'staff' end, t.id, received_at::date + 14, door = 'fault' and state <> 'received',
          1 + case when ${draw(24)} < 0.2 then floor(${draw(28)} * 4)::int else 0 end, received_at,
          case when state = 'closed' then received_at + took * interval '1 day' else received_at end,
          case when state = 'closed' then received_at + took * interval '1 day' end,
          case when door = 'fault' then nextval('public_space.fault_number') end
        from seeded s
        left join platform.area a on a.municipality = $1 and a.kind = 'quarter' and a.bounds @> point(s.lon, s.lat)
        left join (select id, row_number() over (order by id) as place, count(*) over () as n from platform.team where municipality = $1) t
          on t.place = 1 + s.i % t.n
        on conflict do nothing`,
      values: [municipality, before],
    },
    publicFaults(municipality),
    ...trail(municipality),
    ...followers(municipality),
  ]
}

/** What everybody sees of the faults: otherwise a trigger lets it out. */
const publicFaults = (municipality: number): Statement => ({
  text: `insert into public_space.public_fault (municipality, id, fault_number, kind, place_label, lat, lon, area, state, outcome, team, answer_by,
      received_at, changed_at, closed_at)
    select r.municipality, r.id, r.fault_number, r.kind, r.place_label, r.lat, r.lon, r.area, r.state, r.outcome, r.team, r.answer_by,
      r.received_at, r.changed_at, r.closed_at
    from seeded s join public_space.report r on r.municipality = $1 and r.id = s.id where r.is_public on conflict do nothing`,
  values: [municipality],
})

/** What happened, and what was told: received, and closed with an answer; every second was assessed in between. */
const trail = (municipality: number): Statement[] => {
  const closedAt = `received_at + took * interval '1 day'`
  const event = (kind: string, fields: string, at: string, where: string): Statement => ({
    text: `insert into public_space.report_event (municipality, id, report, kind, from_state, to_state, outcome, by_whom, happened_at)
      select $1, ${idAt(at, `md5(h || '${kind}')`)}, id, ${fields}, ${at} from seeded where ${where}`,
    values: [municipality],
  })
  const news = (key: string, words: string, at: string, where: string): Statement => ({
    text: `insert into public_space.report_news (municipality, id, report, key, words, detail, told_at)
      select $1, ${idAt(at, `md5(h || 'told ${key}')`)}, id, '${key}', ${words}, case when state = 'closed' then '{"outcome": "solved"}'::jsonb else '{}' end, ${at}
      from seeded where ${where}`,
    values: [municipality],
  })
  return [
    event('received', `'received', null, 'received', null, 'reporter'`, 'received_at', 'true'),
    event(
      'assessed',
      `'state', 'received', 'assessed', null, 'staff'`,
      `received_at + interval '1 hour'`,
      `state <> 'received' and i % 2 = 0`,
    ),
    event('closed', `'state', 'assessed', 'closed', 'solved', 'staff'`, closedAt, `state = 'closed'`),
    news('received', `''`, 'received_at', 'true'),
    news('assessed', `''`, `received_at + interval '1 hour'`, `state <> 'received' and i % 2 = 0`),
    news('closed', `'Vi har set på det og gjort noget ved det.'`, closedAt, `state = 'closed'`),
  ]
}

/** Whoever reported has a code; of open reports every fourth gave an e-mail. It happened once, and of every third again. */
const followers = (municipality: number): Statement[] => [
  {
    text: `insert into public_space.follower (municipality, id, report, role, code_hash, email, joined_at)
      select $1, ${idAt('received_at', `md5(h || 'follower')`)}, id, 'reporter',
        rtrim(translate(encode(sha256(convert_to(h, 'UTF8')), 'base64'), '+/', '-_'), '='),
        case when state <> 'closed' and i % 4 = 0 then 'nabo' || i || '@example.invalid' end, received_at from seeded`,
    values: [municipality],
  },
  {
    text: `insert into public_space.occurrence (municipality, id, report, happened_on, time)
      select $1, ${idAt('received_at', `md5(h || 'once' || again)`)}, id, received_at::date + again * 3, ''
      from seeded, generate_series(0, case when i % 3 = 0 then 1 else 0 end) again`,
    values: [municipality],
  },
]
