// A proposal that would give people away: refused, the cells named to those who see counts, and only a number of them to the others.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { addEdition } from '../../base/store.ts'
import { attackOne, clubsByAge, inventedBase, inventedCells, proposedAndAttacked, slug } from '../../overview/testing/invented-gate.ts'
import { releaseProposal } from '../release.ts'
import { markRead, proposalById, propose } from '../store.ts'

const textOf = (html: string) => (parseHTML(html).document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')

describe('a proposal that leaks', () => {
  let town: TestTown
  let refused = ''
  let page = ''
  before(async () => {
    town = await testTown()
    const base = await inventedBase(town)
    const first = await proposedAndAttacked(town, base, [clubsByAge()])
    await town.as('analyst', async (tx) => {
      await markRead(tx, first)
      await releaseProposal(tx, first, 'Prøve analyst')
    })
    // Two late persons change sums that are public.
    await town.as('analyst', (tx) => addEdition(tx, base.id, inventedCells(1), 'To kom senere med', 'Prøve analyst'))
    refused = await proposedAndAttacked(town, base, [clubsByAge()], 2)
    page = `/da/release/proposals/${refused}`
  })
  after(() => town.close())

  test('it is refused, and the analyst is told why, which cell, and what to do', async () => {
    assert.equal((await town.as('analyst', (tx) => proposalById(tx, refused)))?.state, 'refused')
    for (const as of ['analyst', 'administrator'] as const) {
      const html = await (await town.visit(page, { as })).text()
      const words = textOf(html)
      assert.match(words, /Kan ikke udgives/)
      assert.match(words, /Det, der kan regnes ud/)
      assert.match(words, /harbour, 10-12/)
      assert.match(words, /harbour, I alt/)
      assert.match(words, /udgivelse 1/)
      const { document } = parseHTML(html)
      for (const link of [
        `propose?from=${refused}&coarser=club`,
        `propose?from=${refused}&coarser=age`,
        `propose?from=${refused}&sums=fewer`,
      ]) {
        const address = `/da/release/bases/${slug}/${link}`
        assert.ok(document.querySelector(`a[href="${address}"]`), link)
        assert.equal((await town.visit(address, { as })).status, 200)
      }
      assert.equal(document.querySelector(`form[action="${page}/release"]`), null)
      // What was released is changed: the way out that helps stands first.
      const [first] = [...document.querySelectorAll('main section li a')]
      assert.equal(first?.getAttribute('href'), `/da/release/bases/${slug}/edition`)
    }
  })

  test('the form such a link leads to is filled in and coarser', async () => {
    const answer = await town.visit(`/da/release/bases/${slug}/propose?from=${refused}&coarser=age&sums=fewer`, { as: 'analyst' })
    const { document } = parseHTML(await answer.text())
    assert.equal(document.querySelector('#field-dataset-0')?.getAttribute('value'), 'clubs-by-age')
    assert.equal(document.querySelector('[name="division-0-1"] option[selected]')?.getAttribute('value'), 'as-it-is')
    assert.equal(document.querySelector('[name="division-0-2"] option[selected]')?.getAttribute('value'), 'classes')
    assert.equal(document.querySelector('[name="totals-0"][checked]')?.getAttribute('value'), 'grand')
    assert.match(textOf(String(document)), /“Alder” deles nu i egne klasser.*Nu vises kun summen af alle/)
  })

  test('coordinator and leader see that something was found and how much, and neither where nor what', async () => {
    for (const as of ['coordinator', 'leader'] as const) {
      const words = textOf(await (await town.visit(page, { as })).text())
      assert.match(words, /Angriberen fandt \d+ ting/)
      assert.doesNotMatch(words, /Det, der kan regnes ud|harbour|I alt, |Det kan du gøre/)
    }
  })

  test('data protection sees the cells and is offered nothing to do', async () => {
    const words = textOf(await (await town.visit(page, { as: 'data-protection' })).text())
    assert.match(words, /harbour, I alt/)
    assert.doesNotMatch(words, /Det kan du gøre|Prøv igen/)
  })

  test('nobody releases it, and a resident still reads the first release', async () => {
    const answer = await town.visit(`${page}/release`, { as: 'analyst', form: { x: '' } })
    assert.equal(answer.status, 422)
    assert.match(textOf(await answer.text()), /ikke klar til at blive udgivet/)
    assert.equal((await town.visit('/da/data/clubs-by-age/1')).status, 200)
    assert.equal((await town.visit('/da/data/clubs-by-age/2')).status, 404)
  })

  test('it can be tried again, and a proposal that another overtook must be', async () => {
    assert.equal((await town.visit(`${page}/again`, { as: 'analyst', form: { x: '' } })).status, 303)
    assert.equal((await town.as('analyst', (tx) => proposalById(tx, refused)))?.state, 'waiting')
    const { base } = (await town.as('analyst', (tx) => proposalById(tx, refused))) ?? { base: '' }
    const byAge = (dataset: string) => clubsByAge({ dataset, dimensions: [{ key: 'club', classes: [] }] })
    const both = await town.as('analyst', async (tx) => [
      await propose(tx, base, 1, [byAge('clubs')], 'Prøve analyst'),
      await propose(tx, base, 1, [byAge('clubs-too')], 'Prøve analyst'),
    ])
    for (const id of both) await attackOne(town, id)
    const [one, other] = both.map((id) => `/da/release/proposals/${id}`)
    assert.match(textOf(await (await town.visit(`${one}`, { as: 'analyst' })).text()), /Forslag af udgave 1/)
    assert.equal((await town.visit(`${other}`, { as: 'analyst' })).status, 200)
    assert.match(textOf(await (await town.visit('/da/release', { as: 'leader' })).text()), /Skal læses og udgives/)
    assert.equal((await town.visit(`${one}/release`, { as: 'analyst', form: { x: '' } })).status, 303)
    assert.match(textOf(await (await town.visit('/da/release', { as: 'leader' })).text()), /Skal angribes igen/)
    const late = await town.visit(`${other}/release`, { as: 'analyst', form: { x: '' } })
    assert.equal(late.status, 422)
    const words = textOf(await late.text())
    assert.match(words, /Der er udgivet noget siden angrebet/)
    assert.match(words, /Angrib igen/)
  })
})
