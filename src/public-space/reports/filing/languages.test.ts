// Four more languages wait until the town has had them read through; then the pages of a report, and only those, are offered in them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { moreLocales } from '../../../platform/i18n.ts'
import { roles } from '../../../platform/roles.ts'
import { saveLanguage } from '../../../platform/town/language/store.ts'
import { makeWhereabouts } from './told-for-tests.ts'
import { codeOn, walk } from './walk-for-tests.ts'
import { answerTexts, flowTexts } from './words.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

const turnOn = (code: string) =>
  town.visit(`/da/setup/languages/${code}`, {
    as: 'administrator',
    form: { on: 'yes', readBy: 'Tolk', 'readOn-day': '1', 'readOn-month': '2', 'readOn-year': '2026' },
  })

/** The addresses a resident might try, looked at and sent to. */
const addresses = ['', '/report', '/report/fault', '/report/fault/lamp', '/report/worry', '/report/map.json']
const statusesIn = async (code: string): Promise<number[]> => [
  ...(await Promise.all(addresses.map(async (path) => (await town.visit(`/${code}${path}`)).status))),
  (await town.visit(`/${code}/report/fault/lamp`, { form: { step: 'where', address: 'Prøvevej 4' } })).status,
]
const isOffered = async (code: string) => (await (await town.visit('/da/report')).text()).includes(`hreflang="${code}"`)

test('before that, nothing is offered or reached', async () => {
  for (const code of moreLocales) {
    assert.ok(!(await isOffered(code)), code)
    assert.deepEqual(new Set(await statusesIn(code)), new Set([404]), code)
  }
})

test('only the administrator turns one on, and only with who has read it through and when', async () => {
  const whole = { on: 'yes', readBy: 'Tolk', 'readOn-day': '1', 'readOn-month': '2', 'readOn-year': '2026' }
  for (const role of roles.filter((one) => one !== 'administrator')) {
    const answer = await town.visit('/da/setup/languages/pl', { as: role, form: whole })
    assert.ok(answer.status === 403 || answer.status === 404, `${role} ${answer.status}`)
    const form = { code: 'pl', on: true, readBy: 'Tolk', readOn: '2026-02-01' } as const
    await town.as(role, (tx) => saveLanguage(tx, form)).catch((refused: unknown) => assert.match(String(refused), /row-level security/))
  }
  assert.equal((await town.visit('/da/setup/languages/pl', { form: whole })).status, 404)
  for (const missing of [{ readBy: '' }, { 'readOn-day': '', 'readOn-month': '', 'readOn-year': '' }])
    assert.equal((await town.visit('/da/setup/languages/pl', { as: 'administrator', form: { ...whole, ...missing } })).status, 422)
  assert.ok(!(await isOffered('pl')))
  assert.deepEqual(new Set(await statusesIn('pl')), new Set([404]))
})

test('turned on it is there and on the log with who turned it on; turned off again it is gone', async () => {
  assert.equal((await turnOn('pl')).status, 303)
  assert.ok(await isOffered('pl'))
  assert.deepEqual(await statusesIn('pl'), [302, 200, 200, 200, 200, 200, 200])
  const lines = await town.as('system', (tx) =>
    sql<{ account: string; detail: object }>`select account, detail from platform.audit_entry
      where thing = 'language' and thing_id = 'pl' and deed = 'changed'`.execute(tx),
  )
  assert.deepEqual(lines.rows, [{ account: await town.accountOf('administrator'), detail: { on: true, readOn: '2026-02-01' } }])
  const off = { readBy: 'Tolk', 'readOn-day': '1', 'readOn-month': '2', 'readOn-year': '2026' }
  assert.equal((await town.visit('/da/setup/languages/pl', { as: 'administrator', form: off })).status, 303)
  assert.ok(!(await isOffered('pl')))
  assert.deepEqual(new Set(await statusesIn('pl')), new Set([404]))
})

for (const code of moreLocales)
  test(`a report is made from door to receipt in ${code}`, async () => {
    assert.equal((await turnOn(code)).status, 303)
    assert.ok((await (await town.visit('/da/report')).text()).includes(`hreflang="${code}"`))
    assert.ok(!(await (await town.visit('/da/privacy')).text()).includes(`hreflang="${code}"`), 'other pages are not written in it')
    const { [code]: t } = flowTexts
    const { [code]: words } = answerTexts
    const walked = await walk(town, `/${code}/report`)
    const root = walked.page.document.documentElement
    assert.equal(root.getAttribute('lang'), code)
    assert.equal(root.getAttribute('dir'), code === 'ur' || code === 'ar' ? 'rtl' : 'ltr')
    await walked.press(words.doorSays.disturbance)
    await walked.press(words.kinds.noise)
    await walked.answer({ address: '' }, t.onwards)
    assert.equal(walked.page.status, 422)
    assert.ok(walked.page.html.includes(t.errors.address))
    await walked.answer({ address: 'Prøvevej 4' }, t.onwards)
    await walked.answer({}, t.when.seens.today)
    await walked.answer({}, walked.page.document.querySelector('.tile') ? t.send.sendNew : t.send.send)
    await walked.answer({ email: `${code}@example.invalid` }, t.receipt.hear)
    assert.match(codeOn(walked.page), /^\d{16}$/)
    const kept = await town.as('system', (tx) =>
      sql<{ language: string }>`select language from public_space.follower where email = ${`${code}@example.invalid`}`.execute(tx),
    )
    assert.equal(kept.rows[0]?.language, code)
  })

test('what is not written in the language leads to English, and the whole site in it to the doors', async () => {
  const html = await (await town.visit('/tr/report')).text()
  assert.match(html, /href="\/en\/privacy"/)
  assert.match(html, /href="\/en\/follow"/)
  assert.equal((await town.visit('/tr')).headers.get('location'), '/tr/report')
  assert.equal((await town.visit('/tr/privacy')).status, 404)
  assert.equal((await town.visit('/tr/report/worry')).status, 200)
})
