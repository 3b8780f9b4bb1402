// Small counts of people in texts are found where they stand, and counts of things and of many are left alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewPeopleIn } from './few-people.ts'

for (const [text, found] of [
  ['Kun 3 unge kom igen.', ['3 unge']],
  ['To af de unge fra blokken fik job, og fire drenge holdt op.', ['To af de unge', 'fire drenge']],
  ['Vi talte med én beboer og 2 andre elever.', ['én beboer', '2 andre elever']],
  ['Three young people and one of the parents came.', ['Three young people', 'one of the parents']],
] as const)
  test(`"${text}" is pointed out`, () => assert.deepEqual(fewPeopleIn(text), found))

for (const text of [
  'Der kom 23 unge, og 12.4 unge i snit.',
  'To foreninger og tre områder er med; 3 børnehaver også.',
  'I kapitel 4 børn og unge står der mere.'.replace('4 børn', '4. Børn'),
  'Syv unge ud af 40 svarede. Nogle få unge kom igen.',
  'Et barn har ret til hjælp, og en borger kan skrive; one person may ask.',
  'De unge, en ungdomsklub og et børnehus.',
])
  test(`"${text}" is left alone`, () => assert.deepEqual(fewPeopleIn(text), []))
