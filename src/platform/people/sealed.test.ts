import assert from 'node:assert/strict'
import test from 'node:test'
import { keyedName, seal, unseal } from './sealed.ts'

const secret = 'a town of its own, in a test, 12345678'

test('what is sealed opens for the same use and owner', () => {
  assert.equal(unseal(secret, 'code app', 'anna', seal(secret, 'code app', 'anna', 'nøgle')), 'nøgle')
})

test('it stays shut for another owner, use or secret, and when a bit was changed', () => {
  const sealed = seal(secret, 'code app', 'anna', 'key')
  const bent = Buffer.from(sealed, 'base64url')
  bent[bent.length - 1] = (bent[bent.length - 1] ?? 0) ^ 1
  assert.equal(unseal(secret, 'code app', 'bo', sealed), null)
  assert.equal(unseal(secret, 'step', 'anna', sealed), null)
  assert.equal(unseal(`${secret}!`, 'code app', 'anna', sealed), null)
  assert.equal(unseal(secret, 'code app', 'anna', bent.toString('base64url')), null)
})

test('a counted address has the same name every time and does not show itself', () => {
  const name = keyedName(secret, 'mail', 'anna@example.dk')
  assert.equal(name, keyedName(secret, 'mail', 'anna@example.dk'))
  assert.notEqual(name, keyedName(secret, 'code', 'anna@example.dk'))
  assert.doesNotMatch(name, /anna/)
})
