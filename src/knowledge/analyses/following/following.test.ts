// The answers follow the figures by themselves, however those came; and nothing is calculated twice for nothing.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { lix } from '../../../platform/pages/testing/lix.ts'
import { finishProgress, latestProgress, openProgress } from '../../../platform/progress.ts'
import { fetchJob } from '../../sources/fetch-in-sight.ts'
import { fetchWanted } from '../../sources/statbank/fetch-wanted.ts'
import { smallBank } from '../../sources/statbank/testing/small-bank.ts'
import { fetcher } from '../../sources/store.ts'
import { analysisName, readMainAnswers } from '../store.ts'
import { figuresAtHand, isBehind } from './store.ts'

const more = Array.from({ length: 40 }, (_, place) => String(201 + place))
const crime = '/da/knowledge/crime'

/** Figures as the command line brings them, or a job that is killed just after: nobody asks for a calculation. */
async function bringFiguresIn(town: TestTown, only: string[] = [], again = false): Promise<void> {
  const bank = await smallBank({ more })
  await fetchWanted({ bank: { url: bank.url }, work: (deed) => town.db.transaction(fetcher(1), deed), again }, only)
  await bank.close()
}
const giveCode = (town: TestTown, code: string) =>
  town.as('administrator', (tx) => sql`update platform.municipality set code = ${code} where municipality = 1`.execute(tx))

describe('what there is to calculate from', () => {
  let town: TestTown
  before(async () => {
    town = await testTown()
    await giveCode(town, '')
  })
  after(() => town.close())

  const behind = () => town.as('system', isBehind)
  const state = async () => (await town.as('resident', figuresAtHand)).state
  const page = async (as?: 'analyst') => {
    const html = await (await town.visit(crime, { as })).text()
    assert.ok(lix(html) <= 30, `${lix(html)}`)
    return html
  }
  const askedFor = async () => (await town.visit(`${crime}/calculate`, { as: 'analyst', form: {} })).headers.get('location')
  const end = async (how: 'done' | 'failed' | 'cancelled', which?: string) => {
    const about = which ?? (await town.as('system', figuresAtHand)).about
    await town.as('system', async (tx) => finishProgress(tx, await openProgress(tx, analysisName, about), { state: how, note: '' }))
  }

  test('nothing is fetched: nothing to follow', async () => {
    assert.deepEqual([await state(), await behind()], ['not-fetched', false])
    await bringFiguresIn(town, ['STRAF11'])
    assert.deepEqual([await state(), await behind()], ['not-fetched', false])
    assert.match(await page(), /Tallene er ikke hentet endnu/)
  })

  test('figures, but not which town is ours: the page says what is missing', async () => {
    await bringFiguresIn(town)
    assert.deepEqual([await state(), await behind()], ['no-code', false])
    assert.match(await page(), /Tallene er hentet, men vi mangler byens kode/)
    assert.equal(await askedFor(), `${crime}?said=no-code`)
    assert.match(await (await town.visit(`${crime}?said=no-code`, { as: 'analyst' })).text(), /før byens administrator har skrevet/)
  })

  for (const code of ['999', '411', '084', '998'])
    test(`a code of no municipality (${code}): the page promises no answers`, async () => {
      await giveCode(town, code)
      assert.deepEqual([await state(), await behind()], ['wrong-code', false])
      assert.match(await page(), /Tallene er hentet, men byens kode passer ikke/)
      assert.equal(await askedFor(), `${crime}?said=wrong-code`)
      assert.match(await (await town.visit(`${crime}?said=wrong-code`, { as: 'analyst' })).text(), /Ingen kommune i tallene har byens kode/)
    })

  test('the code is given: the page says that the answers are on their way', async () => {
    await giveCode(town, '183')
    assert.deepEqual([await state(), await behind()], ['ready', true])
    assert.match(await page(), /Tallene er hentet, men der er ikke regnet på dem endnu/)
  })

  for (const [how, toAll, toStaff] of [
    ['failed', /men beregningen gik ikke godt/, /Den sidste beregning gik ikke godt\. Prøv igen\.</],
    ['cancelled', /men beregningen blev stoppet/, /Den sidste beregning blev stoppet\.</],
    ['done', /Svarene er trukket tilbage/, /Regn igen/],
  ] as const)
    test(`where a calculation left no answers (${how}), none is promised, and staff may calculate again`, async () => {
      await end(how)
      const html = await page()
      assert.match(html, toAll)
      assert.match(html, /En medarbejder kan regne igen/)
      assert.doesNotMatch(html, /Det sker af sig selv|Den sidste beregning/)
      const staff = await page('analyst')
      assert.match(staff, toStaff)
      assert.doesNotMatch(staff, /De gamle svar/)
      await bringFiguresIn(town, ['FOLK1A'], true)
      assert.match(await page(), /Det sker af sig selv/)
    })

  for (const how of ['failed', 'cancelled', 'done'] as const)
    test(`a calculation that ended (${how}) has had its turn, until there are newer figures`, async () => {
      await end(how)
      assert.equal(await behind(), false)
      await bringFiguresIn(town)
      assert.equal(await behind(), false, 'the publisher had nothing new')
      await bringFiguresIn(town, ['FOLK1A'], true)
      assert.equal(await behind(), true)
    })

  test('while figures come in, nothing is calculated from a part of them', async () => {
    assert.equal(await behind(), true)
    const id = await town.as('system', (tx) => openProgress(tx, fetchJob, ''))
    assert.equal(await behind(), false)
    await town.as('system', (tx) => finishProgress(tx, id, { state: 'failed', note: '' }))
    assert.equal(await behind(), true)
  })

  test('another code for the town asks for other answers', async () => {
    await end('done')
    await giveCode(town, '101')
    assert.equal(await behind(), true)
  })

  test('an upgrade that changes the model asks for other answers', async () => {
    const { about } = await town.as('system', figuresAtHand)
    await end('done')
    assert.equal(await behind(), false)
    await end('done', about.replace(/model \d+$/, 'model 0'))
    assert.equal(await behind(), true)
  })

  test('one under way is let be; one that was cut off is not', async () => {
    const { about } = await town.as('system', figuresAtHand)
    const id = await town.as('system', (tx) => openProgress(tx, analysisName, about))
    assert.equal(await behind(), false)
    await town.as('system', (tx) =>
      sql`update platform.progress set changed_at = now() - interval '3 minutes' where id = ${id}`.execute(tx),
    )
    assert.equal(await behind(), true)
  })
})

describe('a town at work', () => {
  let town: TestTown
  before(async () => {
    town = await testTown({ jobs: true })
    await giveCode(town, '')
  })
  after(() => town.close())

  const release = async () => (await town.as('resident', readMainAnswers))?.expected.number
  test('answers come by themselves once the figures and the code are there, and then nothing is left to follow', {
    timeout: 120_000,
  }, async () => {
    await bringFiguresIn(town)
    await giveCode(town, '183')
    while (!(await release())) await pause(200)
    assert.equal((await town.as('system', (tx) => latestProgress(tx, analysisName)))?.state, 'done')
    assert.equal(await town.as('system', isBehind), false)
  })
})
