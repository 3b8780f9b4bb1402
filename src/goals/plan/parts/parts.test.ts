import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql, type Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import type { Block } from '../../../platform/paper/model.ts'
import { fillPeople } from '../../../platform/people/demo.ts'
import { recordsOf } from '../../../platform/release/index.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { fillGoals } from '../../demo.ts'
import { releaseIndicator } from '../../indicators/values/release.ts'
import { enterValue } from '../../indicators/values/store.ts'
import { inventedValue, makeInvented } from '../../indicators/values/testing/invented-indicator.ts'
import { assemble } from '../assemble.ts'
import { beginWith } from '../begin.ts'
import { checkVersion } from '../check/check.ts'
import { readYear } from '../status/draft.ts'
import { statusChapters } from '../status/model.ts'
import { listVersions, versionById } from '../store.ts'
import { blocksOf, offersOf, partsWith } from './all.ts'
import { releasesOn } from './store.ts'
import { movementsOver } from './year-parts.ts'

let town: TestTown
const parts = partsWith([])
const today = todayInTown()
const context = { town: 'Prøveby', figuresAsOf: today, reviewOn: null }
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillGoals(tx)
  })
})
after(() => town.close())

const asStaff = <T>(deed: (tx: Tx) => Promise<T>) => town.as('coordinator', deed)
const blocks = (call: string, more = {}) => asStaff((tx) => blocksOf(tx, parts, call, { ...context, ...more }))
const textOf = (found: Block[] | null): string => JSON.stringify(found)

test('every part that is offered is known, and anything else is not', async () => {
  const offers = await asStaff((tx) => offersOf(tx, parts))
  assert.ok(offers.length > 30)
  for (const { call, name } of offers) {
    assert.ok(await blocks(call), call)
    assert.ok(name.da && name.en, call)
  }
  for (const call of [
    '',
    'moon',
    'goal',
    'goal moon',
    'goal safe-town x',
    'indicator nothing',
    'efforts who=me',
    'effort 1',
    'coverage x',
    'movements 25',
    'judged',
  ])
    assert.equal(await blocks(call), null, call)
})

test('figures carry source, day, n, uncertainty and what they cannot say', async () => {
  const [table] = (await blocks('indicators safe-town')) ?? []
  assert.ok(table?.kind === 'table' && table.note)
  assert.equal(table.note.asOf, today)
  assert.ok(table.note.source && table.note.uncertainty && table.note.cannotSay.length > 0)
  assert.match(textOf([table]), /\(\d+,\d til \d+,\d\)/)
})

test('a plan of an earlier day shows the figures that were released by then, not later ones', async () => {
  const before = await asStaff((tx) => releasesOn(tx, ['safe-at-home'], '2020-01-01'))
  assert.equal(before.size, 0)
  assert.match(textOf(await blocks('indicators safe-town', { figuresAsOf: '2020-01-01' })), /Uden udgivne tal endnu/)
  const slugs = (
    await asStaff((tx) => sql<{ slug: string }>`select slug from goals.indicator where state = 'adopted'`.execute(tx))
  ).rows.map(({ slug }) => slug)
  const found = await asStaff((tx) => releasesOn(tx, slugs, today))
  assert.ok(found.size > 0)
  for (const release of found.values()) assert.ok(recordsOf(release.table).length > 0)
})

test('only public efforts stand in a plan, with offices and no names of colleagues', async () => {
  const hidden = (
    await asStaff((tx) =>
      sql<{
        id: string
        name: string
        owner: string
      }>`select id, name_da as name, owner_name as owner from goals.effort where not is_public or state = 'idea'`.execute(tx),
    )
  ).rows
  const owners = (
    await asStaff((tx) => sql<{ owner: string }>`select distinct owner_name as owner from goals.effort where owner_name <> ''`.execute(tx))
  ).rows
  assert.ok(hidden.length > 0 && owners.length > 0)
  const all = textOf(await blocks('efforts')) + textOf(await blocks('responsibilities')) + textOf(await blocks('calendar'))
  for (const { id, name } of hidden) {
    assert.ok(!all.includes(name), name)
    assert.equal(await blocks(`effort ${id}`), null, name)
  }
  for (const { owner } of owners) assert.ok(!all.includes(owner), owner)
})

