// Words in two languages: which is read when one is missing, and what may not stand in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { readFields } from '../../../platform/result.ts'
import { saidIn, wordsOf, wordsOrNone } from './model.ts'

test('without English the Danish is read, and says that it is Danish', () => {
  assert.deepEqual(saidIn({ da: 'Naboer', en: '' }, 'da'), { text: 'Naboer' })
  assert.deepEqual(saidIn({ da: 'Naboer', en: ' ' }, 'en'), { text: 'Naboer', lang: 'da' })
  assert.deepEqual(saidIn({ da: 'Naboer', en: 'Neighbours' }, 'en'), { text: 'Neighbours' })
  assert.deepEqual(saidIn({ da: 'Naboer', en: 'Neighbours' }, 'ar-XB'), { text: 'Neighbours', lang: 'en' })
})

test('words are counted as the writer sees them', () => {
  const form = z.object({ text: wordsOf('missing', 'long', 5, 2), more: wordsOrNone('long', 3) })
  assert.deepEqual(readFields(form, { text: ' a\r\nb\r\nc ' }), { ok: true, value: { text: 'a\nb\nc', more: '' } })
  for (const [text, key] of [
    ['', 'missing'],
    [' a ', 'missing'],
    ['abcdef', 'long'],
  ] as const)
    assert.deepEqual(readFields(form, { text }), { ok: false, errors: [{ field: 'text', key, came: text }] })
  assert.equal(readFields(form, { text: ['ab', 'cd'] }).ok, false)
})
