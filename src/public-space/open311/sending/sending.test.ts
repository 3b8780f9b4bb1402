// Faults are sent on to another server by configuration alone: each once, whatever breaks; what it says comes back; no address leads into a closed network.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { asSystem, sql, type Tx } from '../../../platform/db.ts'
import { type Role, roles } from '../../../platform/roles.ts'
import { putReport } from '../../open/testing/store.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import { hashOfKey, newKey } from '../keys/secret.ts'
import { issueKey } from '../keys/store.ts'
import { sendRound } from './jobs.ts'
import type { Sender } from './send-on.ts'
import { listTargets } from './store.ts'

let here: TestTown
let there: TestTown
let address = ''
/** Other systems; closed when all is over, however a test ends. */
const servers: Server[] = []
const key = newKey()
const page = '/da/reports/sending'

before(async () => {
  here = await testTown()
  there = await testTown()
  await there.as('administrator', (tx) => issueKey(tx, 'Nabobyen', hashOfKey(key)))
  address = await there.listen()
})
after(async () => {
  for (const server of servers) server.close()
  await here.close()
  await there.close()
})

const sender = (): Sender => ({
  work: (deed) => here.db.transaction(asSystem(1, 'send faults on'), deed),
  secret: here.platform.config.secret,
  site: 'https://prove.example',
  code: '183',
  allowLoopback: true,
})
const form = (more: Record<string, string> = {}) => ({
  name: 'Naboen',
  endpoint: `${address}/open311/v2/`,
  key,
  'code-lamp': 'lamp',
  'code-bush': 'bush',
  on: 'yes',
  ...more,
})
const setUp = (fields: Record<string, string>) => here.visit(`${page}/new`, { as: 'administrator', form: fields })
const sentOf = (report: string) =>
  here.as(
    'system',
    async (tx) =>
      (
        await sql<{
          state: string
          id: string
          tries: number
        }>`select state, remote_id as id, tries from public_space.open311_sent where report = ${report}`.execute(tx)
      ).rows,
  )
const dueNow = () =>
  here.as('system', (tx: Tx) => sql`update public_space.open311_sent set try_after = clock_timestamp(), read_at = null`.execute(tx))
const onlyOn = (name: string) =>
  here.as('administrator', (tx) => sql`update public_space.open311_target set is_on = name = ${name}`.execute(tx))
const reportsThere = async () =>
  there.as(
    'system',
    async (tx) =>
      (
        await sql<{
          id: string
          kind: string
          words: string
        }>`select id, kind, words from public_space.report order by received_at`.execute(tx)
      ).rows,
  )

test('an assessed fault is sent to another Trygby once, and everybody who follows is told who has it', async () => {
  assert.equal((await setUp(form())).headers.get('location'), `${page}?done=added`)
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Lygtevej 3', words: 'Ring til Ole', wordsState: 'unread' }))
  await here.as('system', async (tx) => {
    await putReport(tx, { kind: 'litter', label: 'Uden kode' })
    await putReport(tx, { isPublic: false, state: 'received', label: 'Ikke vurderet' })
    await putReport(tx, { door: 'unsafe', kind: 'too-dark', label: 'Hemmelighedsstien' })
    await putReport(tx, { state: 'closed', outcome: 'solved', label: 'Lukket' })
  })
  await sendRound(sender())
  await sendRound(sender())
  const arrived = await reportsThere()
  assert.deepEqual(
    arrived.map(({ kind }) => kind),
    ['lamp'],
  )
  assert.match(arrived[0]?.words ?? '', /Lygtevej 3.*https:\/\/prove\.example\/da\/faults\/\d+/)
  assert.doesNotMatch(arrived[0]?.words ?? '', /Ole/, 'words nobody has read stay here')
  const [sent] = await sentOf(id)
  assert.equal(sent?.state, 'sent')
  const told = await here.as(
    'system',
    async (tx) =>
      (await sql<{ key: string; unit: string }>`select key, unit from public_space.report_news where report = ${id}`.execute(tx)).rows,
  )
  assert.deepEqual(told, [{ key: 'partner', unit: 'Naboen' }])
})

