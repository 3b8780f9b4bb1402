// Counts on their way in, as an analyst meets the pages; and who meets no page at all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { type Role, roles } from '../../roles.ts'
import { demoSlug, fillBases } from './demo.ts'
import { addEdition, baseBySlug, listBases, newestEdition, readEdition } from './store.ts'
import { cellsByName } from './units.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', fillBases)
})
after(() => town.close())

const bases = '/da/release/bases'
const file = 'Kvartal;Klub;Alder;Antal\n2026K1;Nord;10-12;14\n2026K1;Nord;13-15;9\n2026K1;Syd;10-12;3\n2026K2;Syd;13-15;12\n'
const newer = `${file.replace('9\n', '11\n')}2026K3;Syd;13-15;8\n`
const columns = { 'role-0': 'time', 'role-1': 'words', 'role-2': 'words', 'role-3': 'count' }
const words = {
  'title-da': 'Unge i klubberne',
  'counted-da': 'unge, der kom i klubben',
  'description-da': 'Hvor mange der kom.',
  'origin-da': 'Klubberne har talt ved døren.',
  'n-da': 'Alle, der kom mindst én gang.',
  'cannot-da': 'Hvorfor de kom.',
  least: '5',
}

async function post(path: string, form: Record<string, string>, as: Role = 'analyst'): Promise<Response> {
  return town.visit(path, { as, form })
}
async function handIn(path: string, text: string, as: Role = 'analyst', name = 'unge.csv'): Promise<Response> {
  const body = new FormData()
  body.set('file', new File([text], name))
  return town.visit(path, { as, body })
}
const taken = async (answer: Response | Promise<Response>): Promise<string> =>
  (await answer).headers.get('location') ?? assert.fail(await (await answer).text())
const page = async (path: string, as: Role = 'analyst') => (await town.visit(path, { as })).text()

/** The whole way of a new base; the address of its page. */
async function bringIn(title: string, text = file): Promise<string> {
  const draft = await taken(handIn(`${bases}/new`, text))
  assert.equal(await taken(post(draft, columns)), draft)
  assert.equal(await taken(post(`${draft}/words`, { ...words, 'title-da': title })), `${draft}/look`)
  return taken(post(`${draft}/look`, {}))
}

test('a file becomes a base: its columns are guessed, checked, described and looked through before anything is kept', async () => {
  const draft = await taken(handIn(`${bases}/new`, file))
  assert.match(await page(draft), /<option value="time" selected[^>]*>[\s\S]*<option value="count" selected/)
  await post(draft, columns)
  assert.match(await page(draft), /Filen kan bruges[\s\S]*Mennesker i alt<\/dt><dd>38</)
  await post(`${draft}/words`, { ...words, 'heading-klub': 'Club', 'labels-klub': 'Nord = North', 'title-en': 'Youth in the clubs' })
  const look = await page(`${draft}/look`)
  assert.match(look, /unge, der kom i klubben/)
  assert.match(look, /Celler med 1 til 4 mennesker<\/dt><dd>1</)
  assert.equal((await town.as('analyst', listBases)).length, 1, 'only the invented one is kept so far')
  const there = await taken(post(`${draft}/look`, {}))
  assert.equal(there, `${bases}/unge-i-klubberne?done=added`)
  const shown = await page(there)
  assert.match(shown, /Optællingen er gemt/)
  assert.match(shown, /1\. kvartal 2026 – 2\. kvartal 2026/)
  const base = await town.as('analyst', (tx) => baseBySlug(tx, 'unge-i-klubberne'))
  assert.deepEqual(base?.dimensions[1], {
    key: 'klub',
    heading: { da: 'Klub', en: 'Club' },
    kind: 'words',
    labels: { Nord: { da: 'Nord', en: 'North' } },
  })
  assert.equal((await post(`${draft}/look`, {})).status, 404, 'pressed twice makes one base')
})

test('a large file goes the same way, read in a thread of its own', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `2026K${(i % 4) + 1};Klub${i % 50};10-12;${i % 7}\n`)
  const there = (await bringIn('Stor', `Kvartal;Klub;Alder;Antal\n${lines.join('')}`)).replace('?done=added', '')
  assert.equal(
    await countOf('stor', 1, '2026K1 Klub0 10-12'),
    lines.filter((line) => line.startsWith('2026K1;Klub0;')).reduce((sum, line) => sum + Number(line.split(';')[3]), 0),
  )
  assert.equal((await town.visit(there, { as: 'analyst' })).status, 200)
})

