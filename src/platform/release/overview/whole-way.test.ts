// The whole way of counts of people by forms alone: proposed, looked at, attacked, read, released, taken back; and who sees what of it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { finishProgress, openProgress, reportProgress } from '../../progress.ts'
import type { Role } from '../../roles.ts'
import type { CountBase } from '../base/model.ts'
import { addEdition } from '../base/store.ts'
import { workOn } from '../proposal/propose-tables.ts'
import { beginWork, listProposals, proposalById, stopWork } from '../proposal/store.ts'
import { attackOne, inventedBase, inventedCells, slug } from './testing/invented-gate.ts'

const outsiders: (Role | undefined)[] = [undefined, 'resident', 'professional', 'partner']
const onlookers: Role[] = ['coordinator', 'leader']

describe('the way of a figure through the gate', () => {
  let town: TestTown
  let base: CountBase
  let proposal = ''
  before(async () => {
    town = await testTown()
    base = await inventedBase(town)
  })
  after(() => town.close())

  const form = `/da/release/bases/${slug}/propose`
  const page = () => `/da/release/proposals/${proposal}`
  const wordsOf = async (response: Response) =>
    (parseHTML(await response.text()).document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
  const send = (path: string, fields: Record<string, string> = {}, as: Role = 'analyst') =>
    town.visit(path, { as, form: { x: '', ...fields } })
  const filled = {
    edition: '1',
    tables: '1',
    'title-da-0': 'Klubber og alder',
    'description-da-0': 'Unge efter klub og alder.',
    'dataset-0': 'clubs-by-age',
    'division-0-1': 'as-it-is',
    'division-0-2': 'as-it-is',
    'totals-0': 'all',
  }

  test('the form is for those who keep counts', async () => {
    for (const as of outsiders) assert.equal((await town.visit(form, { as })).status, 404, as)
    for (const as of [...onlookers, 'data-protection'] as Role[]) {
      assert.equal((await town.visit(form, { as })).status, 403, as)
      assert.equal((await send(form, filled, as)).status, 403, as)
    }
    assert.equal((await town.visit(form, { as: 'administrator' })).status, 200)
    assert.equal((await town.visit('/da/release/bases/nobody/propose', { as: 'analyst' })).status, 404)
  })

  test('what is to be corrected is said beside its field, and nothing written is lost', async () => {
    const answer = await send(form, { ...filled, 'dataset-0': 'Stort Navn', 'description-da-0': '', do: 'propose' })
    assert.equal(answer.status, 422)
    const { document } = parseHTML(await answer.text())
    assert.match(document.querySelector('#field-dataset-0-error')?.textContent ?? '', /“Stort Navn” kan ikke stå i en adresse/)
    assert.equal(document.querySelector('#field-dataset-0')?.getAttribute('value'), 'Stort Navn')
    assert.equal(document.querySelector('#field-title-da-0')?.getAttribute('value'), 'Klubber og alder')
    assert.ok(document.querySelector('#field-description-da-0-error'))
    assert.deepEqual(await town.as('analyst', (tx) => listProposals(tx)), [])
  })

  test('a look says how many cells are small, and proposes nothing', async () => {
    const words = await wordsOf(await send(form, { ...filled, do: 'look' }))
    assert.match(words, /16 celler\. 1 af dem tæller færre end 5/)
    assert.deepEqual(await town.as('analyst', (tx) => listProposals(tx)), [])
  })

  test('a further table is added, and taken away again', async () => {
    const more = parseHTML(await (await send(form, { ...filled, do: 'add' })).text()).document
    assert.ok(more.querySelector('#field-title-da-1'))
    // Enter in a field presses the first button, which must not take a table away.
    assert.equal(more.querySelector('main form button')?.getAttribute('value'), 'propose')
    assert.equal(more.querySelector('#field-title-da-0')?.getAttribute('value'), 'Klubber og alder')
    const fewer = parseHTML(await (await send(form, { ...filled, tables: '2', 'title-da-1': 'To', do: 'remove-0' })).text()).document
    assert.equal(fewer.querySelector('#field-title-da-0')?.getAttribute('value'), 'To')
    assert.equal(fewer.querySelector('#field-title-da-1'), null)
  })

  test('a proposal waits on a page that renews itself and can be kept still', async () => {
    const answer = await send(form, { ...filled, do: 'propose' })
    assert.equal(answer.status, 303)
    const found = (await town.as('analyst', (tx) => listProposals(tx)))[0]
    assert.ok(found)
    proposal = found.id
    assert.match(answer.headers.get('location') ?? '', new RegExp(`${page()}$`))
    const waiting = await town.visit(page(), { as: 'analyst' })
    assert.equal(waiting.headers.get('refresh'), '5')
    assert.match(await wordsOf(waiting), /venter på at blive beskyttet og angrebet/)
    assert.equal((await town.visit(`${page()}?still=yes`, { as: 'analyst' })).headers.get('refresh'), null)
  })

  test('once attacked, the analyst sees the report, the cost and both tables', async () => {
    await attackOne(town, proposal)
    const answer = await town.visit(page(), { as: 'analyst' })
    assert.equal(answer.headers.get('refresh'), null)
    const words = await wordsOf(answer)
    assert.match(words, /Angriberens rapport/)
    assert.match(words, /Intet\. Intet antal på færre end 5 mennesker kan regnes ud\./)
    assert.match(words, /Offentligt.*Ubeskyttet/)
    assert.match(words, /Offentligt står der “tilbageholdt, så ingen kan kendes”/)
    assert.match(words, /skjuler andre/)
    assert.match(words, /Vist: \d+ af 16 celler/)
  })

  test('whoever is shown counts is logged as having read them, and whoever is not, is not', async () => {
    const readings = () =>
      town.as('system', async (tx) => {
        const found = await sql<{ n: number }>`select count(*) as n from platform.audit_entry
          where municipality = platform.town() and deed = 'read' and thing = 'counts' and thing_id = ${slug}`.execute(tx)
        return found.rows[0]?.n ?? 0
      })
    const before = await readings()
    await town.visit(page(), { as: 'coordinator' })
    assert.equal(await readings(), before)
    await town.visit(page(), { as: 'data-protection' })
    assert.equal(await readings(), before + 1)
  })

  test('withheld rows can be seen alone', async () => {
    const { document } = parseHTML(await (await town.visit(`${page()}?rows=withheld`, { as: 'analyst' })).text())
    const numbers = [...document.querySelectorAll('#tables tbody tr')].map((row) => row.querySelector('td.numeric')?.textContent ?? '')
    assert.ok(numbers.length >= 2)
    assert.ok(numbers.every((text) => /tilbageholdt/.test(text)))
  })

  test('coordinator and leader see state and cost, and no count and no cell', async () => {
    for (const as of onlookers) {
      const words = await wordsOf(await town.visit(page(), { as }))
      assert.match(words, /klar/)
      assert.match(words, /Vist: \d+ af 16 celler/)
      assert.doesNotMatch(words, /Angriberens rapport|Ubeskyttet|Klub Nord|Udgiv eller opgiv/)
      for (const deed of ['release', 'again', 'stop', 'drop'])
        assert.equal((await send(`${page()}/${deed}`, { reason: 'Nej tak' }, as)).status, 403)
    }
  })

  test('data protection sees everything and decides nothing', async () => {
    const words = await wordsOf(await town.visit(page(), { as: 'data-protection' }))
    assert.match(words, /Angriberens rapport/)
    assert.match(words, /Ubeskyttet/)
    assert.doesNotMatch(words, /Udgiv eller opgiv/)
    assert.equal((await send(`${page()}/release`, {}, 'data-protection')).status, 403)
  })

  test('for everybody else the pages of the gate are not there', async () => {
    for (const as of outsiders)
      for (const path of ['/da/release', page(), '/da/release/datasets/clubs-by-age'])
        assert.equal((await town.visit(path, { as })).status, 404, path)
    assert.equal((await send(`${page()}/release`, {}, 'resident')).status, 404)
    assert.equal((await town.visit('/da/release/proposals/not-an-id', { as: 'analyst' })).status, 404)
  })

  test('somebody who has not read the report is shown it instead of releasing', async () => {
    const answer = await send(`${page()}/release`, {}, 'administrator')
    assert.equal(answer.status, 422)
    assert.match(await wordsOf(answer), /Læs rapporten her på siden først/)
    assert.equal((await town.visit('/da/data/clubs-by-age')).status, 404)
  })

  test('giving up needs a reason, and what was written is kept', async () => {
    const answer = await send(`${page()}/drop`, { reason: ' x ' })
    assert.equal(answer.status, 422)
    const { document } = parseHTML(await answer.text())
    assert.equal(document.querySelector('#field-reason')?.textContent?.trim(), 'x')
    assert.match(document.querySelector('#field-reason-error')?.textContent ?? '', /3-500 tegn/)
  })

  test('who has read it releases it, and a resident reads it', async () => {
    const answer = await send(`${page()}/release`)
    assert.equal(answer.status, 303)
    assert.match(await wordsOf(await town.visit(answer.headers.get('location') ?? '', { as: 'analyst' })), /Tabellerne er udgivet/)
    assert.equal((await town.visit('/da/data/clubs-by-age', { as: 'resident' })).status, 200)
    assert.equal((await send(`${page()}/release`)).status, 422)
  })

  test('the overview says what is public, who approved it, and that nothing could be worked out', async () => {
    for (const as of ['coordinator', 'leader', 'data-protection', 'analyst', 'administrator'] as Role[]) {
      const words = await wordsOf(await town.visit('/da/release', { as }))
      assert.match(words, /Optællinger af mennesker.*Klubber og alder1.*Prøve analyst12 af 16/, as)
      assert.match(words, /0 tilbageholdte tal kunne regnes ud/)
      assert.match(words, /Ingen forslag venter/)
    }
  })

  test('the same tables of a newer edition are one click away', async () => {
    await town.as('analyst', (tx) => addEdition(tx, base.id, inventedCells(40), 'Anden', 'Prøve analyst'))
    const shown = await wordsOf(await town.visit(form, { as: 'analyst' }))
    assert.match(shown, /Ét klik foreslår præcis de samme tabeller af udgave 2/)
    assert.equal((await send(form, { edition: '2', do: 'again' })).status, 303)
    const [newest, before] = await town.as('analyst', (tx) => listProposals(tx))
    assert.equal(newest?.edition, 2)
    assert.deepEqual(newest?.cuts, before?.cuts)
    proposal = newest?.id ?? ''
    const overview = await wordsOf(await town.visit('/da/release', { as: 'coordinator' }))
    assert.match(overview, /Skal beskyttes og angribes først/)
  })

  test('work under way can be stopped and begun anew', async () => {
    const progress = await town.as('system', async (tx) => {
      const id = await openProgress(tx, workOn(proposal), slug)
      await beginWork(tx, proposal, id)
      await reportProgress(tx, id, { done: 340, total: 1000, note: '' })
      return id
    })
    const under = await wordsOf(await town.visit(page(), { as: 'coordinator' }))
    assert.match(under, /Tabellerne beskyttes og angribes 34 %/)
    assert.doesNotMatch(under, /Stop arbejdet/)
    assert.equal((await send(`${page()}/stop`)).status, 303)
    assert.match(await wordsOf(await town.visit(page(), { as: 'analyst' })), /Arbejdet stopper, så snart det kan/)
    await town.as('system', async (tx) => {
      assert.equal(await reportProgress(tx, progress, { done: 350, total: 1000, note: '' }), true)
      await stopWork(tx, proposal)
      await finishProgress(tx, progress, { state: 'cancelled', note: '' })
    })
    const stopped = await town.visit(page(), { as: 'analyst' })
    assert.equal(stopped.headers.get('refresh'), null)
    assert.match(await wordsOf(stopped), /Arbejdet blev stoppet/)
    assert.equal((await send(`${page()}/again`)).status, 303)
    assert.match(await wordsOf(await town.visit(page(), { as: 'analyst' })), /venter på at blive beskyttet/)
  })

  test('a proposal that is given up stays with its reason', async () => {
    assert.equal((await send(`${page()}/drop`, { reason: 'Vi venter på flere tal' })).status, 303)
    assert.equal((await town.as('analyst', (tx) => proposalById(tx, proposal)))?.state, 'dropped')
    assert.match(await wordsOf(await town.visit(page(), { as: 'leader' })), /opgivet.*Vi venter på flere tal/)
    assert.equal((await send(`${page()}/again`)).status, 422)
  })

  test('a release is taken back with a reason by those who may, and stays known', async () => {
    const dataset = '/da/release/datasets/clubs-by-age'
    assert.equal((await send(`${dataset}/withdraw`, { number: '1', reason: 'Forkert' }, 'coordinator')).status, 403)
    assert.doesNotMatch(await wordsOf(await town.visit(dataset, { as: 'leader' })), /Træk tilbage/)
    const wrong = await send(`${dataset}/withdraw`, { number: '1', reason: '' }, 'data-protection')
    assert.equal(wrong.status, 422)
    assert.equal((await send(`${dataset}/withdraw`, { number: '7', reason: 'Findes ikke' }, 'data-protection')).status, 422)
    assert.equal((await send(`${dataset}/withdraw`, { number: '1', reason: 'Tallene var forkerte' }, 'data-protection')).status, 303)
    assert.equal((await town.visit('/da/data/clubs-by-age/1')).status, 410)
    for (const as of ['leader', 'data-protection', 'analyst'] as Role[]) {
      const words = await wordsOf(await town.visit('/da/release', { as }))
      assert.match(words, /Trukket tilbage.*Tallene var forkerte/, as)
      assert.match(await wordsOf(await town.visit(dataset, { as })), /trukket tilbage.*Tallene var forkerte/, as)
    }
    assert.equal((await town.visit('/da/release/datasets/nobody', { as: 'analyst' })).status, 404)
  })
})
