// Server and database are killed under write load, with real files waited for on disk; nothing acknowledged may be lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killBench } from '../src/bench/kill.ts'

const times = Number(process.env.TRYGBY_KILLS ?? 20)

test(`${times} kills of server and database at random times lose no acknowledged write, and the checker sees a row deleted on purpose`, async () => {
  const figures = await killBench(times)
  const { server, database, both } = figures.kills
  assert.equal(server + database + both, times)
  assert.ok(figures.acknowledged > times, `only ${figures.acknowledged} writes were acknowledged`)
  assert.equal(figures.lost, 0)
  assert.ok(figures.reports > 0, 'no report was acknowledged')
  assert.equal(figures.reportsLost, 0)
  assert.equal(figures.stop.code, 0)
  assert.deepEqual(figures.log.findings, [])
  assert.equal(figures.control.lost, 1)
  assert.ok(figures.control.findings >= 1)
})