test('a second base of the same title gets its own address', async () => {
  await bringIn('Samme titel')
  assert.equal(await bringIn('Samme titel'), `${bases}/samme-titel-2?done=added`)
  assert.equal(await bringIn('New'), `${bases}/new-2?done=added`)
})

test('a file that names persons is refused with a sentence, and nothing of it is kept', async () => {
  for (const [text, sentence] of [
    ['Navn;Klub\nAnna;Nord\n', /Kolonnen “Navn” ser ud til at nævne enkelte mennesker/],
    ['Klub;Nøgle\nNord;010203-1234\n', /ligner et CPR-nummer/],
  ] as const) {
    const answer = await handIn(`${bases}/new`, text)
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, sentence)
    assert.doesNotMatch(html, /010203-1234|Anna/)
  }
  const kept = await town.as('analyst', (tx) => sql`select from platform.count_draft where file_name = 'unge.csv'`.execute(tx))
  assert.equal(kept.rows.length, 0)
})

test('what is wrong in a file is listed, and the way on stays closed', async () => {
  const draft = await taken(handIn(`${bases}/new`, `${file}sommer;Syd;13-15;få\n`))
  await post(draft, columns)
  const html = await page(draft)
  assert.match(html, /2 steder skal rettes/)
  assert.match(html, /sommer/)
  assert.doesNotMatch(html, />Fortsæt</)
  for (const step of ['words', 'look']) assert.equal(await taken(town.visit(`${draft}/${step}`, { as: 'analyst' })), draft)
  assert.equal(await taken(post(`${draft}/look`, {})), `${draft}/look`)
})

test('answers that do not fit are said beside their field and what was written stays', async () => {
  const draft = await taken(handIn(`${bases}/new`, file))
  const twice = await post(draft, { ...columns, 'role-2': 'time' })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /Kun én kolonne kan være det/)
  await post(draft, columns)
  const unsaid = await post(`${draft}/words`, { ...words, 'origin-da': '', least: '3' })
  assert.equal(unsaid.status, 422)
  const html = await unsaid.text()
  assert.match(html, /Skriv, hvem der har talt, hvordan og hvornår/)
  assert.match(html, /Skriv et helt tal fra 5 til 1000/)
  assert.match(html, /value="unge, der kom i klubben"/)
  assert.equal((await handIn(`${bases}/new`, file, 'analyst', 'unge.pdf')).status, 422)
  assert.equal((await handIn(`${bases}/new`, file, 'analyst', 'unge.xlsx')).status, 422)
})

/** A file with the columns of its base is looked at at once; the address of the draft. */
async function handInNewer(there: string, text = newer): Promise<string> {
  const look = await taken(handIn(`${there}/edition`, text))
  assert.match(look, /\/look$/)
  return look.replace('/look', '')
}

test('a newer edition is held against the newest; without a release the file stands as it is', async () => {
  const there = (await bringIn('Nyere')).replace('?done=added', '')
  const draft = await handInNewer(there)
  const look = await page(`${draft}/look`)
  assert.match(look, /Holdt op mod udgave 1 af “Nyere”/)
  assert.match(look, /3\. kvartal 2026/)
  assert.match(look, /fået et andet tal<\/dt><dd>1</)
  assert.doesNotMatch(look, /Behold det, der allerede er udgivet/)
  assert.match(await taken(post(`${draft}/look`, { note: 'tredje kvartal' })), /\?done=edition$/)
  assert.deepEqual(await countOf('nyere', 2, '2026K1 Nord 13-15'), 11)
  const again = await handInNewer(there)
  assert.doesNotMatch(await page(`${again}/look`), /Gem udgaven/)
  const same = await post(`${again}/look`, {})
  assert.equal(same.status, 422)
  assert.match(await same.text(), /er præcis det samme/)
})

async function countOf(slug: string, edition: number, name: string): Promise<number | undefined> {
  return town.as('analyst', async (tx) => {
    const base = (await baseBySlug(tx, slug)) ?? assert.fail('no base')
    const found = (await readEdition(tx, base.id, edition)) ?? assert.fail('no edition')
    return cellsByName(found.cells).get(name.replaceAll(' ', '\n'))
  })
}

/** As if a table of the first edition had been released, past the gate: only the base's own page is of interest here. */
async function pretendRelease(slug: string): Promise<void> {
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('alter table platform.release disable trigger release_was_attacked, no force row level security')
  await owner.query(`insert into platform.release (municipality, dataset, number, content, content_hash) values (1, $1, 1, $2, $1)`, [
    slug,
    JSON.stringify({ title: { da: 'Udgivet', en: 'Released' }, protection: { kind: 'counts-of-people', base: slug, edition: 1 } }),
  ])
  await owner.query('alter table platform.release enable trigger release_was_attacked, force row level security')
  await owner.end()
}

