import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toJson } from './json.ts'
import { exampleDocument } from './testing/example-document.ts'

test('the JSON says its format and language, and holds the whole document', () => {
  const { format, language, ...document } = JSON.parse(toJson(exampleDocument))
  assert.equal(format, 'trygby-plan/1')
  assert.equal(language, 'da')
  assert.deepEqual(document, exampleDocument)
})