test('the plan check tells a hidden effort from one that is not there, and names efforts without owner or evaluation', async () => {
  const me = { account: await town.accountOf('coordinator'), name: 'Prøve' }
  const findings = await asStaff(async (tx) => {
    const hidden = (await sql<{ id: string }>`select id from goals.effort where not is_public limit 1`.execute(tx)).rows[0]
    await sql`update goals.effort set owner = null where id = (select id from goals.effort where is_public and state = 'going' limit 1)`.execute(
      tx,
    )
    const chapters = [
      { title: 'Et', body: `{{effort ${hidden?.id}}}\n\n{{efforts}}\n\n{{effort 01a219ea-5c6c-7de6-8f74-5c1f154082ae}}` },
      { title: 'To', body: ' ' },
    ]
    const id = await beginWith(
      tx,
      { kind: 'plan', title: 'Tjek', basedOn: null, legalBasis: null, year: null, figuresAsOf: today, reviewOn: null },
      chapters,
      me,
    )
    const version = await versionById(tx, id)
    assert.ok(version)
    const setting = { town: { name: 'Prøveby', isDemonstration: true }, publicUrl: '', parts }
    return checkVersion(tx, version, await assemble(tx, version, setting), today)
  })
  const about = findings.map((one) => one.about)
  assert.deepEqual(about.slice(0, 2).sort(), ['hidden-effort', 'unknown-part'])
  for (const expected of ['effort-without-owner', 'effort-without-evaluation', 'empty-chapter', 'no-review', 'no-legal-basis'] as const)
    assert.ok(about.includes(expected), expected)
  assert.ok(!about.includes('goal-without-indicator'))
})

test('a status tells how each indicator moved and what was judged, and is Markdown that people can edit', async () => {
  const year = await asStaff((tx) => readYear(tx, 2025, today))
  assert.ok(year.moved.length > 0)
  const chapters = statusChapters({
    ...year,
    judged: [
      { name: 'Fritid *for* alle', verdict: 'Ingen virkning', words: 'Det hjalp ikke. Mere tekst.', next: 'Vi prøver noget andet.' },
    ],
  })
  const text = chapters.map(({ body }) => body).join('\n')
  assert.match(text, /\*\*Fritid \\\*for\\\* alle\*\* – ingen virkning\. Det hjalp ikke\./)
  assert.match(text, /Vi prøver noget andet\./)
  assert.match(text, /\{\{movements 2025\}\}/)
  assert.match(text, /\{\{judged 2025\}\}/)
})

test('a movement over a year needs a figure of the year and one from before; neither stands in for the other', async () => {
  for (const [slug, figures] of [
    ['both-years', { '2023': 60, '2024': 62, '2025': 75 }],
    ['only-before', { '2023': 60, '2024': 62 }],
    ['only-within', { '2025K1': 60, '2025K3': 75 }],
  ] as const) {
    await town.as('system', async (tx) => {
      const { id } = await makeInvented(tx, slug)
      for (const [period, value] of Object.entries(figures)) await enterValue(tx, id, inventedValue(period, value))
    })
    await asStaff((tx) => releaseIndicator(tx, slug))
  }
  const { moved } = await asStaff((tx) => movementsOver(tx, 2025, today))
  const of = (slug: string) => {
    const found = moved.find(({ indicator }) => indicator.slug === slug)
    return [found?.baseline?.period, found?.newest?.period, found?.movement]
  }
  assert.deepEqual(of('both-years'), ['2024', '2025', 'better'])
  assert.deepEqual(of('only-before'), ['2024', undefined, 'cannot-tell'])
  assert.deepEqual(of('only-within'), [undefined, '2025K3', 'cannot-tell'])
  const [, movements] = statusChapters(await asStaff((tx) => readYear(tx, 2025, today)))
  assert.match(movements?.body ?? '', /62,0 \(59,0 til 65,0\) i 2024 før året, intet tal sidst i året/)
})

test('the demonstration’s plan says on every version that its adoption is invented', async () => {
  const versions = (await asStaff(listVersions)).filter(({ kind, title }) => kind === 'plan' && title.startsWith('Demo'))
  assert.deepEqual(
    versions.map(({ state, isAdoptionInvented }) => [state, isAdoptionInvented]),
    [
      ['adopted', true],
      ['replaced', true],
    ],
  )
  assert.match(await (await town.visit('/da/plan')).text(), /Vedtagelsen er opfundet/)
})