test('where something was released, what is known is kept unless somebody says otherwise', async () => {
  const there = (await bringIn('Udgivet')).replace('?done=added', '')
  await pretendRelease('udgivet')
  const look = async (mode: Record<string, string>) => {
    const draft = await handInNewer(there)
    const html = await page(`${draft}/look`)
    assert.match(html, /den nyeste, noget er udgivet fra/)
    assert.match(html, /Heraf rettet med 1 til 4<\/dt><dd>1</)
    assert.match(html, /value="keep" checked/)
    assert.match(await taken(post(`${draft}/look`, mode)), /done=edition/)
  }
  await look({})
  assert.equal(await countOf('udgivet', 2, '2026K1 Nord 13-15'), 9, 'the correction waits')
  assert.equal(await countOf('udgivet', 2, '2026K3 Syd 13-15'), 8, 'the new quarter is there')
  await look({ mode: 'all' })
  assert.equal(await countOf('udgivet', 3, '2026K1 Nord 13-15'), 11)
  assert.match(await page(`${there}/remove`), /Noget er udgivet herfra/)
  assert.doesNotMatch(await page(there), /Fjern optællingen/)
})

test('a newer edition and the same tables of it are one file and one press away', async () => {
  const there = (await bringIn('Hver uge')).replace('?done=added', '')
  assert.doesNotMatch(await page(`${await handInNewer(there)}/look`), /foreslå de samme tabeller/)
  const table = { tables: '1', edition: '1', 'title-da-0': 'Efter klub', 'description-da-0': 'Efter klub.', 'division-0-1': 'as-it-is' }
  await taken(post(`${there}/propose`, table))
  const draft = await handInNewer(there)
  assert.match(await page(`${draft}/look`), /Gem, og foreslå de samme tabeller/)
  const proposal = await taken(post(`${draft}/look`, { do: 'again' }))
  assert.match(proposal, /\/release\/proposals\/[0-9a-f-]+$/)
  assert.match(await page(proposal), /Forslag: Efter klub[\s\S]*Udgave<\/dt><dd>2</)
})

test('a newer edition of a class whose values are all gone is kept, and its tables are looked at by a person', async () => {
  const there = (await bringIn('Klasse')).replace('?done=added', '')
  const table = { tables: '1', edition: '1', 'title-da-0': 'Hele byen', 'description-da-0': 'I alt.', 'division-0-1': 'classes' }
  assert.equal((await post(`${there}/propose`, table)).status, 422, 'classes without a name are none')
  const dataset = { 'dataset-0': 'hele-byen', 'class-0-1-0': 'Byen', 'class-0-1-1': 'Byen' }
  await taken(post(`${there}/propose`, { ...table, ...dataset }))
  const draft = await handInNewer(there, newer.replaceAll('Nord', 'Vest').replaceAll('Syd', 'Byen'))
  assert.equal(await taken(post(`${draft}/look`, { do: 'again' })), '/da/release/bases/klasse/propose?changed=yes')
  assert.match(await page('/da/release/bases/klasse/propose?changed=yes'), /udgaven har andre værdier nu/)
  assert.equal(await countOf('klasse', 2, '2026K1 Vest 10-12'), 14)
})

