// What a resident tells is kept whole or not at all, once however often it is sent, and nobody but the machinery knows who follows it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { codeOf, hashOf } from '../code.ts'
import { fileReport, writeReport } from './file-report.ts'
import { makeWhereabouts, newDraft, told } from './told-for-tests.ts'

const secret = 'a secret of the town, long enough'
const wishes = { email: 'en@example.invalid', language: 'da', written: '' }

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

const count = (table: string, report: string): Promise<number> =>
  town.as('system', async (tx) => {
    const key = table === 'report' ? 'id' : 'report'
    const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(`public_space.${table}`)}
      where municipality = platform.town() and ${sql.ref(key)} = ${report}`.execute(tx)
    return found.rows[0]?.n ?? 0
  })

describe('what is kept of a report', () => {
  test('the report, its words, the first time, its trail, what was told, and who follows come together', async () => {
    const said = told({ door: 'disturbance', kind: 'mopeds', happenedOn: '2026-03-02', times: ['evening'], words: 'Ring til 20 30 40 50' })
    const filed = await town.as('system', (tx) => fileReport(tx, secret, said, { ...wishes, written: said.words }))
    for (const table of ['report', 'report_words', 'occurrence', 'report_event', 'report_news', 'follower'])
      assert.equal(await count(table, filed.id), 1, table)
    const kept = await town.as('system', (tx) =>
      sql<{
        words: string
        words_state: string
        area: string
        entered_by: null
        voices: number
      }>`select words, words_state, area, entered_by, voices
        from public_space.report where municipality = platform.town() and id = ${filed.id}`.execute(tx),
    )
    assert.deepEqual(
      { ...kept.rows[0], area: kept.rows[0]?.area !== null },
      {
        words: 'Ring til [telefon]',
        words_state: 'unread',
        area: true,
        entered_by: null,
        voices: 1,
      },
    )
    assert.match(filed.answerBy ?? '', /^\d{4}-\d{2}-\d{2}$/)
  })

  test('the code follows this report and stands nowhere', async () => {
    const said = told()
    const { id, code } = await town.as('system', (tx) => fileReport(tx, secret, said, wishes))
    assert.equal(code, codeOf(secret, said.draft))
    const kept = await town.as('system', (tx) =>
      sql<{
        code_hash: string
      }>`select code_hash from public_space.follower where municipality = platform.town() and report = ${id}`.execute(tx),
    )
    assert.equal(kept.rows[0]?.code_hash, hashOf(secret, code))
  })
})

/** On a busy machine some wait longer for a connection than the town lets them; they send once more, as people do. */
async function persistently<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (error) {
    if (!String(error).includes('timeout exceeded when trying to connect')) throw error
    return persistently(deed)
  }
}

test('a thousand times the same form in parallel is one report with one receipt', async () => {
  const said = told()
  const started = performance.now()
  const filed = await Promise.all(
    Array.from({ length: 1000 }, () => persistently(() => town.as('system', (tx) => fileReport(tx, secret, said, wishes)))),
  )
  console.log(`  1,000 identical forms: ${Math.round(performance.now() - started)} ms`)
  assert.equal(new Set(filed.map(({ id, code }) => `${id} ${code}`)).size, 1)
  assert.equal(filed.filter(({ isNew }) => isNew).length, 1)
  const { id = '' } = filed[0] ?? {}
  for (const table of ['report', 'report_event', 'report_news', 'follower']) assert.equal(await count(table, id), 1, table)
})

describe('nobody writes as a resident but the machinery', () => {
  for (const role of [
    'resident',
    'partner',
    'professional',
    'coordinator',
    'leader',
    'analyst',
    'administrator',
    'data-protection',
  ] as const)
    test(`${role} files none`, async () => {
      await assert.rejects(
        town.as(role, (tx) => fileReport(tx, secret, told(), wishes)),
        /row-level security/,
      )
    })

  test('staff write one down in their own name, and cannot add who follows it', async () => {
    const said = told({ channel: 'phone' })
    const kept = await town.as('professional', (tx) => writeReport(tx, said, ''))
    assert.equal(kept.isNew, true)
    await assert.rejects(
      town.as('professional', (tx) => fileReport(tx, secret, told({ channel: 'phone' }), wishes)),
      /row-level security/,
    )
  })

  test('staff see no follower', async () => {
    await town.as('system', (tx) => fileReport(tx, secret, told({ draft: newDraft() }), wishes))
    for (const role of ['professional', 'coordinator', 'leader', 'administrator', 'data-protection'] as const) {
      const seen = await town.as(role, (tx) => sql`select from public_space.follower`.execute(tx))
      assert.equal(seen.rows.length, 0, role)
    }
  })
})
