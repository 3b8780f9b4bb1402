// The standing pages are easy to read: short sentences, short words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { da } from './texts.da.ts'

const sentencesOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value('Byen'))]
  return Object.values(value as object).flatMap(sentencesOf) // what is left are lists and groups of texts
}

/** LIX: words a sentence and the share of words over six letters. */
function lix(text: string): number {
  const words = text.match(/[\p{L}\d]+/gu) ?? []
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((sentence) => sentence.trim() !== '').length
  return words.length / sentences + (100 * words.filter((word) => word.length > 6).length) / words.length
}

for (const [name, page] of Object.entries(da))
  test(`the Danish of the page about ${name} has a LIX of at most 30`, () => {
    const text = sentencesOf(page)
      .map((sentence) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`))
      .join(' ')
    assert.ok(lix(text) <= 30, `LIX ${lix(text).toFixed(1)}`)
  })
