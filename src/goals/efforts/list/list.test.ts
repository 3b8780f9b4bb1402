// The list of efforts as everybody meets it: what is found, who sees it, and the same as a file.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import exceljs from 'exceljs'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Role } from '../../../platform/roles.ts'
import { addDepartment } from '../../../platform/town/department/store.ts'
import { saveWording } from '../../goals/wording/store.ts'
import { oneEffort } from '../testing/one-effort.ts'
import { fillManyEfforts } from '../testing/store.ts'

let town: TestTown
const ids: Record<string, string> = {}
let department = ''

before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    department = (await addDepartment(tx, 'Børn og unge')) ?? ''
    ids.open = await oneEffort(tx, 'Åben hal fredag', { isPublic: true, ageGroups: ['13-17'], audiences: ['young-people'], department })
    ids.closed = await oneEffort(tx, 'Beredskab =HYPERLINK("x")', { kind: 'reactive', goals: ['future-without-crime'] })
    ids.idea = await oneEffort(tx, 'Lektiecaféer i boligområdet', { isPublic: true })
    ids.judged = await oneEffort(tx, 'Fritidsjob', { isPublic: true, isWholeTown: true, from: '2025-02-01' })
    await sql`update goals.effort set owner = ${await town.accountOf('coordinator')}, owner_name = 'Prøve Ejer' where id = ${ids.open}`.execute(
      tx,
    )
    await sql`insert into goals.evaluation (municipality, effort, number, size, proposed_size, verdict_on, agreed_at) values
      (platform.town(), ${ids.open}, 1, 'light', 'light', '2026-01-31', now()), (platform.town(), ${ids.judged}, 1, 'light', 'light', '2026-02-28', now())`.execute(
      tx,
    )
    await sql`update goals.effort set state = 'planned' where id in (${ids.open}, ${ids.closed}, ${ids.judged})`.execute(tx)
    await sql`update goals.effort set state = 'going' where id in (${ids.open}, ${ids.judged})`.execute(tx)
    await sql`insert into goals.verdict (municipality, effort, id, verdict, words, next) values
      (platform.town(), ${ids.judged}, ${ids.judged}, 'no-effect', 'Vi så på tallene.', 'Vi prøver noget andet.')`.execute(tx)
    await sql`update goals.effort set state = 'judged', verdict = 'no-effect' where id = ${ids.judged}`.execute(tx)
  })
})
after(() => town.close())

const page = async (path: string, as?: Role): Promise<string> => {
  const answer = await town.visit(path, as ? { as } : {})
  assert.equal(answer.status, 200, path)
  return answer.text()
}
/** Which of the four stand on a page, by their short names. */
const shown = async (path: string, as?: Role): Promise<string[]> => {
  const html = await page(path, as)
  return Object.keys(ids)
    .filter((name) => html.includes(`/efforts/${ids[name]}"`))
    .sort()
}

test('a resident sees only what is public and more than an idea', async () => {
  assert.deepEqual(await shown('/da/efforts'), ['judged', 'open'])
  assert.deepEqual(await shown('/da/efforts', 'resident'), ['judged', 'open'])
})

test('a resident meets what is done now before what is over, whichever changed last', async () => {
  await town.as('system', (tx) => sql`update goals.effort set changed_at = clock_timestamp() where id = ${ids.judged}`.execute(tx))
  const html = await page('/da/efforts')
  assert.ok(html.indexOf(`/efforts/${ids.open}"`) < html.indexOf(`/efforts/${ids.judged}"`))
})

