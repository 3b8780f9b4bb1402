// Each right from the wrong side: become the role and try what it may not do.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { type Role, roles } from '../roles.ts'

let town: TestTown
let victim = ''
let partner = ''
let organisation = ''

before(async () => {
  town = await testTown()
  victim = await town.accountOf('professional')
  partner = await town.accountOf('partner')
  for (const role of roles) await town.accountOf(role)
  organisation = newId()
  await town.as('system', async (tx) => {
    await sql`insert into platform.organisation (municipality, id, kind, name) values (1, ${organisation}, 'board', 'Bestyrelsen')`.execute(
      tx,
    )
    await sql`update platform.account set organisation = ${organisation} where id = ${partner}`.execute(tx)
    await sql`insert into platform.code_app (municipality, account, sealed_key) values (1, ${victim}, 'x')`.execute(tx)
    await sql`insert into platform.recovery_code (municipality, id, account, salt, hash) values (1, ${newId()}, ${victim}, 's', 'h')`.execute(
      tx,
    )
    await sql`insert into platform.passkey (municipality, id, account, credential, public_key, name) values (1, ${newId()}, ${victim}, 'c', '\\x00', 'n')`.execute(
      tx,
    )
    await sql`insert into platform.one_time_link (municipality, id, token_hash, kind, email, account, ends_at) values (1, ${newId()}, 't', 'sign-in', 'a@b.dk', ${victim}, now() + interval '1 hour')`.execute(
      tx,
    )
    await sql`insert into platform.sign_in_step (municipality, id, token_hash, kind, account, ends_at) values (1, ${newId()}, 't', 'second-factor', ${victim}, now() + interval '1 hour')`.execute(
      tx,
    )
    await sql`insert into platform.sign_in_throttle (municipality, subject, attempts, last_at) values (1, 's', 3, now())`.execute(tx)
    await sql`insert into platform.work_identity (municipality, issuer, subject, account) values (1, 'i', 's', ${victim})`.execute(tx)
    await sql`insert into platform.work_role (municipality, claim, role) values (1, 'c', 'analyst')`.execute(tx)
  })
})
after(() => town.close())

/** Rows touched, or 0 when the database refuses. */
const tried = (role: Role, deed: (tx: Tx) => Promise<{ numAffectedRows?: bigint; rows: unknown[] }>): Promise<number> =>
  town.as(role, deed).then(
    (result) => Number(result.numAffectedRows ?? result.rows.length),
    (error: { code?: string }) => {
      assert.ok(['42501', '23514', '23503'].includes(error.code ?? ''), String(error))
      return 0
    },
  )

const whoCan = async (deed: (tx: Tx) => Promise<{ numAffectedRows?: bigint; rows: unknown[] }>): Promise<Role[]> => {
  const able: Role[] = []
  for (const role of roles) if ((await tried(role, deed)) > 0) able.push(role)
  return able
}

for (const table of ['code_app', 'recovery_code', 'passkey', 'one_time_link', 'sign_in_step', 'sign_in_throttle', 'work_identity'])
  test(`nobody but the machinery sees, changes or removes ${table}`, async () => {
    assert.deepEqual(await whoCan((tx) => sql`select * from platform.${sql.raw(table)}`.execute(tx)), [])
    assert.deepEqual(await whoCan((tx) => sql`delete from platform.${sql.raw(table)}`.execute(tx)), [])
    const column = {
      code_app: 'sealed_key',
      passkey: 'uses',
      one_time_link: 'used_at',
      sign_in_step: 'sealed',
      sign_in_throttle: 'attempts',
    }[table]
    if (column) assert.deepEqual(await whoCan((tx) => sql`update platform.${sql.raw(table)} set ${sql.raw(column)} = null`.execute(tx)), [])
  })

test('nobody but the machinery opens a session or makes a sign-in link', async () => {
  const end = sql`now() + interval '1 hour'`
  assert.deepEqual(
    await whoCan((tx) =>
      sql`insert into platform.session (municipality, id, token_hash, account, method, ends_at) values (1, ${newId()}, ${newId()}, ${victim}, 'oidc', ${end})`.execute(
        tx,
      ),
    ),
    [],
  )
  assert.deepEqual(
    await whoCan((tx) =>
      sql`insert into platform.one_time_link (municipality, id, token_hash, kind, email, ends_at) values (1, ${newId()}, ${newId()}, 'sign-in', 'a@b.dk', ${end})`.execute(
        tx,
      ),
    ),
    [],
  )
})

test('the administrator alone invites, and not themselves', async () => {
  const invite = (account: string) => (tx: Tx) =>
    sql`insert into platform.one_time_link (municipality, id, token_hash, kind, email, account, ends_at) values (1, ${newId()}, ${newId()}, 'invitation', 'a@b.dk', ${account}, now())`.execute(
      tx,
    )
  assert.deepEqual(await whoCan(invite(victim)), ['administrator'])
  assert.equal(await tried('administrator', invite(await town.accountOf('administrator'))), 0)
})

test('nobody gives themselves a role, the administrator neither', async () => {
  for (const role of roles) {
    const self = await town.accountOf(role)
    assert.equal(
      await tried(role, (tx) =>
        sql`insert into platform.account_role (municipality, account, role) values (1, ${self}, 'data-protection')`.execute(tx),
      ),
      0,
      role,
    )
    assert.equal(await tried(role, (tx) => sql`delete from platform.account_role where account = ${self}`.execute(tx)), 0, role)
  }
})