test('of sixty editions the newest stand on the page, and the older ones a page further on', async () => {
  const there = (await bringIn('Mange udgaver')).replace('?done=added', '')
  await town.as('analyst', async (tx) => {
    const base = (await baseBySlug(tx, 'mange-udgaver')) ?? assert.fail('no base')
    const { cells } = (await newestEdition(tx, base.id)) ?? assert.fail('no edition')
    for (let n = 2; n <= 60; n++) await addEdition(tx, base.id, cells, `nummer ${n}.`, 'Prøve analyst')
  })
  const first = await page(there)
  assert.match(first, /nummer 60\./)
  assert.match(first, /nummer 51\./)
  assert.doesNotMatch(first, /nummer 50\./)
  assert.match(first, /editions=2#editions/)
  assert.match(await page(`${there}?editions=6`), /nummer 2\./)
})

test('a newer edition must have the columns of its base', async () => {
  const there = (await bringIn('Kolonner')).replace('?done=added', '')
  const draft = await taken(handIn(`${there}/edition`, 'Kvartal;Klub;Antal\n2026K1;Nord;14\n2026K2;Syd;30\n'))
  const answer = await post(draft, { 'role-0': 'time', 'role-1': 'words', 'role-2': 'count' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Vi mangler: Alder/)
})

test('whoever is shown counts is written down, once a page', async () => {
  const reads = async () =>
    Number(
      (
        await town.as('system', (tx) =>
          sql<{ n: number }>`select count(*) as n from platform.audit_entry where deed = 'read' and thing = 'counts'`.execute(tx),
        )
      ).rows[0]?.n,
    )
  const start = await reads()
  await page(`${bases}/${demoSlug}`, 'data-protection')
  assert.equal(await reads(), start + 1)
  await page(`${bases}/${demoSlug}`, 'leader')
  assert.equal(await reads(), start + 1)
})

test('words can be put right; invented counts stay invented until real ones come into them', async () => {
  const invented = `${bases}/${demoSlug}`
  assert.match(await page(`${invented}/words`), /value="Demo: Unge i klubberne"/)
  assert.equal((await post(`${invented}/words`, { ...words, 'n-da': 'Født 010203-1234' })).status, 422)
  assert.equal(await taken(post(`${invented}/words`, words)), `${invented}?done=saved`)
  assert.match(await page(invented), /Opfundet til demonstration\./)
  const draft = await handInNewer(invented, file)
  assert.match(await taken(post(`${draft}/look`, {})), /done=edition/)
  assert.doesNotMatch(await page(invented), /Opfundet til demonstration\./)
})

test('a base of which nothing was released is removed after one more question', async () => {
  const there = (await bringIn('Kan fjernes')).replace('?done=added', '')
  assert.match(await page(`${there}/remove`), /det kan ikke fortrydes/)
  assert.equal(await taken(post(`${there}/remove`, {})), '/da/release')
  assert.equal((await town.visit(there, { as: 'analyst' })).status, 404)
})

test('coordinator and leader see what is counted and never a count; everybody else finds no page', async () => {
  const id = (await town.as('analyst', (tx) => baseBySlug(tx, demoSlug)))?.id ?? assert.fail('no base')
  const people = (await town.as('analyst', (tx) => newestEdition(tx, id)))?.people
  for (const role of ['coordinator', 'leader'] as const) {
    const html = await page(`${bases}/${demoSlug}`, role)
    assert.match(html, /Værdierne står sammen med tallene/)
    assert.doesNotMatch(html, new RegExp(`Mennesker i alt|>${people}<|>1\\.${String(people).slice(1)}<|Foreslå tabeller`))
  }
  assert.match(await page(`${bases}/${demoSlug}`, 'data-protection'), /Mennesker i alt/)
  for (const role of ['resident', 'professional', 'partner', undefined] as const)
    assert.equal((await town.visit(`${bases}/${demoSlug}`, { as: role })).status, 404, role)
  assert.equal((await town.visit(`${bases}/findes-ikke`, { as: 'analyst' })).status, 404)
})

test('only analyst and administrator reach the forms, and a file is its own person’s', async () => {
  const draft = await taken(handIn(`${bases}/new`, file))
  for (const role of roles.filter((one) => one !== 'analyst')) {
    const keeps = role === 'administrator'
    assert.equal((await town.visit(`${bases}/new`, { as: role })).status, keeps ? 200 : 404, role)
    assert.equal((await town.visit(`${bases}/${demoSlug}/edition`, { as: role })).status, keeps ? 200 : 404, role)
    assert.equal((await handIn(`${bases}/new`, file, role)).status, keeps ? 303 : 404, role)
    const forbidden = keeps ? 200 : ['data-protection', 'coordinator', 'leader'].includes(role) ? 403 : 404
    for (const path of ['words', 'remove'])
      assert.equal((await town.visit(`${bases}/${demoSlug}/${path}`, { as: role })).status, forbidden, role)
    if (!keeps) assert.equal((await post(`${bases}/${demoSlug}/remove`, {}, role)).status, forbidden)
    if (!keeps) assert.equal((await post(`${bases}/${demoSlug}/words`, words, role)).status, forbidden)
    for (const step of ['', '/words', '/look']) {
      assert.equal((await town.visit(`${draft}${step}`, { as: role })).status, 404, role)
      assert.equal((await post(`${draft}${step}`, {}, role)).status, 404, role)
    }
    assert.equal((await post(`${draft}/forget`, {}, role)).status, 404, role)
  }
  assert.equal(await taken(post(`${draft}/forget`, {})), '/da/release')
  assert.equal((await town.visit(draft, { as: 'analyst' })).status, 404)
})
