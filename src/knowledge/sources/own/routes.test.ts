// A file of the town's own figures on its way in, as an analyst meets the pages: what was forgotten, what is wrong, what was brought in last.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import type { Role } from '../../../platform/roles.ts'
import { readPanel } from '../series/store.ts'
import { readSources, removeOwnSource } from '../store.ts'

const upload = '/da/knowledge/sources/upload'
let town: TestTown
before(async () => {
  town = await testTown()
})
beforeEach(() =>
  town.as('administrator', async (tx) => {
    for (const { id, kind } of await readSources(tx)) if (kind === 'own') await removeOwnSource(tx, id)
  }),
)
after(() => town.close())

const about = { title: 'Trivsel', credit: 'Prøveby', unit: '', decimal: 'comma', period: '' }

async function handIn(text: string, source = 'new'): Promise<string> {
  const body = new FormData()
  body.set('source', source)
  body.set('file', new File([text], 'trivsel.csv'))
  return (await town.visit(upload, { as: 'analyst', body })).headers.get('location') ?? assert.fail('the file was not taken')
}
const say = (draft: string, roles: string[], more = {}) =>
  town.visit(draft, {
    as: 'analyst',
    form: { ...about, ...Object.fromEntries(roles.map((role, place) => [`role-${place}`, role])), ...more },
  })
async function bringIn(draft: string, roles: string[], more = {}): Promise<string> {
  assert.equal((await say(draft, roles, more)).status, 303)
  return (await town.visit(`${draft}/confirm`, { as: 'analyst', form: {} })).headers.get('location') ?? ''
}
const page = async (path: string, as: Role = 'analyst') => (await town.visit(path, { as })).text()
const ownSource = async () => (await town.as('analyst', readSources)).find(({ kind }) => kind === 'own')?.id
const areas = async () => (await town.as('analyst', (tx) => readPanel(tx, { kind: 'own', table: 'Trivsel' })))?.areas

const withPlaces = 'kommune;år;trivsel\n101;2022;3,9\n147;2022;3,7\n'

test('a file that has lost its column of places is not taken for the town’s own figures unless somebody says so', async () => {
  await bringIn(await handIn(withPlaces), ['area', 'period', 'value'])
  const draft = await handIn('by;år;trivsel\nx;2023;3,8\n', await ownSource())
  assert.match(await page(draft), /Sidst havde filen også »kommune« \(sted\)\. Det har den ikke nu/)
  assert.match(await page(draft), /Alle tal i filen gælder hele kommunen: Prøveby/)
  const refused = await say(draft, ['skip', 'period', 'value'])
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Ingen kolonne har stedet/)
  assert.equal((await town.visit(`${draft}/confirm`, { as: 'analyst', form: {} })).status, 200)
  assert.deepEqual(await areas(), ['101', '147'])
  await bringIn(draft, ['skip', 'period', 'value'], { 'all-town': 'yes' })
  assert.deepEqual(await areas(), ['101', '147', '183'])
})

test('a file with the columns of the last one is asked nothing more; one whose places come under a new heading is guessed', async () => {
  await bringIn(await handIn(withPlaces), ['area', 'period', 'value'])
  const same = await page(await handIn(withPlaces.replaceAll('2022', '2023'), await ownSource()))
  assert.doesNotMatch(same, /Sidst havde filen|gælder hele kommunen/)
  const renamed = await page(await handIn(withPlaces.replace('kommune', 'kommunekode'), await ownSource()))
  assert.match(renamed, /Sidst havde filen også »kommune«/)
  assert.match(renamed, /name="role-0"[\s\S]*?value="area" selected/)
})

test('only the file brought in last is said to change nothing', async () => {
  const [first, corrected] = ['år;trivsel\n2022;3,9\n', 'år;trivsel\n2022;4,1\n']
  const roles = ['period', 'value']
  const isSaid = async (text: string) => {
    const draft = await handIn(text, await ownSource())
    await say(draft, roles)
    return /Præcis denne fil blev bragt ind sidst/.test(await page(draft))
  }
  await bringIn(await handIn(first), roles)
  assert.equal(await isSaid(first), true)
  await bringIn(await handIn(corrected, await ownSource()), roles)
  assert.equal(await isSaid(corrected), true)
  assert.equal(await isSaid(first), false)
  assert.match(await bringIn(await handIn(first, await ownSource()), roles), /added=0&changed=1$/)
})

test('all that is wrong can be fetched as a file, by the one who handed it in and nobody else', async () => {
  const draft = await handIn(`år;trivsel\n${'2022;mange\n'.repeat(300)}`)
  assert.equal((await town.visit(`${draft}/wrong.csv`, { as: 'analyst' })).status, 404)
  await say(draft, ['period', 'value'])
  assert.match(await page(draft), /href="[^"]*\/wrong\.csv"/)
  const answer = await town.visit(`${draft}/wrong.csv`, { as: 'analyst' })
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
  assert.equal((await answer.text()).trim().split('\r\n').length, 301)
  for (const as of [undefined, 'resident', 'coordinator', 'administrator'] as const)
    assert.equal((await town.visit(`${draft}/wrong.csv`, { as })).status, 404, as)
})

test('numbers no database holds are pointed out, and nothing fails', async () => {
  const draft = await handIn(`år;tal;n\n2022;1;5000000000\n2023;${'9'.repeat(400)};5\n`)
  await say(draft, ['period', 'value', 'n'])
  assert.match(await page(draft), /2 steder skal rettes[\s\S]*5000000000/)
  assert.equal((await town.visit(`${draft}/confirm`, { as: 'analyst', form: {} })).status, 200)
})

test('a file in an old encoding is shown with a warning, or refused with the encodings we read', async () => {
  const bytes = (text: string) => Uint8Array.from([...text].map((letter) => ({ ø: 0x9b, Å: 0x8f })[letter] ?? letter.charCodeAt(0)))
  const send = (text: string) => {
    const body = new FormData()
    body.set('source', 'new')
    body.set('file', new File([bytes(text)], 'gammel.csv'))
    return town.visit(upload, { as: 'analyst', body })
  }
  const draft = (await send('sted;tid;tal\nIshøj;2023;1\n')).headers.get('location') ?? ''
  assert.match(await page(draft), /I filen står »Ish›j«\. Er bogstaverne forkerte, så gem filen som UTF-8 eller Windows-1252/)
  const refused = await send('sted;År;tal\nIshøj;2023;1\n')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Vi kan ikke læse bogstaverne i filen\. Gem den som UTF-8 eller Windows-1252/)
})
