// The page of a public table says what to be careful about in the tables it rests on, in the reader's language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { knockedBefore } from '../../../../tests/knocked.ts'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { publishTable } from '../store.ts'
import { inventedTable } from '../testing/invented-table.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', (tx) => publishTable(tx, inventedTable()))
})
after(() => town.close())

for (const [language, title, lines] of [
  ['da', 'Det skal du passe på', ['Fra 3. kvartal 2013: Loven blev ændret.', 'Et 0 kan være skjult.']],
  ['en', 'What to be careful about', ['From quarter 3 of 2013: The law was changed.', 'A 0 may be hidden.']],
] as const)
  test(`breaks and traps stand with their source (${language})`, async () => {
    const html = await (await town.visit(`/${language}/data/invented-counts`)).text()
    const [, said = ''] = new RegExp(`<dt>${title}</dt><dd>(.*?)</dd>`).exec(html) ?? []
    assert.deepEqual(
      [...said.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line),
      lines,
    )
  })

test('the page says how the figures are defined, and leaves out what none of them has', async () => {
  const table = inventedTable([['home', null, 12, 1.25]], {
    dataset: 'invented-facts',
    facts: [{ key: 'formula', heading: { da: 'Formel', en: 'Formula' }, words: { da: 'a delt med b', en: 'a by b' } }],
  })
  await town.as('system', (tx) => publishTable(tx, table))
  const html = await (await town.visit('/da/data/invented-facts')).text()
  assert.match(html, /<dt>Formel<\/dt><dd>a delt med b<\/dd>/)
  assert.match(html, />Antal</)
  assert.doesNotMatch(html, />Note</)
})

test('words nobody has put into English say that they are Danish', async () => {
  await town.as('system', (tx) => publishTable(tx, inventedTable([['home', 'Alle er talt', 12, 1.25]], { dataset: 'invented-words' })))
  assert.match(await (await town.visit('/en/data/invented-words')).text(), /<td[^>]*><span lang="da">Alle er talt<\/span>/)
  assert.match(await (await town.visit('/da/data/invented-words')).text(), /<td[^>]*>Alle er talt</)
})

test('files of released figures are slowed down for one network, and its pages are not', async () => {
  const file = async () => (await town.visit('/da/data/invented-counts.csv')).status
  await knockedBefore(town, 'released file', 299)
  assert.equal(await file(), 200)
  await knockedBefore(town, 'released file', 300)
  assert.equal(await file(), 429)
  assert.equal((await town.visit('/da/data/invented-counts')).status, 200)
})
