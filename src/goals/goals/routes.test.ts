// The front page: the town's promise and the four goals in the paper's order, felt safety first, honest about what has no figures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { goals } from './model.ts'
import { da } from './texts.da.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const front = async (locale: string) => (await town.visit(`/${locale}`)).text()

test('the four goals stand in the paper’s order, felt safety first and most prominent', async () => {
  const html = await front('da')
  const places = goals.map((goal) => html.indexOf(`>${da.goals[goal].title}<`))
  assert.ok(places.every((place) => place > 0))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.match(html, /tile-prominent[\s\S]{0,200}En tryg by/)
  assert.match(html, /Prøveby – en tryg by/)
})

test('a goal without figures says so, and what would fill it', async () => {
  const html = await front('da')
  for (const goal of goals) assert.ok(html.includes(da.goals[goal].notYet), goal)
})

test('in every language', async () => {
  assert.match(await front('en'), /lang="en"[\s\S]*The town’s four goals[\s\S]*Goal 4/)
  assert.match(await front('ar-XB'), /dir="rtl"/)
})
