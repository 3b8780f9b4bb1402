// Moments and addresses as other systems write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment, w3c } from '../answers/model.ts'
import { readAddress } from './model.ts'

test('moments have the town’s offset, summer and winter, and are read back; days that are none are refused', () => {
  assert.equal(w3c(new Date('2026-07-01T12:05:00Z')), '2026-07-01T14:05:00+02:00')
  assert.equal(w3c(new Date('2026-01-01T12:05:00Z')), '2026-01-01T13:05:00+01:00')
  assert.equal(w3c(new Date('2026-10-25T00:30:00Z')), '2026-10-25T02:30:00+02:00')
  for (const text of ['2026-07-01T14:05:00+02:00', '2026-07-01T14:05:00+0200', '2026-07-01T12:05:00Z', '2026-07-01T12:05Z'])
    assert.equal(readMoment(text)?.toISOString(), '2026-07-01T12:05:00.000Z', text)
  for (const text of ['', '2026-07-01', '2026-02-30T00:00:00Z', '2026-07-01T14:05:00', 'now', '2026-13-01T00:00:00Z'])
    assert.equal(readMoment(text), null, text)
})

test('a street and a house number are told apart', () => {
  assert.deepEqual(readAddress('Store Torv 3, 2635 Ishøj'), { street: 'Store Torv', houseNumber: 3 })
  assert.deepEqual(readAddress('10. Juni Vej 12B'), { street: '10. Juni Vej', houseNumber: 12 })
  assert.deepEqual(readAddress('Vejen'), { street: 'Vejen', houseNumber: null })
})