test('an answer that was lost on the way makes no second report there', async () => {
  const { id } = await here.as('system', (tx) => putReport(tx, { kind: 'bush', label: 'Buskvej 1' }))
  const before = (await reportsThere()).length
  await sendRound(sender())
  // As after a crash between the other server's answer and our noting it.
  await here.as('system', (tx) =>
    sql`update public_space.open311_sent set state = 'sending', remote_id = '', try_after = clock_timestamp() where report = ${id}`.execute(
      tx,
    ),
  )
  await sendRound(sender())
  assert.equal((await reportsThere()).length, before + 1)
  assert.equal((await sentOf(id))[0]?.state, 'sent')
})

test('two rounds at once send each fault once', async () => {
  await here.as('system', async (tx) => {
    for (let n = 0; n < 6; n++) await putReport(tx, { label: `Samtidigvej ${n}` })
  })
  const before = (await reportsThere()).length
  await Promise.all([sendRound(sender()), sendRound(sender()), sendRound(sender())])
  assert.equal((await reportsThere()).length, before + 6)
})

test('when it is closed there it is closed here with their words, and opened again here it stays open', async () => {
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Tilbagevej 1' }))
  await sendRound(sender())
  const [sent] = await sentOf(id)
  const number = Number(sent?.id)
  const machinery = { whom: 'machinery' as const, account: null, name: '' }
  await there.as('system', async (tx) => {
    const found = await sql<{ id: string }>`select id from public_space.report where fault_number = ${number}`.execute(tx)
    const other = found.rows[0]?.id ?? ''
    await moveReport(tx, other, { to: 'assessed', by: machinery })
    await moveReport(tx, other, {
      to: 'closed',
      outcome: 'solved',
      saidBy: 'staff',
      answer: 'Pæren er skiftet af Mohammed på 20 30 40 50.',
      by: machinery,
    })
  })
  await dueNow()
  await sendRound(sender())
  const stateOf = () =>
    here.as(
      'system',
      async (tx) =>
        (await sql<Record<string, string>>`select state, outcome_by from public_space.report where id = ${id}`.execute(tx)).rows[0],
    )
  assert.deepEqual(await stateOf(), { state: 'closed', outcome_by: 'partner' })
  const words = await here.as(
    'system',
    async (tx) =>
      (await sql<{ words: string }>`select words from public_space.report_news where report = ${id} and key = 'closed'`.execute(tx)).rows[0]
        ?.words,
  )
  assert.match(words ?? '', /Pæren er skiftet/)
  assert.doesNotMatch(words ?? '', /20 30 40 50/)
  await here.as('system', (tx) => moveReport(tx, id, { to: 'reopened', by: { whom: 'reporter', account: null, name: '' } }))
  await dueNow()
  await sendRound(sender())
  assert.equal((await stateOf())?.state, 'reopened')
})

test('what came from another system is not sent on', async () => {
  const back = (await reportsThere())[0]?.id ?? ''
  await there.as('administrator', async (tx) => {
    await sql`insert into public_space.open311_target (municipality, id, name, endpoint, service_codes, is_on, made_by)
      values (platform.town(), gen_random_uuid(), 'Tilbage', 'http://127.0.0.1:9', '{"lamp": "lamp"}', true, platform.actor())`.execute(tx)
  })
  await there.as('system', (tx) => moveReport(tx, back, { to: 'assessed', by: { whom: 'machinery', account: null, name: '' } }))
  await sendRound({ ...sender(), work: (deed) => there.db.transaction(asSystem(1, 'test'), deed) })
  assert.deepEqual(await there.as('system', async (tx) => (await sql`select from public_space.open311_sent`.execute(tx)).rows), [])
})

