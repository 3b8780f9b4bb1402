// A town asked rudely answers everybody, and never with a 500.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fuzz } from '../src/bench/fuzz/fuzz.ts'
import { mountedRoutes } from '../src/bench/fuzz/mounted-routes.ts'
import { readConfig } from '../src/platform/config.ts'

const requests = Number(process.env.TRYGBY_FUZZ ?? 3000)

test(`${requests} nasty requests in everybody's name are all answered, none with 500`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trygby-fuzz-'))
  const { statuses, brokenLines, failures } = await fuzz(requests, mountedRoutes(readConfig({ TRYGBY_DATA: folder })))
  await rm(folder, { recursive: true, force: true })
  assert.deepEqual(failures, [])
  // A line kept open may end between two requests, but it is no habit of the town's.
  assert.ok(brokenLines <= requests / 1000, `${brokenLines} kept lines broke`)
  // The nasty ones came past the door too: pages were opened, forms were read, and people were signed in.
  for (const status of [200, 303, 400, 403, 404, 422])
    assert.ok((statuses[status] ?? 0) > 0, `no answer ${status}: ${JSON.stringify(statuses)}`)
})
