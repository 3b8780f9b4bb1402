// The whole way on the published figures: fetched by one job, calculated by the next, and read by a resident while it goes on.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { latestProgress } from '../../platform/progress.ts'
import { recordsOf } from '../../platform/release/index.ts'
import { fetchJob } from '../sources/fetch-in-sight.ts'
import { analysisName, readAnswers } from './store.ts'

const standIn = fileURLToPath(new URL('../../../../shared/statbank/serve.mjs', import.meta.url))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

describe('from the source to the page', { skip: existsSync(standIn) ? false : 'needs ../shared' }, () => {
  let town: TestTown
  let bank: ChildProcess
  before(async () => {
    const port = await freePort()
    bank = spawn(process.execPath, [standIn, String(port)], { stdio: 'ignore' })
    town = await testTown({ jobs: true, env: { STATBANK_URL: `http://127.0.0.1:${port}/v1` } })
  })
  after(async () => {
    bank.kill()
    await town.close()
  })

  test('a fetch is followed by the calculation, and by the answers', { timeout: 180_000 }, async () => {
    await town.as('system', (tx) => town.platform.jobs.enqueue(tx, fetchJob, {}))
    for (;;) {
      await wait(250)
      assert.equal((await town.visit('/da/knowledge/crime')).status, 200)
      const progress = await town.as('analyst', (tx) => latestProgress(tx, analysisName))
      assert.notEqual(progress?.state, 'failed')
      if (progress?.state === 'done') break
    }
    const answers = await town.as('resident', readAnswers)
    assert.ok(answers)
    const row = recordsOf(answers.expected.table).find(({ group, period }) => group === 'all' && period === '2023')
    assert.equal(row?.observed, 1821)
    assert.equal(row?.isCarried, 'no')
    assert.deepEqual(
      answers.expected.table.provenance.map(({ table }) => table),
      ['STRAF11', 'FOLK1A', 'IFOR41', 'AULP01'],
    )
    const html = await (await town.visit('/da/knowledge/crime/burglary-home')).text()
    assert.match(html, /Prøveby havde færre indbrud end ventet i 2025: 66 anmeldt, 45 ventet, og 12 til 102 ville være almindeligt/)
    assert.match(html, /Vi ville gerne have haft disse tal med: Andel 15-24-årige, Indkomst efter skat i gennemsnit/)
  })
})
