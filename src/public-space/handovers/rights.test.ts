// Hand-overs tried from the wrong side, over HTTP and as roles in the database: another organisation, a housing company, staff, residents.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { lettersTo } from '../../platform/people/visitor-for-tests.ts'
import { aReport } from '../reports/work/testing/a-report.ts'
import { due, handing } from './testing/handing.ts'
import { aPartner, comesFrom } from './testing/partners.ts'

let town: TestTown
let company: string
let police: string
before(async () => {
  town = await testTown()
  company = await aPartner(town, 'housing-company', 'Demo Bolig', ['faults', 'aggregates'])
  police = await aPartner(town, 'authority', 'Demo Politi', ['aggregates'], 'politi@example.invalid')
})
beforeEach(() => comesFrom(town, company))
after(() => town.close())

const { get, post, multipart, form, reportNow, handoverOf, handedOver } = handing(
  () => town,
  () => company,
)

test('taken back it is gone for the partner, by HTTP and in the database', async () => {
  const { report, handover } = await handedOver('broken')
  const seen = () => town.as('partner', (tx) => sql`select from public_space.handed_report where report = ${report.id}`.execute(tx))
  assert.equal((await seen()).rows.length, 1)
  await post(`/handovers/${handover.id}/take-back`, {}, 'professional')
  assert.equal((await seen()).rows.length, 0)
  assert.equal((await get(`/handovers/${handover.id}`, 'partner')).status, 404)
  assert.deepEqual([(await reportNow(report.id)).state, (await reportNow(report.id)).organisation], ['assessed', null])
  assert.equal((await post(`/handovers/${handover.id}/accept`, {}, 'partner')).status, 404)
})

test('another organisation sees nothing of it, by HTTP and in the database', async () => {
  const { report, handover } = await handedOver('lamp')
  await comesFrom(town, await aPartner(town, 'housing-company', 'Nabo Bolig', ['faults']))
  assert.equal((await get(`/handovers/${handover.id}`, 'partner')).status, 404)
  assert.equal((await post(`/handovers/${handover.id}/accept`, {}, 'partner')).status, 404)
  assert.equal((await multipart(`/handovers/faults/${report.id}/fixed`, {}, 'partner')).status, 404)
  assert.doesNotMatch((await get('/handovers', 'partner')).html, new RegExp(report.id))
  await town.as('partner', async (tx) => {
    assert.equal((await sql`select from public_space.handover`.execute(tx)).rows.length, 0)
    assert.equal((await sql`select from public_space.handed_report`.execute(tx)).rows.length, 0)
  })
})

test('a housing company gets no sensitive report, whichever way it is tried; an authority gets it without who reported', async () => {
  const report = await aReport(town, 'mopeds', { email: 'beboer@example.invalid' })
  for (const way of ['account', 'link'])
    assert.match(
      (await post('/handovers/look', form(report.id, { way, email: way === 'link' ? 'a@b.dk' : '' }), 'coordinator')).html,
      /Kun en myndighed eller en skole/,
    )
  assert.equal((await post('/handovers', form(report.id), 'coordinator')).status, 422)
  assert.equal(
    (
      await post(
        '/handovers',
        form(report.id, { way: 'link', organisation: '', name: 'Vagtfirma', email: 'v@example.invalid' }),
        'coordinator',
      )
    ).status,
    422,
  )
  const insert = (to: string) =>
    town.as('coordinator', (tx) =>
      sql`insert into public_space.handover (municipality, id, report, organisation, to_name, way, due, made_by)
        values (platform.town(), gen_random_uuid(), ${report.id}, ${to}, 'X', 'account', ${due}, platform.actor())`.execute(tx),
    )
  await assert.rejects(insert(company), /row-level security/)
  assert.equal((await post('/handovers', form(report.id, { organisation: police }), 'coordinator')).status, 303)
  const { id } = await handoverOf(report.id)
  assert.equal((await get(`/handovers/${id}`, 'partner')).status, 404)
  await comesFrom(town, police)
  const page = await get(`/handovers/${id}`, 'partner')
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.html, /beboer@example|\d{4} \d{4} \d{4} \d{4}/)
  await town.as('partner', async (tx) => {
    assert.equal((await sql`select from public_space.handed_report where report = ${report.id}`.execute(tx)).rows.length, 1)
    assert.equal((await sql`select from public_space.report where id = ${report.id}`.execute(tx)).rows.length, 0)
    for (const hidden of ['follower', 'report_words', 'report_event', 'report_news', 'occurrence'])
      assert.equal(
        (await sql`select from ${sql.table(`public_space.${hidden}`)} where report = ${report.id}`.execute(tx)).rows.length,
        0,
        hidden,
      )
  })
})