/** A server written from the standard alone: XML, tokens, its own mistakes. */
async function ownServer(
  answer: (method: string, url: string, body: string) => { status: number; text?: string; location?: string },
): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    const { status, text = '', location } = answer(request.method ?? '', request.url ?? '', body)
    response.writeHead(status, { 'content-type': 'text/xml', ...(location ? { location } : {}) }).end(text)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a server that answers with a token, fails at first and then closes is understood', async () => {
  const seen: string[] = []
  const url = await ownServer((method, path, body) => {
    seen.push(`${method} ${path}`)
    if (method === 'POST' && seen.filter((one) => one.startsWith('POST')).length === 1) return { status: 503 }
    if (method === 'POST') {
      assert.equal(new URLSearchParams(body).get('service_code'), 'L-01')
      return { status: 200, text: '<service_requests><request><token>tok/1</token></request></service_requests>' }
    }
    if (path.startsWith('/tokens/tok%2F1'))
      return {
        status: 200,
        text: '<service_requests><request><service_request_id>A&amp;1</service_request_id></request></service_requests>',
      }
    if (path.startsWith('/requests/A%261.xml'))
      return {
        status: 200,
        text: '<service_requests><request><status>closed</status><status_notes><![CDATA[Lampen er <b>skiftet</b>.]]></status_notes></request></service_requests>',
      }
    return { status: 404 }
  })
  await setUp(form({ name: 'Andet system', endpoint: url, 'code-lamp': 'L-01', 'code-bush': '', key: '' }))
  await onlyOn('Andet system')
  await here.as('system', (tx) =>
    sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff' where state <> 'closed'`.execute(tx),
  )
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Tokenvej 2' }))
  await sendRound(sender())
  const trouble = (await here.as('administrator', listTargets)).find(({ name }) => name === 'Andet system')?.trouble
  assert.deepEqual([trouble, (await sentOf(id))[0]?.state], ['away', 'sending'])
  await dueNow()
  await sendRound(sender())
  await dueNow()
  await sendRound(sender())
  const closed = await here.as(
    'system',
    async (tx) =>
      (
        await sql<{
          state: string
          words: string
        }>`select r.state, n.words from public_space.report r join public_space.report_news n on n.report = r.id and n.key = 'closed' where r.id = ${id}`.execute(
          tx,
        )
      ).rows[0],
  )
  assert.deepEqual(closed, { state: 'closed', words: 'Lampen er <b>skiftet</b>.' })
})

test('a server that sends us elsewhere is not followed, and one that refuses a fault is not asked again', async () => {
  let knocks = 0
  const url = await ownServer((method) => {
    if (method === 'POST') knocks++
    return knocks === 1 ? { status: 302, location: 'http://127.0.0.1:1/secret' } : { status: 400, text: '<errors/>' }
  })
  await setUp(form({ name: 'Omvej', endpoint: url, key: '' }))
  await onlyOn('Omvej')
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Omvej 1' }))
  await sendRound(sender())
  assert.equal((await here.as('administrator', listTargets)).find(({ name }) => name === 'Omvej')?.trouble, 'strange')
  for (let n = 0; n < 3; n++) {
    await dueNow()
    await sendRound(sender())
  }
  assert.deepEqual([(await sentOf(id)).at(-1)?.state, knocks], ['refused', 2])
})

test('a page that is not there has refused nothing: it is tried again, and the administrator sees what is strange', async () => {
  let said = { status: 500, text: '' }
  const url = await ownServer((method) => (method === 'POST' ? said : { status: 404 }))
  await setUp(form({ name: 'Forkert adresse', endpoint: url, key: '' }))
  await onlyOn('Forkert adresse')
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Forkertvej 1' }))
  for (const [status, text, trouble] of [
    [404, '<html><h1>Not found</h1></html>', 'strange'],
    [200, '<html>Velkommen</html>', 'strange'],
    [500, '<html>Fejl</html>', 'away'],
  ] as const) {
    said = { status, text }
    await dueNow()
    await sendRound(sender())
    assert.equal((await here.as('administrator', listTargets)).find(({ name }) => name === 'Forkert adresse')?.trouble, trouble)
    assert.equal((await sentOf(id)).at(-1)?.state, 'sending')
  }
})