test('colleagues see every effort, ideas too', async () => {
  for (const role of ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator'] as const)
    assert.deepEqual(await shown('/da/efforts', role), ['closed', 'idea', 'judged', 'open'], role)
})

test('a partner sees what is public and where its organisation takes part, and may ask for its own', async () => {
  assert.deepEqual(await shown('/da/efforts', 'partner'), ['judged', 'open'])
  const partner = await town.accountOf('partner')
  await town.as('system', async (tx) => {
    const organisation = newId()
    await sql`insert into platform.organisation (municipality, id, kind, name) values (platform.town(), ${organisation}, 'association', 'Demo Idræt')`.execute(
      tx,
    )
    await sql`update platform.account set organisation = ${organisation} where id = ${partner}`.execute(tx)
    await sql`update goals.effort set organisations = array[${organisation}]::uuid[] where id in (${ids.closed}, ${ids.idea})`.execute(tx)
  })
  assert.deepEqual(await shown('/da/efforts', 'partner'), ['closed', 'judged', 'open'])
  assert.deepEqual(await shown('/da/efforts?partner=own', 'partner'), ['closed'])
  assert.doesNotMatch(await page('/da/efforts', 'partner'), /Prøve Ejer/)
})

test('who owns an effort, and a verdict that is not published, are for colleagues', async () => {
  const everybody = await page('/da/efforts')
  assert.doesNotMatch(everybody, /Prøve Ejer|ingen virkning/)
  const colleagues = await page('/da/efforts', 'professional')
  assert.match(colleagues, /Prøve Ejer/)
  assert.match(colleagues, /ingen virkning/)
  assert.deepEqual(await shown('/da/efforts?verdict=no-effect'), [])
  assert.deepEqual(await shown('/da/efforts?verdict=no-effect', 'analyst'), ['judged'])
  await town.as('system', (tx) => sql`update goals.verdict set published_at = now() where id = ${ids.judged}`.execute(tx))
  assert.deepEqual(await shown('/da/efforts?verdict=no-effect'), ['judged'])
})

test('words find their other forms and what begins with them', async () => {
  assert.deepEqual(await shown('/da/efforts?words=lektiecaf%C3%A9', 'leader'), ['idea'])
  assert.deepEqual(await shown('/da/efforts?words=lektie', 'leader'), ['idea'])
  assert.deepEqual(await shown('/da/efforts?words=hallen+OR+beredskab', 'leader'), ['closed', 'open'])
  assert.deepEqual(await shown('/da/efforts?words=fredag+-hal', 'leader'), [])
})

test('odd words are searched for like any others', async () => {
  for (const words of ["'", "a' & b", '!!!', ':*', '((', '"', '\\', 'og', '-', "o'brien ' | x", '%', '<b>', '💡', 'x'.repeat(5000)])
    assert.equal((await town.visit(`/da/efforts?words=${encodeURIComponent(words)}`)).status, 200, words)
})

test('every filter narrows the list', async () => {
  const found: Record<string, string[]> = {
    'goal=future-without-crime': ['closed'],
    'kind=proactive&state=current': ['open'],
    'state=idea': ['idea'],
    'area=town': ['judged'],
    'area=none&state=planned': ['closed'],
    'age=13-17': ['open'],
    'age=none&kind=reactive': ['closed'],
    'audience=young-people': ['open'],
    [`department=${department}`]: ['open'],
    'owner=me': ['open'],
    'owner=none&state=planned': ['closed'],
    'evaluation=none': ['closed', 'idea'],
    'evaluation=due': ['open'],
    'shown=public': ['judged', 'open'],
    'shown=staff': ['closed', 'idea'],
  }
  for (const [query, names] of Object.entries(found)) assert.deepEqual(await shown(`/da/efforts?${query}`, 'coordinator'), names, query)
})

test('every order shows all of them', async () => {
  for (const sort of ['name', 'state', 'kind', 'owner', 'from', 'verdict-on', 'changed'])
    for (const direction of ['', '-']) assert.equal((await shown(`/da/efforts?sort=${direction}${sort}`, 'leader')).length, 4, sort)
  const html = await page('/da/efforts?sort=name', 'leader')
  assert.ok(html.indexOf('Beredskab') < html.indexOf('Fritidsjob') && html.indexOf('Fritidsjob') < html.indexOf('Åben hal'))
})

test('a value nobody knows is left out, and the page says so', async () => {
  const html = await page('/da/efforts?goal=world-peace&kind=proactive')
  assert.match(html, /Vi kendte ikke det valgte for Mål\./)
  assert.match(await page('/da/efforts?state=idea&owner=me'), /Hvor langt og Ejer|Ejer og Hvor langt/)
  assert.match(await page('/da/efforts?page=99'), /2 indsatser fundet/)
})

test('an address that names nothing we do says nothing was done', async () => {
  for (const done of ['constructor', 'toString', '__proto__'])
    assert.doesNotMatch(await page(`/da/efforts?done=${done}`), /role="status"/, done)
  assert.match(await page('/da/efforts?done=kept'), /role="status"/)
})

test('goals are called what the town calls them, and its Danish says so on an English page', async () => {
  const wording = { titleDa: 'Tryg hele døgnet', titleEn: '', textDa: 'Tekst', textEn: '', whyDa: '', whyEn: '', saving: '' }
  await town.as('coordinator', (tx) => saveWording(tx, 'new-generations', wording))
  assert.match(await page('/da/efforts'), /<option value="new-generations">Mål 3: Tryg hele døgnet<\/option>/)
  const english = await page('/en/efforts?goal=new-generations')
  assert.match(english, /<option value="new-generations" lang="da" selected[^>]*>Mål 3: Tryg hele døgnet<\/option>/)
  assert.match(english, /<p class="tile-over"><span lang="da" dir="ltr">Mål 3: Tryg hele døgnet<\/span>/)
  assert.match((await file('csv', 'leader')).toString(), /Mål 3: Tryg hele døgnet/)
  assert.match(await page('/da/efforts', 'coordinator'), /Føj til: Mål 3: Tryg hele døgnet/)
  assert.match(await page('/da/efforts/coverage', 'coordinator'), /Mål 3: Tryg hele døgnet/)
})

test('nothing found says what to do', async () => {
  assert.match(await page('/da/efforts?words=findesikke'), /Prøv med færre valg eller andre ord/)
  assert.match(await page('/en/efforts?words=findesikke'), /Try fewer choices or other words/)
})

const rowsOfCsv = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('";"')
        .map((cell) => cell.replaceAll('""', '"')),
    )
