// Nobody releases figures of people without having seen what goes out and what an attacker can work out from it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { sql } from '../../../../platform/db.ts'
import { readReleased, withdrawRelease } from '../../../../platform/release/index.ts'
import type { Role } from '../../../../platform/roles.ts'
import { indicatorDataset, type NewIndicator } from '../../model.ts'
import { indicatorBySlug } from '../../store.ts'
import { releaseIndicator } from '../release.ts'
import { enterValue } from '../store.ts'
import { inventedValue, makeInvented } from '../testing/invented-indicator.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const people: Partial<NewIndicator> = { counts: 'people', digits: 0, aim: 'lower', goodIs: 'lower', frequency: 'other' }
const none = { interval: { none: 'Alle er talt' }, n: { none: 'Alle er talt' } }
const enter = (slug: string, figures: Record<string, number>, reason = '') =>
  town.as('system', async (tx) => {
    const { id } = (await indicatorBySlug(tx, slug)) ?? (await makeInvented(tx, slug, people))
    for (const [period, value] of Object.entries(figures)) await enterValue(tx, id, inventedValue(period, value, { ...none, reason }))
  })
const address = (slug: string) => `/da/indicators/${slug}/values/release`
const look = async (slug: string, as: Role = 'coordinator') => (await town.visit(address(slug), { as })).text()
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
const press = (slug: string, seen: string, as: Role = 'coordinator') => town.visit(address(slug), { as, form: { seen } })
const released = async (slug: string) => (await town.as('resident', (tx) => readReleased(tx, indicatorDataset(slug))))?.table.rows

test('the page shows what goes out, what is withheld and why, and that the attacker found nothing', async () => {
  await enter('kvartaler', { '2025': 63, '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 18 })
  const html = await look('kvartaler')
  assert.match(html, /Angriberen fandt ikke noget/)
  assert.match(html, /2\. kvartal 2025[\s\S]*3 \(n = –\)[\s\S]*færre end fem personer/)
  assert.match(html, /1\. kvartal 2025[\s\S]*Ellers kunne et andet tal regnes ud/)
  assert.equal((await press('kvartaler', seenIn(html))).headers.get('location'), '/da/indicators/kvartaler/values?done=released')
  assert.deepEqual(
    (await released('kvartaler'))?.map(([period, value, , , , , , withheld]) => [period, value, withheld]),
    [
      ['2025K4', 18, null],
      ['2025K3', 22, null],
      ['2025K2', null, 'protected'],
      ['2025K1', null, 'protected'],
      ['2025', 63, null],
    ],
  )
  assert.match(await look('kvartaler'), /Der er intet nyt/)
})

test('a public page does not say which withheld row is the small one', async () => {
  const html = await (await town.visit('/da/indicators/kvartaler')).text()
  assert.equal(html.split('Tallet er holdt tilbage for at beskytte').length - 1, 2)
})

test('what has changed since somebody saw it is shown anew and not released', async () => {
  await enter('imens', { '2024': 40 })
  const seen = seenIn(await look('imens'))
  await enter('imens', { '2025': 50 })
  for (const old of [seen, '', 'x']) {
    const answer = await press('imens', old)
    assert.equal(answer.status, 409)
    const html = await answer.text()
    assert.match(html, /Noget er ændret, siden du så siden/)
    assert.notEqual(seenIn(html), seen)
  }
  assert.equal(await released('imens'), undefined)
  assert.equal((await press('imens', seenIn(await look('imens', 'analyst')), 'analyst')).status, 303)
})

test('a correction of two people waits: staff see it, and the release stays as it was in every part', async () => {
  await enter('rettet', { '2023': 30, '2024': 40 })
  await press('rettet', seenIn(await look('rettet')))
  const before = await released('rettet')
  await enter('rettet', { '2024': 42 }, 'To kom for sent.')
  assert.match(await look('rettet'), /42 \(n = –\)[\s\S]*Venter\.[\s\S]*Der er intet nyt/)
  assert.match(await (await town.visit('/da/indicators/rettet/values', { as: 'leader' })).text(), /Rettelsen venter/)
  await enter('rettet', { '2025': 50 })
  await press('rettet', seenIn(await look('rettet')))
  assert.deepEqual((await released('rettet'))?.slice(1), before)
  await enter('rettet', { '2024': 46 }, 'Seks i alt.')
  await press('rettet', seenIn(await look('rettet')))
  assert.equal((await released('rettet'))?.[1]?.[1], 46)
})

test('a withdrawn release is still known to the attacker', async () => {
  await enter('taget-tilbage', { '2024': 40 })
  await press('taget-tilbage', seenIn(await look('taget-tilbage')))
  await town.as('coordinator', (tx) => withdrawRelease(tx, indicatorDataset('taget-tilbage'), 1, 'Prøve: forkert'))
  await enter('taget-tilbage', { '2024': 42 }, 'To kom for sent.')
  assert.match(await look('taget-tilbage'), /den gamle udgivelse er trukket tilbage/)
  await press('taget-tilbage', seenIn(await look('taget-tilbage')))
  assert.deepEqual(await released('taget-tilbage'), [['2024', null, null, null, null, null, null, 'protected']])
})

test('where something is found there is no button, and pressing it all the same releases nothing', async () => {
  // Released as counts of something else, the three quarters and the year stand in the open; the fourth is what is left.
  await town.as('system', (tx) => makeInvented(tx, 'laek', { ...people, counts: 'other' }))
  await enter('laek', { '2025': 63, '2025K1': 20, '2025K3': 22, '2025K4': 18 })
  await press('laek', seenIn(await look('laek')))
  await town.as('system', (tx) => sql`update goals.indicator set counts = 'people' where slug = 'laek'`.execute(tx))
  await enter('laek', { '2025K2': 3 })
  const html = await look('laek')
  assert.match(html, /2\. kvartal 2025: Det tal, der er holdt tilbage, kan regnes ud\./)
  assert.equal(seenIn(html), '')
  await assert.rejects(
    town.as('coordinator', (tx) => releaseIndicator(tx, 'laek')),
    /the attacker can work out/,
  )
  assert.equal((await released('laek'))?.length, 4)
})

test('only those who keep indicators come here; others are told, and the public learns of nothing', async () => {
  for (const as of ['professional', 'leader', 'data-protection', 'administrator'] as const) {
    assert.equal((await town.visit(address('rettet'), { as })).status, 403, as)
    assert.equal((await press('rettet', 'x', as)).status, 403, as)
  }
  for (const as of ['resident', 'partner'] as const) {
    assert.equal((await town.visit(address('rettet'), { as })).status, 404, as)
    assert.equal((await press('rettet', 'x', as)).status, 404, as)
  }
  assert.equal((await town.visit(address('rettet'))).status, 404)
})

test('the machinery releases no figures of people, not even straight into the database', async () => {
  await enter('maskinen', { '2024': 40 })
  await assert.rejects(
    town.as('system', (tx) => releaseIndicator(tx, 'maskinen')),
    /released by a person/,
  )
  assert.equal(await released('maskinen'), undefined)
})

test('the page stands in every language', async () => {
  assert.match(await (await town.visit('/en/indicators/rettet/values/release', { as: 'analyst' })).text(), /The attacker found nothing/)
  assert.match(await (await town.visit('/ar-XB/indicators/rettet/values/release', { as: 'analyst' })).text(), /dir="rtl"/)
})
