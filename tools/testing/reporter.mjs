// Shows tests as they run: a dot each, failures in full, and a count at the end for the closing lines.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'

/**
 * @typedef {{ passed: number, failed: number, leftOut: Record<string, number> }} Count
 */

const WIDTH = 100

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} source */
export default async function* reporter(source) {
  /** @type {Count} */
  const count = { passed: 0, failed: 0, leftOut: {} }
  /** @type {string[]} names of the suites around a test, by depth */
  const path = []
  let column = 0
  const mark = (/** @type {string} */ sign) => {
    column = (column + 1) % WIDTH
    return column === 0 ? `${sign}\n` : sign
  }
  for await (const event of source) {
    if (event.type === 'test:start') path[event.data.nesting] = event.data.name
    if (event.type === 'test:pass' && event.data.details.type !== 'suite') {
      const { skip, todo } = event.data
      const reason = skip ?? todo
      if (reason !== undefined && reason !== false) {
        const words = typeof reason === 'string' && reason !== '' ? reason : `no reason given: ${event.data.name}`
        count.leftOut[words] = (count.leftOut[words] ?? 0) + 1
        yield mark('-')
      } else {
        count.passed++
        yield mark('.')
      }
    }
    if (event.type === 'test:fail') {
      // A suite fails with its tests, which are counted; one that fails by itself (a hook, a syntax error) counts.
      const error = event.data.details.error
      if (event.data.details.type === 'suite' && isOnlyBecauseOfTests(error)) continue
      count.failed++
      column = 0
      yield `\n${failure(event.data, path)}\n`
    }
    if (event.type === 'test:stderr' || event.type === 'test:stdout') {
      const text = event.data.message.trimEnd()
      if (text && process.env.TRYGBY_TEST_OUTPUT) yield `\n${text}\n`
    }
  }
  if (process.env.TRYGBY_TEST_COUNT) writeFileSync(process.env.TRYGBY_TEST_COUNT, JSON.stringify(count))
  yield column === 0 ? '' : '\n'
}

/** @param {Error & { failureType?: string }} error */
const isOnlyBecauseOfTests = (error) => error.failureType === 'subtestsFailed'

/**
 * @param {{ file?: string, line?: number, nesting: number, name: string, details: { error: Error & { cause?: unknown } } }} test
 * @param {string[]} path
 */
function failure(test, path) {
  const where = test.file ? relative(process.cwd(), test.file) : ''
  const names = [...path.slice(0, test.nesting), test.name].filter((name, index, all) => name !== all[index - 1])
  const cause = test.details.error.cause ?? test.details.error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  const lines = text.split('\n').filter((line) => !/^\s+at .*(node:internal|node:async_hooks)/.test(line))
  return `FAILED ${where}${test.line ? `:${test.line}` : ''}\n  ${names.join(' > ')}\n${lines.map((line) => `    ${line}`).join('\n')}`
}