const file = async (name: string, as?: Role) =>
  Buffer.from(await (await town.visit(`/da/efforts/list.${name}`, as ? { as } : {})).arrayBuffer())
const rowsOfWorkbook = async (bytes: Buffer): Promise<string[][]> => {
  const book = new exceljs.Workbook()
  // exceljs was typed before Buffer was generic; the bytes are the same.
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  const sheet = book.worksheets[0]
  assert.ok(sheet)
  const width = sheet.columnCount
  return (
    sheet
      .getRows(1, sheet.rowCount)
      ?.map((row) => Array.from({ length: width }, (_, place) => String(row.getCell(place + 1).value ?? ''))) ?? []
  )
}

test('CSV, workbook and JSON hold the same efforts as the page, in the same order', async () => {
  for (const as of [undefined, 'coordinator'] as const) {
    const workbook = await rowsOfWorkbook(await file('xlsx?sort=name', as))
    const csv = rowsOfCsv((await file('csv?sort=name', as)).toString())
    const json = JSON.parse((await file('json?sort=name', as)).toString()) as { efforts: Record<string, unknown>[] }
    // One apostrophe stands before what a spreadsheet might run, and comes off again.
    assert.deepEqual(
      csv,
      workbook.map((row) => row.map((cell) => (/^[\s]*['=+\-@]/.test(cell) ? `'${cell}` : cell))),
    )
    assert.deepEqual(
      json.efforts.map(({ id }) => id),
      workbook.slice(1).map((row) => row.at(-1)),
    )
    assert.equal(workbook.length - 1, as ? 4 : 2)
    assert.equal(workbook[0]?.includes('Ejer'), as !== undefined)
    assert.equal(
      json.efforts.some((effort) => 'ownerName' in effort),
      as !== undefined,
    )
  }
})

test('a name that begins like a formula does not run', async () => {
  await town.as('system', (tx) => sql`update goals.effort set name_da = '=1+1' where id = ${ids.closed}`.execute(tx))
  const text = (await file('csv', 'leader')).toString()
  assert.match(text, /"'=1\+1"/)
  const row = (await rowsOfWorkbook(await file('xlsx', 'leader'))).find((cells) => cells.at(-1) === ids.closed)
  assert.equal(row?.[0], '=1+1')
})

test('files take the filters of the address', async () => {
  const json = JSON.parse((await file('json?kind=reactive', 'leader')).toString()) as { efforts: { id: string }[] }
  assert.deepEqual(
    json.efforts.map(({ id }) => id),
    [ids.closed],
  )
})

test('fifty to a page, and every effort on exactly one', async () => {
  const many = await testTown()
  try {
    await many.as('system', (tx) => fillManyEfforts(tx, 120))
    const seen: string[] = []
    for (const number of [1, 2, 3]) {
      const html = await (await many.visit(`/da/efforts?page=${number}&sort=kind`, { as: 'leader' })).text()
      seen.push(...[...html.matchAll(/<th scope="row"[^>]*><a href="\/da\/efforts\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))
    }
    assert.equal(seen.length, 120)
    assert.equal(new Set(seen).size, 120)
    assert.match(await (await many.visit('/da/efforts?page=9', { as: 'leader' })).text(), /Du ser nummer 101 til 120/)
  } finally {
    await many.close()
  }
})
