// In a real browser by the keyboard: fifty reports sorted within five minutes and at most six keys each, a hundred changed in four actions and back again, and a view kept by name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '../../src/platform/db.ts'
import { addDepartment, addTeam } from '../../src/platform/town/department/store.ts'
import { type Kind, kindsOf } from '../../src/public-space/reports/model.ts'
import { aReport } from '../../src/public-space/reports/work/testing/a-report.ts'
import { type TestTown, testTown } from '../town.ts'
import { launch, reader, withoutChromium } from './browser.ts'
import { pick, press, take, type as typeInto, unfold } from './by-keys.ts'

const kinds: readonly Kind[] = [...kindsOf.fault, ...kindsOf.disturbance]

let town: TestTown
let page: Page
let close = async (): Promise<void> => {}
before(async () => {
  if (withoutChromium) return
  town = await testTown({ assets: true })
  await town.as('administrator', async (tx) => {
    const department = (await addDepartment(tx, 'Prøveafdeling')) ?? ''
    for (const name of ['Vej og Park', 'Lys']) await addTeam(tx, { department, name })
  })
  for (let n = 0; n < 160; n++) await aReport(town, kinds[n % kinds.length])
  const browser = await launch()
  page = await (await reader(browser, { address: await town.listen(), token: await town.tokenOf('professional') })).newPage()
  close = async () => {
    await browser.close()
    await town.close()
  }
})
after(() => close())

const countOf = (which: string) =>
  town.as(
    'system',
    async (tx) =>
      (await sql<{ n: number }>`select count(*)::int as n from public_space.report where ${sql.raw(which)}`.execute(tx)).rows[0]?.n,
  )

/** The keys of report number n: most go to a team, some are corrected as well, and every tenth is not the town's. */
const keysOf = (n: number, isFault: boolean): string[] =>
  n % 10 === 9
    ? ['n', 'Enter']
    : ['t', String(1 + (n % 2)), ...(n % 4 === 1 ? ['s', '2'] : []), ...(isFault && n % 6 === 2 ? ['p'] : []), 'a']

test('fifty reports are sorted by the keys alone', { skip: withoutChromium }, async () => {
  await page.goto('/da/reports?sort=1')
  const began = performance.now()
  let pressed = 0
  let most = 0
  for (let n = 0; n < 50; n++) {
    const isFault = (await page.locator('input[name=isPublic]').count()) > 0
    const keys = keysOf(n, isFault)
    const before = await page.inputValue('input[name=report]')
    for (const key of keys) await page.keyboard.press(key)
    await page.waitForFunction((old) => document.querySelector<HTMLInputElement>('input[name=report]')?.value !== old, before)
    pressed += keys.length
    most = Math.max(most, keys.length)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(
    `50 reports by the keyboard: ${pressed} keys, ${(pressed / 50).toFixed(1)} a report, at most ${most}; the machine took ${seconds.toFixed(1)} s of 300 s`,
  )
  assert.ok(most <= 6)
  assert.deepEqual([await countOf("state = 'assessed'"), await countOf("state = 'closed'")], [45, 5])
  assert.equal(await countOf("state = 'assessed' and team is null"), 0)
})

test('a hundred are changed in four actions, and all of it is undone in one', { skip: withoutChromium }, async () => {
  await page.goto('/da/reports?state=received')
  const before = await countOf("state = 'received'")
  await take(page, 'extent', /Alle 100/)
  await pick(page, 'deed', /Lys/)
  await press(page, 'Se ændringen')
  await press(page, 'Gennemfør')
  assert.equal(await countOf("state = 'received' and team is not null"), 100)
  await press(page, /Fortryd/)
  assert.deepEqual([await countOf("state = 'received' and team is not null"), await countOf("state = 'received'")], [0, before])
})

test('a view is kept by name and is there the next time', { skip: withoutChromium }, async () => {
  await page.goto('/da/reports?kind=lamp')
  await unfold(page, 'Gem udsnittet, eller glem et')
  await typeInto(page, 'name', 'Mine lamper')
  await press(page, 'Gem dette udsnit')
  await page.goto('/da/reports')
  await press(page, /^Mine lamper/)
  assert.match(page.url(), /kind=lamp/)
})
