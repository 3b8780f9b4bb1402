// Many efforts at once, for measuring: varied as a large municipality's would be, and made by the database itself.
import { sql, type Tx } from '../../../platform/db.ts'

/** So many invented efforts with their evaluations and verdicts; runs as the machinery. The same number gives the same efforts. */
export async function fillManyEfforts(tx: Tx, count: number): Promise<void> {
  const pick = (values: readonly string[], by: string) =>
    sql`(array[${sql.join(values)}]::text[])[1 + (${sql.raw(by)}) % ${sql.raw(String(values.length))}]`
  const words = [
    'lektiecafé',
    'fodbold',
    'lys på stien',
    'naboaften',
    'mentor',
    'beredskab',
    'forældrekreds',
    'fritidsjob',
    'vandring',
    'klub',
  ]
  await sql`with areas as (select coalesce(array_agg(id order by name), '{}') as ids from platform.area where municipality = platform.town()),
      departments as (select coalesce(array_agg(id order by name), '{}') as ids from platform.department where municipality = platform.town())
    insert into goals.effort (municipality, id, name_da, what_da, kind, goals, is_whole_town, areas, age_groups, audiences, department, owner_name,
      from_on, to_on, cost_kr, is_public, state, verdict)
    select platform.town(), ${idOf}, 'Demoindsats ' || n || ': ' || ${pick(words, 'n')} || ' og ' || ${pick(words, 'n / 7')},
      repeat('Vi mødes om ' || ${pick(words, 'n / 3')} || ' hver uge, og vi ser på ' || ${pick(words, 'n / 11')} || ' sammen med dem, det handler om. ', 4),
      ${pick(['proactive', 'reactive', 'public-space'], 'n')},
      array[${pick(['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'], 'n / 2')}]
        || case when n % 5 = 0 and n / 2 % 4 > 0 then array['safe-town']::text[] else '{}' end,
      n % 3 = 0, case when n % 3 = 1 and cardinality(areas.ids) > 0 then array[areas.ids[1 + n % cardinality(areas.ids)]] else '{}' end,
      case when n % 4 > 0 then array[${pick(['0-5', '6-12', '13-17', '18-24', '25-64', '65-'], 'n / 4')}] else '{}' end,
      array[${pick(['everybody', 'children', 'young-people', 'parents', 'residents', 'businesses', 'professionals'], 'n / 5')}],
      case when n % 6 > 0 and cardinality(departments.ids) > 0 then departments.ids[1 + n % cardinality(departments.ids)] end,
      case when n % 8 > 0 then 'Demo Ejer ' || n % 40 else '' end,
      date '2023-01-01' + (n % 1500), date '2023-01-01' + (n % 1500) + 200, (n % 60) * 10000, n % 10 < 6,
      s.state, case when s.state = 'judged' then ${pick(['worked', 'promising', 'no-effect', 'harmful', 'cannot-tell'], 'n / 10')} end
    from generate_series(1, ${count}::int) as n, areas, departments,
      lateral (select ${pick(['idea', 'planned', 'going', 'going', 'going', 'paused', 'ended', 'judged', 'judged', 'planned'], 'n / 2')} as state) s`.execute(
    tx,
  )
  await sql`insert into goals.evaluation (municipality, effort, number, size, proposed_size, difference, seen_by, verdict_on, agreed_at)
    select municipality, id, 1, 'light', 'light', 'Flere kommer hver uge.', 'Vi tæller dem.', from_on + 365, case when state <> 'planned' then made_at end
    from goals.effort where municipality = platform.town() and name_da like 'Demoindsats %' and state not in ('idea', 'paused')`.execute(tx)
  await sql`insert into goals.verdict (municipality, effort, id, verdict, words, next, published_at)
    select municipality, id, id, verdict, 'Vi så på tallene sammen.', 'Vi prøver det med flere.', case when is_public then made_at end
    from goals.effort where municipality = platform.town() and name_da like 'Demoindsats %' and verdict is not null and verdict <> 'harmful'`.execute(
    tx,
  )
}

const idOf = sql`('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
