// How the goals stand, as everybody reads it: felt safety first, figures only from releases, people and figures side by side.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { lix } from '../../../platform/pages/testing/lix.ts'
import type { NewIndicator } from '../../indicators/model.ts'
import { releaseIndicator } from '../../indicators/values/release.ts'
import { enterValue } from '../../indicators/values/store.ts'
import { inventedValue, makeInvented } from '../../indicators/values/testing/invented-indicator.ts'
import { signAssessment } from '../assessments/store.ts'
import { fillGoalWords } from '../demo.ts'
import { goals } from '../model.ts'
import { besides } from './model.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const page = async (path: string, visit = {}) => (await town.visit(path, visit)).text()

/** An adopted indicator with figures for two years, released unless told otherwise. */
const invent = async (slug: string, [then, now]: [number, number], more: Partial<NewIndicator> = {}, isReleased = true) => {
  await town.as('system', async (tx) => {
    const { id } = await makeInvented(tx, slug, { name: { da: `Tal ${slug}`, en: '' }, ...more })
    await enterValue(tx, id, inventedValue('2021', then))
    await enterValue(tx, id, inventedValue('2025', now))
  })
  if (isReleased) await town.as('coordinator', (tx) => releaseIndicator(tx, slug))
}

const inventEffort = (name: string, state: string, isPublic: boolean) =>
  town.as('system', (tx) =>
    sql`insert into goals.effort (municipality, id, name_da, kind, goals, state, is_public)
      values (platform.town(), ${newId()}, ${name}, 'public-space', array['safe-town'], 'idea', ${isPublic})`
      .execute(tx)
      .then(() => sql`update goals.effort set state = ${state} where name_da = ${name}`.execute(tx)),
  )

test('what stands beside a figure is found by its period', () => {
  const rows = [
    { period: '2025', n: 512, noInterval: null, noN: null },
    { period: '2023', n: null, noInterval: 'Hele byen', noN: 'Ikke talt' },
  ]
  assert.deepEqual(besides(rows, '2025'), { n: 512, noInterval: '', noN: '' })
  assert.deepEqual(besides(rows, '2023'), { n: null, noInterval: 'Hele byen', noN: 'Ikke talt' })
  assert.deepEqual(besides([], ''), { n: null, noInterval: '', noN: '' })
})

