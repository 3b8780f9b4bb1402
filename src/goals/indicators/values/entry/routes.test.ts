// A figure by hand: kept when something is wrong, corrected only by somebody who saw what holds and says why.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { sql } from '../../../../platform/db.ts'
import { readValues } from '../../store.ts'
import { holding } from '../model.ts'
import { makeInvented } from '../testing/invented-indicator.ts'

let town: TestTown
let indicator: string
before(async () => {
  town = await testTown()
  indicator = (await town.as('system', (tx) => makeInvented(tx, 'trygge'))).id
})
after(() => town.close())

const address = '/da/indicators/trygge/values'
const figure = { period: '2023', value: '71,2', lower: '68', upper: '74,4', noInterval: '', n: '512', noN: '' }
const send = (form: Record<string, string>, as: 'coordinator' | 'analyst' = 'coordinator') => town.visit(`${address}/new`, { as, form })
const held = async (period: string) =>
  holding(await town.as('leader', (tx) => readValues(tx, indicator))).find((one) => one.period === period)

test('a coordinator enters a figure, in their own name and in the log', async () => {
  const answer = await send(figure)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), `${address}?done=entered`)
  const value = await held('2023')
  assert.deepEqual(
    [value?.value, value?.interval, value?.n, value?.enteredByName],
    [71.2, { lower: 68, upper: 74.4 }, { count: 512 }, 'Prøve coordinator'],
  )
  const log = await town.as('system', (tx) =>
    sql<{ deed: string; detail: unknown }>`select deed, detail from platform.audit_entry where thing_id = ${value?.id}`.execute(tx),
  )
  assert.deepEqual(log.rows, [{ deed: 'entered', detail: { indicator: 'trygge', period: '2023' } }])
  assert.match(
    await (await town.visit(`${address}?done=entered`, { as: 'coordinator' })).text(),
    /Tallet er gemt\.[\s\S]*71,2[\s\S]*68,0 til 74,4/,
  )
})

test('swapped limits are said beside the field, and all that was written is kept', async () => {
  const answer = await send({ ...figure, period: '2021', lower: '74,4', upper: '68' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /Den nedre grænse er større end den øvre; byt dem om\./)
  for (const written of ['value="2021"', 'value="71,2"', 'value="74,4"', 'value="68"', 'value="512"'])
    assert.ok(html.includes(written), written)
  assert.equal(await held('2021'), undefined)
})

test('a figure for a time that has one is shown first, and takes a reason to correct', async () => {
  await send({ ...figure, period: '2022' })
  const told = await send({ ...figure, period: '2022', value: '72' })
  const html = await told.text()
  assert.equal(told.status, 422)
  assert.match(html, /Der er allerede et tal for den tid: 71,2\./)
  const replaces = /name="replaces" value="([^"]+)"/.exec(html)?.[1] ?? ''
  assert.match(await (await send({ ...figure, period: '2022', value: '72', replaces })).text(), /Skriv, hvorfor tallet rettes\./)
  assert.match(await (await send({ ...figure, period: '2022', replaces, reason: 'igen' })).text(), /Der er intet at rette/)
  assert.equal(
    (await send({ ...figure, period: '2022', value: '72', replaces, reason: 'Talt igen.' })).headers.get('location'),
    `${address}?done=corrected`,
  )
  assert.equal((await held('2022'))?.value, 72)
  assert.match(await (await town.visit(address, { as: 'professional' })).text(), /<del>71,2<\/del>[\s\S]*Rettet [\s\S]*Talt igen\./)
})

test('of two who correct the same figure the second sees what the first wrote, and loses nothing', async () => {
  await send({ ...figure, period: '2020' })
  const replaces = (await held('2020'))?.id ?? ''
  await send({ ...figure, period: '2020', value: '70', replaces, reason: 'Første' }, 'analyst')
  const second = await send({ ...figure, period: '2020', value: '69', replaces, reason: 'Anden' })
  assert.equal(second.status, 422)
  const html = await second.text()
  assert.match(html, /Imens har en anden rettet tallet til 70,0/)
  assert.match(html, /value="69"[\s\S]*>Anden<\/textarea>/)
  assert.equal((await held('2020'))?.value, 70)
})

test('the form to correct begins with what holds, written so that it reads back the same', async () => {
  await send({ ...figure, period: '2019', value: '1,2340', lower: '1', upper: '2' })
  const html = await (await town.visit(`${address}/new?period=2019`, { as: 'analyst' })).text()
  assert.match(html, /Det gælder nu[\s\S]*value="1,2340"/)
})

test('only coordinator and analyst come here; the public does not learn of it', async () => {
  for (const as of ['professional', 'leader', 'data-protection', 'administrator'] as const) {
    assert.equal((await town.visit(`${address}/new`, { as })).status, 403, as)
    assert.equal((await town.visit(`${address}/new`, { as, form: figure })).status, 403, as)
    assert.equal((await town.visit(`${address}/release`, { as, form: {} })).status, 403, as)
    assert.equal((await town.visit(address, { as })).status, 200, as)
  }
  for (const as of ['resident', 'partner', undefined] as const)
    for (const path of ['', '/new', '/import'])
      assert.equal((await town.visit(`${address}${path}`, as ? { as } : {})).status, 404, `${as} ${path}`)
})

test('the release button, pressed by somebody who has seen what goes out, puts the figures in the open, and says so', async () => {
  const before = await (await town.visit(address, { as: 'coordinator' })).text()
  assert.match(before, /Tallene er ikke udgivet endnu[\s\S]*href="\/da\/indicators\/trygge\/values\/release"/)
  const seen = /name="seen" value="([^"]+)"/.exec(await (await town.visit(`${address}/release`, { as: 'coordinator' })).text())?.[1] ?? ''
  const released = await town.visit(`${address}/release`, { as: 'coordinator', form: { seen } })
  assert.equal(released.headers.get('location'), `${address}?done=released`)
  const after = await (await town.visit(address, { as: 'coordinator' })).text()
  assert.match(after, /Alt, hvad der gælder, er udgivet/)
  assert.doesNotMatch(after, /values\/release/)
  assert.equal((await town.visit('/da/data/indicator-trygge.json')).status, 200)
})

test('a personal number in a reason is refused', async () => {
  const html = await (await send({ ...figure, period: '2018', n: '', noN: 'Ringet til 010203-1234' })).text()
  assert.match(html, /ligner et cpr-nummer/)
})

test('a correction whose time cannot be read keeps its reason, and is still a correction', async () => {
  await send({ ...figure, period: '2018' })
  const { id = '' } = (await held('2018')) ?? {}
  for (const period of ['to tusind atten', '2099', '']) {
    const html = await (await send({ ...figure, period, replaces: id, reason: 'Der var talt forkert.' })).text()
    assert.match(html, /Der var talt forkert\./, period)
    assert.ok(html.includes(`name="replaces" value="${id}"`), period)
  }
  // Also when somebody else has been quicker.
  await send({ ...figure, period: '2018', value: '72', replaces: id, reason: 'En anden.' })
  assert.match(
    await (await send({ ...figure, period: 'x', replaces: id, reason: 'Der var talt forkert.' })).text(),
    /Der var talt forkert\./,
  )
})
