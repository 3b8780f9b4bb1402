import assert from 'node:assert/strict'
import test from 'node:test'
import { addressOf, newKey, stepOfCode } from './code-app.ts'
import { codeForm, inGroups, mayRemoveOne } from './model.ts'
import { hashCodes, howMany, newCodes } from './recovery-codes.ts'

// RFC 6238, appendix B: the SHA-1 secret and the last six of the eight digits printed there.
const known = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const printed: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
]

test('the codes are those of RFC 6238', () => {
  for (const [seconds, code] of printed) assert.equal(stepOfCode(known, code, 0, seconds * 1000), Math.floor(seconds / 30))
})

test('a code works half a minute early or late and no longer', () => {
  const at = 1234567890_000
  for (const [off, works] of [
    [-61, false],
    [-30, true],
    [30, true],
    [61, false],
  ] as const)
    assert.equal(stepOfCode(known, '005924', 0, at + off * 1000) !== null, works, String(off))
})

test('a code that was used, or an earlier one, is refused', () => {
  const step = Math.floor(1234567890 / 30)
  assert.equal(stepOfCode(known, '005924', step, 1234567890_000), null)
  assert.equal(stepOfCode(known, '005924', step - 1, 1234567890_000), step)
})

test('a key has 160 bits and goes to an app under the name of the town', () => {
  const key = newKey()
  assert.match(key, /^[A-Z2-7]{32}$/)
  assert.notEqual(key, newKey())
  assert.match(addressOf(key, 'Prøveby', 'a@b.dk'), /^otpauth:\/\/totp\/Pr%C3%B8veby:a%40b\.dk\?.*secret=/)
})

test('a code is read however it is spaced; anything else is not a code', () => {
  const read = (code: string) => codeForm.safeParse({ code }).data?.code
  assert.deepEqual(read(' 123 456 '), { kind: 'app', code: '123456' })
  assert.deepEqual(read('abcd-efgh jkmn 2345'), { kind: 'recovery', code: 'ABCDEFGHJKMN2345' })
  for (const wrong of ['', '12345', '1234567', 'abc', '１２３４５６']) assert.equal(read(wrong), undefined, wrong)
})

test('ten codes on paper, all different, none with letters that look alike', async () => {
  const codes = newCodes()
  assert.equal(codes.length, howMany)
  assert.equal(new Set(codes).size, howMany)
  for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-TV-Z]{16}$/)
  assert.equal(inGroups(codes[0] ?? '').length, 19)
  const [one] = await hashCodes(codes.slice(0, 1), 'salt')
  const [again] = await hashCodes(codes.slice(0, 1), 'salt')
  const [salted] = await hashCodes(codes.slice(0, 1), 'other')
  assert.deepEqual(one, again)
  assert.notEqual(one?.hash, salted?.hash)
})

test('the last second factor may not be removed', () => {
  const passkey = { id: '1', name: 'phone', madeAt: new Date(), usedAt: null }
  assert.equal(mayRemoveOne({ codeApp: true, passkeys: [], recoveryCodesLeft: 10 }), false)
  assert.equal(mayRemoveOne({ codeApp: false, passkeys: [passkey], recoveryCodesLeft: 10 }), false)
  assert.equal(mayRemoveOne({ codeApp: true, passkeys: [passkey], recoveryCodesLeft: 0 }), true)
})
