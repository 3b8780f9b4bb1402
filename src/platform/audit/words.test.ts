// Every deed that is written into the log has a word on the officer's page.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { da } from './texts.da.ts'

const root = new URL('../../', import.meta.url)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|texts\.|^bench|^database-at-hand/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }))

/** What is written after these words in the sources, between quotation marks. */
const written = (pattern: RegExp) =>
  sources.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([, word = '']) => ({ name, word })))

test('deeds, kinds and purposes are said in words', () => {
  const { deeds, things, purposes }: Record<string, Record<string, string>> = da.words
  const found = [
    { words: deeds, uses: written(/deed: '([^']+)'(?! \|)/g) },
    // Either of two, as in `deed: isNew ? 'added' : 'changed'`.
    { words: deeds, uses: written(/deed: [^,;\n]*\? '([^']+)'/g) },
    { words: deeds, uses: written(/deed: [^,;\n]*\? '[^']+' : '([^']+)'/g) },
    { words: deeds, uses: written(/(?:deedOn|changing)\('([^']+)'/g) },
    { words: things, uses: written(/\bdeed: [^;]*?thing: '([^']+)'/g) },
    { words: purposes, uses: written(/inNameOf\(\w+, '([^']+)'/g) },
    { words: purposes, uses: written(/^\s*\}, '([a-z ]+)'\)/gm) },
    { words: purposes, uses: written(/asSystem\([\w.]+, '([^']+)'/g) },
  ]
  assert.ok(found.every(({ uses }) => uses.length > 0))
  const missing = found.flatMap(({ words, uses }) =>
    uses.filter(({ word }) => words?.[word] === undefined).map(({ name, word }) => `${name}: ${word}`),
  )
  assert.deepEqual([...new Set(missing)], [])
})