test('a fault that was closed or taken off the map while it waited is not sent', async () => {
  let knocks = 0
  const url = await ownServer((method) => {
    if (method === 'POST') knocks++
    return { status: 503 }
  })
  await setUp(form({ name: 'Venter', endpoint: url, key: '' }))
  await onlyOn('Venter')
  await here.as('system', (tx) => sql`update public_space.report set is_public = false`.execute(tx))
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Ventevej 1' }))
  await sendRound(sender())
  const set = async (isPublic: boolean, state: string) => {
    const outcome = state === 'closed' ? 'solved' : null
    await here.as('system', (tx) =>
      sql`update public_space.report set is_public = ${isPublic}, state = ${state}, outcome = ${outcome}, outcome_by = ${outcome && 'staff'}
        where id = ${id}`.execute(tx),
    )
    await dueNow()
    await sendRound(sender())
    return knocks
  }
  assert.deepEqual([knocks, await set(true, 'closed'), await set(false, 'assessed'), await set(true, 'assessed')], [1, 1, 1, 2])
})

test('a name that leads into a closed network is not called, and the administrator sees it', async () => {
  const url = await ownServer(() => ({ status: 200, text: '<request><service_request_id>1</service_request_id></request>' }))
  await setUp(form({ name: 'Lukket net', endpoint: url.replace('127.0.0.1', 'localhost'), key: '' }))
  await onlyOn('Lukket net')
  const { id } = await here.as('system', (tx) => putReport(tx, { label: 'Lukketvej 1' }))
  await sendRound({ ...sender(), allowLoopback: false })
  assert.equal((await here.as('administrator', listTargets)).find(({ name }) => name === 'Lukket net')?.trouble, 'private')
  assert.equal((await sentOf(id)).at(-1)?.state, 'sending')
})

test('what is wrong in the form comes back beside its field, and the key is shown to nobody', async () => {
  const none = await setUp({ name: '', endpoint: 'http://example.dk' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /Skriv, hvem fejlene sendes til/)
  for (const [fields, sentence] of [
    [form({ name: 'Ny', endpoint: 'http://example.dk' }), /begynder med https/],
    [form({ name: 'naboen' }), /er der allerede/],
    [{ name: 'Ny', endpoint: 'https://example.dk' }, /mindst én slags/],
  ] as const) {
    const answer = await setUp(fields)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), sentence)
  }
  const target = (await here.as('administrator', listTargets)).find(({ name }) => name === 'Naboen') ?? assert.fail()
  assert.doesNotMatch(await (await here.visit(`${page}/${target.id}`, { as: 'administrator' })).text(), new RegExp(key))
  assert.doesNotMatch(JSON.stringify(target), new RegExp(key))
  const kept = await here.visit(`${page}/${target.id}`, { as: 'administrator', form: { ...form(), key: '' } })
  assert.equal(kept.status, 303)
  assert.equal((await here.as('administrator', listTargets)).find(({ name }) => name === 'Naboen')?.sealedKey, target.sealedKey)
})

test('for everybody but the administrator nothing of it is there, by page and in the database', async () => {
  const target = (await here.as('administrator', listTargets))[0] ?? assert.fail()
  const others: (Role | undefined)[] = [undefined, ...roles.filter((role) => role !== 'administrator')]
  for (const as of others)
    for (const path of [page, `${page}/new`, `${page}/${target.id}`]) {
      assert.equal((await here.visit(path, as ? { as } : {})).status, 404, `${path} ${as}`)
      if (path !== page) assert.equal((await here.visit(path, { ...(as ? { as } : {}), form: form() })).status, 404, `${path} ${as}`)
    }
  for (const role of roles.filter((one) => one !== 'administrator')) {
    assert.deepEqual(await here.as(role, listTargets), [], role)
    await assert.rejects(
      here.as(role, (tx) =>
        sql`insert into public_space.open311_target (municipality, id, name, endpoint, service_codes, made_by)
      values (platform.town(), gen_random_uuid(), 'x', 'https://x.dk', '{"lamp":"x"}', platform.actor())`.execute(tx),
      ),
      /row-level security/,
      role,
    )
    const changed = await here.as(role, (tx) => sql`update public_space.open311_sent set state = 'refused' returning report`.execute(tx))
    assert.equal(changed.rows.length, 0, role)
  }
})
