// Runs every example of the doc comments and of the README, so that what is shown is what comes out.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inspect } from 'node:util'
import * as analysis from './index.ts'

const source = new URL('./', import.meta.url)
type Example = { from: string; lines: string[] }

/** Blocks after `@example` in doc comments. */
function examplesOfSource(): Example[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  return files.flatMap((from) => {
    const text = readFileSync(new URL(from, source), 'utf8')
    const blocks = text.matchAll(/\* @example\n((?: \* .*\n)+?)(?= \*\/| \*\n)/g)
    return Array.from(blocks, (block) => ({
      from,
      lines: block[1]!
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^ \* ?/, '')),
    }))
  })
}

/** Blocks fenced as ts in the README; the import line is the reader's. */
function examplesOfReadme(): Example[] {
  const text = readFileSync(new URL('../README.md', source), 'utf8')
  return Array.from(text.matchAll(/```ts\n([\s\S]*?)```/g), (block, i) => ({
    from: `README block ${i + 1}`,
    lines: block[1]!
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('import ')),
  }))
}

// Four digits are what an example shows.
function shown(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4)))
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return `[${Array.from(value as ArrayLike<unknown>, shown).join(', ')}]`
  return inspect(value)
}

async function run(example: Example): Promise<number> {
  let checked = 0
  const check = (value: unknown, expected: string) => {
    checked++
    assert.equal(shown(value), expected.trim(), example.from)
  }
  const body = example.lines.map((line) => {
    const at = line.indexOf(' // => ')
    return at < 0 ? `${line};` : `check(${line.slice(0, at)}, ${JSON.stringify(line.slice(at + 7))});`
  })
  const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>
  await new AsyncFunction('check', ...Object.keys(analysis), body.join('\n'))(check, ...Object.values(analysis))
  return checked
}

for (const example of [...examplesOfSource(), ...examplesOfReadme()]) {
  test(`the example in ${example.from} gives what it says`, async () => {
    assert.ok((await run(example)) > 0, 'an example shows at least one result')
  })
}