test('a sensitive report goes by a link only to the authority’s own address', async () => {
  const report = await aReport(town, 'too-dark')
  const link = { way: 'link', organisation: police }
  assert.match(
    (await post('/handovers/look', form(report.id, { ...link, email: 'en@example.invalid' }), 'professional')).html,
    /kun til partnerens egen adresse/,
  )
  assert.equal((await post('/handovers', form(report.id, link), 'professional')).status, 303)
  assert.equal((await lettersTo(town, 'politi@example.invalid')).length, 1)
})

test('words that nobody has read go to no partner', async () => {
  const sensitive = await aReport(town, 'noise', { words: 'Musikken spiller til klokken to hver nat' })
  assert.match((await post('/handovers/look', form(sensitive.id, { organisation: police }), 'coordinator')).html, /ikke læst endnu/)
  const fault = await aReport(town, 'lamp', { words: 'Lampen blinker ved legepladsen' })
  const look = await post('/handovers/look', form(fault.id), 'coordinator')
  assert.doesNotMatch(look.html, /blinker ved legepladsen/)
  await post('/handovers', form(fault.id), 'coordinator')
  // Read afterwards: what goes out stays what was shown.
  await town.as('system', (tx) => sql`update public_space.report set words_state = 'read' where id = ${fault.id}`.execute(tx))
  assert.doesNotMatch((await get(`/handovers/${(await handoverOf(fault.id)).id}`, 'partner')).html, /blinker ved legepladsen/)
})

test('who may hand over: professional, coordinator and leader; the analyst looks, and for everybody else nothing is there', async () => {
  const report = await aReport(town, 'lamp')
  for (const [role, status] of [
    ['analyst', 403],
    ['administrator', 404],
    ['data-protection', 404],
    ['resident', 404],
    ['partner', 404],
    [undefined, 404],
  ] as const) {
    assert.equal((await get(`/handovers/new?report=${report.id}`, role)).status, status, role)
    assert.equal((await post('/handovers/look', form(report.id), role)).status, status, role)
    assert.equal((await post('/handovers', form(report.id), role)).status, status, role)
  }
  for (const role of ['administrator', 'data-protection', 'resident', undefined] as const)
    assert.equal((await get('/handovers', role)).status, 404, role)
})

test('staff cannot answer for a partner, and a partner writes nothing in the database itself', async () => {
  const { report, handover } = await handedOver('lamp')
  assert.equal((await post(`/handovers/${handover.id}/accept`, {}, 'coordinator')).status, 403)
  const answered = sql`update public_space.handover set state = 'answered', answer = 'Det er gjort nu' where id = ${handover.id}`
  await assert.rejects(
    town.as('coordinator', (tx) => answered.execute(tx)),
    /row-level security/,
  )
  await town.as('partner', (tx) => answered.execute(tx))
  await town.as('partner', (tx) => sql`update public_space.report set state = 'assessed' where id = ${report.id}`.execute(tx))
  assert.equal((await handoverOf(report.id)).state, 'sent')
  assert.equal((await reportNow(report.id)).state, 'with-partner')
  for (const role of ['resident', 'administrator', 'data-protection'] as const)
    assert.equal((await town.as(role, (tx) => sql`select from public_space.handover`.execute(tx))).rows.length, 0, role)
})

