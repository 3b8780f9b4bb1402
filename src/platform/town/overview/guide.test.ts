// The first-start guide leads a new administrator through every topic, one at a time.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const as = 'administrator' as const

test('the guide has a step for every topic, each leading to its own page and to the next step', async () => {
  const steps = ['town', 'contact', 'areas', 'places', 'streets', 'departments', 'categories', 'holidays', 'languages', 'people', 'finish']
  for (const [i, step] of steps.entries()) {
    const page = await (await town.visit(`/da/setup/guide?step=${step}`, { as })).text()
    for (const one of steps) assert.ok(page.includes(`href="/da/setup/guide?step=${one}"`), `${step} leads to ${one}`)
    if (step === 'finish') assert.match(page, /<form[^>]* action="\/da\/setup\/guide"/)
    else assert.ok(page.includes(`class="button button-primary" href="/da/${step === 'people' ? 'people' : `setup/${step}`}"`), step)
    assert.ok(page.split(`href="/da/setup/guide?step=${steps[i + 1]}"`).length === (step === 'finish' ? 1 : 3), `${step} leads on`)
  }
})

test('without a step in its address the guide goes on where something is missing', async () => {
  assert.match(await (await town.visit('/da/setup/guide', { as })).text(), /<h2>Kontakt<\/h2>/)
})
