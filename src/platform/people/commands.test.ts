import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import type { CommandContext } from '../command.ts'
import { sql } from '../db.ts'
import { commands } from './commands.ts'
import { fillPeople } from './demo.ts'
import { jobKinds } from './jobs.ts'
import { Visitor } from './visitor-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
})
after(() => town.close())

async function run(name: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const command = commands.find((one) => one.name === name)
  assert.ok(command && !('alone' in command && command.alone))
  const at: CommandContext = {
    config: town.platform.config,
    db: town.db,
    municipality: 1,
    ownerUrl: town.ownerUrl,
    appUrl: '',
    backupUrl: null,
    print: (line) => said.push(line),
  }
  return { code: await command.run(args, at), said: said.join('\n') }
}

test('the first administrator gets a link that works once', async () => {
  const { code, said } = await run('user invite', '--email', 'asta@eksempel.dk', '--name', 'Asta', '--role', 'administrator')
  assert.equal(code, 0)
  const link = new URL(/https?:\S+/.exec(said)?.[0] ?? '').pathname
  assert.equal((await new Visitor(town).post(link)).headers.get('location'), '/da/sign-in/second-factor/new')
  assert.equal((await new Visitor(town).post(link)).status, 404)
})

test('what is missing is said with what was expected', async () => {
  const { code, said } = await run('user invite', '--email', 'asta', '--name', '', '--role', 'king')
  assert.equal(code, 1)
  assert.match(said, /--email: an address like name@example\.com; came "asta"/)
  assert.match(said, /--name/)
  assert.match(said, /--role: one or more of professional/)
})

test('the list shows everybody; disabling shuts out', async () => {
  assert.match((await run('user list')).said, /asta@eksempel\.dk\tAsta\tactive\tadministrator/)
  assert.equal((await run('user disable', 'asta@eksempel.dk')).code, 0)
  assert.match((await run('user list')).said, /asta@eksempel\.dk\tAsta\tdisabled/)
  assert.equal((await run('user disable', 'ukendt@eksempel.dk')).code, 1)
  const lists = await town.as('system', (tx) =>
    sql`select 1 from platform.audit_entry where deed = 'listed' and thing = 'accounts' and purpose = 'command line'`.execute(tx),
  )
  assert.equal(lists.rows.length, 2)
  assert.equal((await run('user invite', '--email', 'asta@eksempel.dk', '--name', 'Asta', '--role', 'administrator')).code, 1)
})

test('the demonstration has somebody for each role, filled twice makes them once, and one press is enough to be them', async () => {
  await town.as('system', fillPeople)
  const before = (await run('user list')).said
  await town.as('system', fillPeople)
  assert.equal((await run('user list')).said, before)
  const visitor = new Visitor(town)
  const page = await (await visitor.get('/da/sign-in')).text()
  for (const role of [
    'Borger',
    'Fagperson',
    'Koordinator',
    'Analytiker',
    'Leder eller byråd',
    'Partner',
    'Databeskyttelsesrådgiver',
    'Administrator',
  ])
    assert.match(page, new RegExp(`<h3>${role}</h3>`))
  const person = /name="person" value="([^"]+)"[^>]*>Log ind som Demo Lene Leder/.exec(page)?.[1] ?? ''
  assert.equal((await visitor.post('/da/sign-in/demonstration', { person, to: '/da/my-page' })).headers.get('location'), '/da/my-page')
  assert.match(await (await visitor.get('/da/my-page')).text(), /Demo Lene Leder/)
})

test('a real account is never one of the invented', async () => {
  const visitor = new Visitor(town)
  assert.equal((await visitor.post('/da/sign-in/demonstration', { person: await town.accountOf('administrator') })).status, 404)
})

test('what no longer opens anything is removed by night', async () => {
  const [job] = jobKinds
  await job?.run(
    { id: '01890000-0000-7000-8000-000000000000', municipality: 1, data: {}, signal: new AbortController().signal },
    town.platform,
  )
})
