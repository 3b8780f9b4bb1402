// Four more languages wait until the town has had them read through; then the pages of a report, and only those, are offered in them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { moreLocales } from '../../../platform/i18n.ts'
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

test('before that, nothing is offered or reached', async () => {
  const html = await (await town.visit('/da/report')).text()
  for (const code of moreLocales) {
    assert.ok(!html.includes(`hreflang="${code}"`), code)
    assert.equal((await town.visit(`/${code}/report`)).status, 404, code)
  }
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
    await walked.answer({ seen: 'today' }, t.onwards)
    await walked.answer({ email: `${code}@example.invalid` }, walked.page.document.querySelector('.tile') ? t.send.sendNew : t.send.send)
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