test('before anything is measured or judged, every goal says so and what would fill it', async () => {
  const html = await page('/da/goals')
  const places = goals.map((goal) => html.indexOf(`href="/da/goals/${goal}"`))
  assert.ok(places.every((place, i) => place > (places[i - 1] ?? 0)))
  assert.match(html, /tile-prominent[\s\S]{0,250}safe-town/)
  assert.equal(html.match(/Målet har ingen indikatorer endnu/g)?.length, 4)
  assert.equal(html.match(/Ingen indsats er i gang endnu/g)?.length, 4)
  for (const goal of goals)
    for (const locale of ['da', 'en', 'ar-XB']) {
      const shown = await page(`/${locale}/goals/${goal}`)
      assert.doesNotMatch(shown, /NaN|undefined|\[object/, `${locale} ${goal}`)
    }
  assert.match(await page('/da/goals/new-generations'), /De kommer, når byen har valgt, hvordan den vil følge årgangene/)
  for (const path of ['/da/goals/safer-town', '/da/goals/__proto__', '/da/goals/1'])
    assert.equal((await town.visit(path)).status, 404, path)
})

test('the figures are counted in words, and shown one by one with interval, n, source and limits', async () => {
  await invent('steget', [60, 72])
  await invent('faldet', [72, 60])
  await invent('tynd', [60, 63])
  assert.match(await page('/da/goals'), /Tallene siger: 1 bedre, 1 værre og 1 uden klar ændring\./)
  const html = await page('/da/goals/safe-town')
  assert.match(html, /href="\/da\/indicators\/steget"[\s\S]*Bedre<\/span>[\s\S]*72,0 procent i 2025[\s\S]*mellem 69,0 og 75,0[\s\S]*500/)
  assert.match(html, /Kilder, og hvad tallene ikke kan sige[\s\S]*Prøveby, steget\. Hentet [\s\S]*Tallet siger ikke hvorfor\./)
  assert.match(html, /Vi lægger dem ikke sammen til en karakter/)
  assert.match(await page('/da'), /Tallene siger: 1 bedre[\s\S]*href="\/da\/goals\/safe-town">Se tallene for mål 1/)
})

test('a figure that is not released, or an indicator that is internal, is not shown, whoever looks', async () => {
  await invent('udkast', [10, 44.4], { goal: 'new-generations' }, false)
  await invent('intern', [10, 55.5], { goal: 'new-generations', dataClass: 'internal' }, false)
  for (const as of [undefined, 'resident', 'leader']) {
    const html = await page('/da/goals/new-generations', as ? { as } : {})
    assert.match(html, /Tal udkast[\s\S]*Tallene er ikke udgivet endnu/)
    assert.doesNotMatch(html, /44,4|55,5|Tal intern/)
  }
  assert.match(await page('/da/goals'), /Der er ingen tal endnu/)
  assert.match(await page('/da'), /Ingen tal endnu/)
})

test('when people and figures disagree, both stand, and the page says so plainly', async () => {
  const judge = (movement: 'held' | 'better') =>
    town.as('leader', (tx) =>
      signAssessment(tx, 'safe-town', { movement, wordsDa: `Vi mener: ${movement}.`, wordsEn: '', signedBy: 'Kontoret' }),
    )
  await judge('held')
  assert.match(
    await page('/da/goals/safe-town'),
    /Vi mener: held\.[\s\S]*alert-warning[\s\S]*Tallene siger ikke det samme\. Begge dele står her\./,
  )
  assert.match(await page('/da/goals'), /Byens vurdering: holdt\.<\/strong> Tallene siger ikke det samme/)
  await judge('better')
  assert.match(await page('/da/goals/safe-town'), /Nogle tal siger det samme\. Andre siger noget andet\./)
})

test('a resident sees the public efforts of a goal, a colleague all of them; everybody is told the same number under way', async () => {
  await inventEffort('Åben cafe', 'ended', true)
  await inventEffort('Kladde', 'planned', false)
  const own = await page('/da/goals/safe-town', { as: 'resident' })
  assert.match(own, /Åben cafe/)
  assert.doesNotMatch(own, /Kladde/)
  assert.match(await page('/da/goals/safe-town', { as: 'professional' }), /Kladde[\s\S]*Planlagt \(kun for medarbejdere\)/)
  assert.match(await page('/da/goals', { as: 'leader' }), /Ingen indsats er i gang endnu/)
})

test('staff find their own ways on; those who keep the goals find what they may do', async () => {
  for (const as of [undefined, 'resident', 'partner']) assert.doesNotMatch(await page('/da/goals', as ? { as } : {}), /For medarbejdere/)
  assert.match(await page('/da/goals', { as: 'professional' }), /For medarbejdere[\s\S]*\/da\/efforts\/coverage/)
  for (const as of ['professional', 'analyst'])
    assert.doesNotMatch(await page('/da/goals/safe-town?done=saved', { as }), /Skriv en vurdering|er gemt/)
  assert.match(await page('/da/goals/safe-town?done=saved', { as: 'leader' }), /er gemt[\s\S]*Skriv en vurdering/)
  assert.doesNotMatch(await page('/da/goals/safe-town?done=constructor', { as: 'leader' }), /alert-success/)
})

test('with the demonstration’s words, Danish pages read easily: LIX at most 30', async () => {
  await town.as('system', (tx) => fillGoalWords(tx))
  for (const path of ['/da', '/da/goals', '/da/policies', ...goals.map((goal) => `/da/goals/${goal}`)]) {
    const score = lix(await page(path))
    assert.ok(score <= 30, `${path}: ${score.toFixed(1)}`)
  }
})
