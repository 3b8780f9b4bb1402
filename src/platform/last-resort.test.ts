// What nobody caught is in the log as one line; a broken promise stops nobody, a thrown error stops in good order.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const here = new URL('./last-resort.ts', import.meta.url).href

const run = (deed: string) =>
  spawnSync(
    process.execPath,
    [
      ...process.execArgv.filter((arg) => !arg.startsWith('--test')),
      '--input-type=module',
      '--eval',
      `const { catchTheRest } = await import(${JSON.stringify(here)})
       catchTheRest(() => { process.exitCode = 1; clearInterval(town) })
       const town = setInterval(() => {}, 50)
       setTimeout(() => { ${deed} }, 10)
       setTimeout(() => { console.log('still here'); clearInterval(town) }, 200)`,
    ],
    { encoding: 'utf8', timeout: 20_000 },
  )

test('a promise nobody waited for is in the log, and the town goes on', () => {
  const { status, stdout, stderr } = run("Promise.reject(new Error('lost'))")
  assert.equal(status, 0, stderr)
  assert.match(stdout, /still here/)
  assert.match(stderr, /^\{.*"level":"error".*a failure nobody caught".*lost.*\}$/m)
})

test('an error thrown outside everything is in the log, and the town is stopped in good order', () => {
  const { status, stderr } = run("throw new Error('broken')")
  assert.equal(status, 1)
  assert.match(stderr, /^\{.*a failure nobody caught; the town stops.*broken.*\}$/m)
})