test('the administrator says what a partner looks after, and nobody else', async () => {
  const address = `/handovers/blocks/${police}`
  for (const [role, status] of [
    ['coordinator', 403],
    ['analyst', 403],
    ['partner', 404],
    ['resident', 404],
    [undefined, 404],
  ] as const) {
    assert.equal((await get(address, role)).status, status, role)
    assert.equal((await post(address, { street: 'Storgade' }, role)).status, status, role)
  }
  assert.equal((await post(address, { area: '', street: '' }, 'administrator')).status, 422)
  assert.equal((await post(address, { street: 'Storgade' }, 'administrator')).status, 303)
  assert.equal((await post(address, { street: 'storgade' }, 'administrator')).status, 422)
  assert.match((await get('/handovers/blocks', 'analyst')).html, /Storgade/)
  const rows = () => sql`select from public_space.organisation_block where organisation = ${police}`
  assert.equal((await town.as('partner', (tx) => rows().execute(tx))).rows.length, 0)
  await assert.rejects(
    town.as('coordinator', (tx) =>
      sql`insert into public_space.organisation_block (municipality, id, organisation, street) values (platform.town(), gen_random_uuid(), ${police}, 'X')`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
})

/** Everything the role of the partner can read of a report anywhere in the room, as text. */
async function readByPartner(report: string): Promise<string> {
  const tables = await town.as(
    'system',
    async (tx) =>
      (
        await sql<{ name: string; key: string }>`select c.relname as name, a.attname as key from pg_class c
          join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
          where n.nspname = 'public_space' and c.relkind = 'r' and a.atttypid = 'uuid'::regtype and not a.attisdropped`.execute(tx)
      ).rows,
  )
  return town.as('partner', async (tx) => {
    const found: string[] = []
    for (const { name, key } of tables) {
      const { rows } = await sql`select * from ${sql.table(`public_space.${name}`)} where ${sql.ref(key)} = ${report}`.execute(tx)
      found.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
    }
    return found.join('\n')
  })
}

test('the role of a partner reads of a report what its page says and nothing else: no unread words, no voices below five', async () => {
  await comesFrom(town, company)
  const unread = await aReport(town, 'lamp', { words: 'Lampen blinker ved svanedammen' })
  assert.equal((await post('/handovers', form(unread.id), 'professional')).status, 303)
  assert.ok((await reportNow(unread.id)).isPublic)
  await town.as('system', (tx) => sql`update public_space.report set voices = 4 where id = ${unread.id}`.execute(tx))
  const seen = await readByPartner(unread.id)
  assert.match(seen, /handed_report .*"voices":null/)
  assert.match(seen, /public_fault /)
  assert.doesNotMatch(seen, /svanedammen|"draft"|"entered_by"|^report /m)
  await town.as('system', (tx) => sql`update public_space.report set voices = 5 where id = ${unread.id}`.execute(tx))
  assert.match(await readByPartner(unread.id), /handed_report .*"voices":5/)
  // Nobody without an account reads more of a public fault either.
  const asNobody = { municipality: 1, account: null, roles: [], purpose: 'test' }
  assert.equal((await town.db.transaction(asNobody, (tx) => sql`select from public_space.report`.execute(tx))).rows.length, 0)
  assert.equal((await town.as('resident', (tx) => sql`select from public_space.report`.execute(tx))).rows.length, 0)
})

test('words that were read when it was handed over are there for the partner, and go from there when they are forgotten', async () => {
  await comesFrom(town, company)
  const report = await aReport(town, 'lamp', { words: 'Lampen ved kastanjetræet er gået ud' })
  await town.as('system', (tx) => sql`update public_space.report set words_state = 'read' where id = ${report.id}`.execute(tx))
  assert.equal((await post('/handovers', form(report.id), 'professional')).status, 303)
  const { id } = await handoverOf(report.id)
  assert.match((await get(`/handovers/${id}`, 'partner')).html, /kastanjetræet/)
  assert.match(await readByPartner(report.id), /handed_report .*kastanjetræet/)
  await town.as('system', (tx) => sql`update public_space.report set words = '', words_state = 'none' where id = ${report.id}`.execute(tx))
  assert.doesNotMatch(await readByPartner(report.id), /kastanjetræet/)
})

test('the role of a housing company has no single sensitive report, not even one that was written down as its own', async () => {
  await comesFrom(town, company)
  const report = await aReport(town, 'mopeds')
  // An authority becomes a housing company: what it was given goes with what it was.
  const changed = await aPartner(town, 'authority', 'Blev Bolig', ['faults', 'aggregates'])
  await comesFrom(town, changed)
  assert.equal((await post('/handovers', form(report.id, { organisation: changed }), 'coordinator')).status, 303)
  assert.match(await readByPartner(report.id), /handed_report/)
  await town.as('system', (tx) => sql`update platform.organisation set kind = 'housing-company' where id = ${changed}`.execute(tx))
  assert.doesNotMatch(await readByPartner(report.id), /handed_report|"mopeds"/)
  await town.as('partner', async (tx) => {
    assert.equal((await sql`select from public_space.handed_report where door <> 'fault'`.execute(tx)).rows.length, 0)
    assert.equal((await sql`select from public_space.partner_count where count < 5`.execute(tx)).rows.length, 0)
  })
})

test('a partner writes nothing into what it sees', async () => {
  await comesFrom(town, company)
  const { handover } = await handedOver('lamp')
  for (const table of ['handed_report', 'public_fault'])
    await town.as('partner', async (tx) => {
      assert.equal((await sql`update ${sql.table(`public_space.${table}`)} set kind = 'bush'`.execute(tx)).numAffectedRows, 0n)
      assert.equal((await sql`delete from ${sql.table(`public_space.${table}`)}`.execute(tx)).numAffectedRows, 0n)
    })
  assert.equal((await get(`/handovers/${handover.id}`, 'partner')).status, 200)
})