test('the administrator alone gives and takes the roles of others', async () => {
  const give = (tx: Tx) =>
    sql`insert into platform.account_role (municipality, account, role) values (1, ${victim}, 'analyst') on conflict do nothing`.execute(tx)
  const take = (tx: Tx) => sql`delete from platform.account_role where account = ${victim} and role = 'analyst'`.execute(tx)
  assert.deepEqual(await whoCan(give), ['administrator'])
  assert.deepEqual(await whoCan(take), ['administrator'])
})

test('people correct their own name and language and nothing else of their account', async () => {
  for (const role of roles.filter((one) => one !== 'administrator')) {
    const self = await town.accountOf(role)
    assert.equal(
      await tried(role, (tx) => sql`update platform.account set name = name, locale = 'en' where id = ${self}`.execute(tx)),
      1,
      role,
    )
    for (const change of [
      `email = 'taken@over.dk'`,
      `status = 'disabled', ended_at = now()`,
      `organisation = '${organisation}'`,
      `email = null, status = 'left', ended_at = now()`,
    ])
      if (role !== 'partner' || !change.startsWith('organisation'))
        assert.equal(
          await tried(role, (tx) => sql`update platform.account set ${sql.raw(change)} where id = ${self}`.execute(tx)),
          0,
          `${role}: ${change}`,
        )
  }
})

test('nobody but the administrator corrects or disables others, and nobody at all deletes', async () => {
  assert.deepEqual(await whoCan((tx) => sql`update platform.account set status = 'active' where id = ${victim}`.execute(tx)), [
    'professional',
    'administrator',
  ])
  assert.deepEqual(await whoCan((tx) => sql`delete from platform.account`.execute(tx)), [])
  const self = await town.accountOf('administrator')
  assert.equal(
    await tried('administrator', (tx) =>
      sql`update platform.account set status = 'disabled', ended_at = now() where id = ${self}`.execute(tx),
    ),
    0,
  )
})

test('residents and partners see no other account; staff see no resident', async () => {
  const seen = (role: Role) =>
    town.as(role, async (tx) => (await sql<{ id: string }>`select id from platform.account`.execute(tx)).rows.map((row) => row.id))
  assert.deepEqual(await seen('resident'), [await town.accountOf('resident')])
  assert.deepEqual(await seen('partner'), [partner])
  assert.ok(!(await seen('coordinator')).includes(await town.accountOf('resident')))
})

test('a partner sees its own organisation, a resident none', async () => {
  const seen = async (role: Role) => (await town.as(role, (tx) => sql`select id from platform.organisation`.execute(tx))).rows.length
  await town.as('system', (tx) =>
    sql`insert into platform.organisation (municipality, id, kind, name) values (1, ${newId()}, 'school', 'Skolen')`.execute(tx),
  )
  assert.deepEqual([await seen('partner'), await seen('resident'), await seen('professional')], [1, 0, 2])
})

test('the administrator alone makes, changes and maps; nobody deletes a partner', async () => {
  const add = (tx: Tx) =>
    sql`insert into platform.organisation (municipality, id, kind, name) values (1, ${newId()}, 'board', ${newId()})`.execute(tx)
  assert.deepEqual(await whoCan(add), ['administrator'])
  assert.deepEqual(await whoCan((tx) => sql`update platform.organisation set shared = '{faults}' where id = ${organisation}`.execute(tx)), [
    'administrator',
  ])
  assert.deepEqual(await whoCan((tx) => sql`delete from platform.organisation`.execute(tx)), [])
  assert.deepEqual(await whoCan((tx) => sql`select * from platform.work_role`.execute(tx)), ['administrator'])
  assert.deepEqual(
    await whoCan((tx) => sql`insert into platform.work_role (municipality, claim, role) values (1, ${newId()}, 'leader')`.execute(tx)),
    ['administrator'],
  )
})

test('people see who read their details, and nobody else sees it but the data protection officer', async () => {
  await town.as('administrator', (tx) =>
    sql`insert into platform.audit_entry (municipality, id, account, roles, deed, thing, thing_id, purpose)
      values (1, ${newId()}, platform.actor(), 'administrator', 'read', 'account', ${victim}, 'test')`.execute(tx),
  )
  const able = await whoCan((tx) => sql`select * from platform.audit_entry where deed = 'read' and thing_id = ${victim}`.execute(tx))
  assert.deepEqual(able, ['professional', 'data-protection', 'administrator'])
})

test('another town sees nothing of this one', async () => {
  await town.as('system', (tx) =>
    sql`insert into platform.municipality (municipality, name, host) values (2, 'Naboby', 'naboby.invalid')`.execute(tx),
  )
  const tables = [
    'account',
    'account_role',
    'session',
    'organisation',
    'one_time_link',
    'sign_in_step',
    'sign_in_throttle',
    'code_app',
    'passkey',
    'recovery_code',
    'work_identity',
    'work_role',
  ]
  await town.db.transaction({ municipality: 2, account: null, roles: ['system', ...roles], purpose: 'test' }, async (tx) => {
    for (const table of tables) assert.equal((await sql`select 1 from platform.${sql.raw(table)}`.execute(tx)).rows.length, 0, table)
  })
})
