// The words for the publisher's tables and codes: the publisher's own where they come in both languages, otherwise ours.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelOf, titleOf, unitOf, wantedTables } from './wanted.ts'

test('words that the publisher has in both languages stand as they are', () => {
  const published = { da: 'Voldsforbrydelser', en: 'Crimes of violence' }
  assert.deepEqual(labelOf('STRAF11', 'OVERTRÆD', '12', published), published)
  assert.deepEqual(titleOf('STRAF11', published), published)
})

test('words that came in one language only give way to ours', () => {
  const published = { da: 'Crimes of violence', en: 'Crimes of violence' }
  assert.deepEqual(labelOf('STRAF11', 'OVERTRÆD', '12', published), { da: 'Vold', en: 'Violence' })
  assert.equal(titleOf('STRAF11', published).da, 'Anmeldte lovbrud i hvert kvartal')
  assert.equal(labelOf('STRAF11', 'OVERTRÆD', '9999', published), published)
  assert.equal(unitOf('AULP01', 'Per cent').da, 'procent')
  assert.equal(unitOf('TRIVSEL', 'point').en, 'point')
})

test('every wanted code has a name of ours in both languages', () => {
  for (const { table, codes, names } of wantedTables)
    for (const [variable, wanted] of Object.entries(codes))
      for (const code of wanted) assert.ok(names[`${variable} ${code}`], `${table} ${variable} ${code}`)
})
