// Forms that no person would send are answered with a page, never with a fault of ours, and leave nothing behind.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { makeWhereabouts, newDraft } from './told-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

const names = [
  'step',
  'go',
  'by',
  'address',
  'place',
  'lat',
  'lon',
  'seen',
  'times',
  'howOften',
  'consequences',
  'words',
  'keepNames',
  'email',
  'draft',
  'begun',
]
const more = ['join', 'again', '__proto__', 'constructor', 'toString']
const hostile = [
  '',
  '0',
  '-1',
  '1e309',
  'NaN',
  '__proto__',
  "' or 1=1 --",
  '<script>',
  '\u202e',
  '𝒳'.repeat(400),
  '2026-02-30',
  '%00',
  '55.6',
  '12.34',
  'address',
  'map',
  'place',
  'send',
  'hear',
]

const count = async (): Promise<number> =>
  town.as('system', async (tx) => (await sql<{ n: number }>`select count(*) as n from public_space.report`.execute(tx)).rows[0]?.n ?? 0)

test('a hundred and fifty random forms: no fault of ours, and no report, for none was begun with us', async () => {
  const value = fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 60, unit: 'binary' }))
  const field = fc.tuple(fc.constantFrom(...names, ...more), value)
  const before = await count()
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 12 }), async (fields) => {
      // A form that is sent without the town's seal waits three seconds before it gets its empty receipt: tried once, below.
      const form = new URLSearchParams(
        fields.filter(([name, said]) => !(name === 'step' && said === 'send') && name !== 'join' && name !== 'again'),
      )
      const answer = await town.visit('/da/report/disturbance/noise', { method: 'POST', body: form })
      assert.ok(answer.status < 500, `${answer.status} for ${form}`)
    }),
    { numRuns: 150, seed: 7 },
  )
  assert.equal(await count(), before)
})

test('a form nobody was given is answered like a receipt, and nothing is kept', async () => {
  const before = await count()
  const form = { step: 'send', by: 'address', address: 'Prøvevej 4', draft: newDraft(), begun: 'zzz.AAAA', website: '' }
  const answer = await town.visit('/da/report/fault/lamp', { form })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Din kode/)
  assert.equal(await count(), before)
})

test('a picture that is none is refused beside its field, and what was written stays', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    step: 'send',
    by: 'address',
    address: 'Prøvevej 4',
    draft: newDraft(),
    words: 'Den er mørk',
  }))
    form.append(name, value)
  form.append('picture', new Blob(['<svg onload=alert(1)>']), 'billede.png')
  const answer = await town.visit('/da/report/fault/lamp', { method: 'POST', body: form })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /Vælg et billede af typen/)
  assert.match(html, /Den er mørk/)
})

test('a thousand and one signs are too many, and all of them stay on the page', async () => {
  const words = 'a'.repeat(1001)
  const answer = await town.visit('/da/report/disturbance/noise', { form: { step: 'send', by: 'address', address: 'Prøvevej 4', words } })
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes(words))
})
