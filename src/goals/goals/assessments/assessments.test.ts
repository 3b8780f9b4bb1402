// A goal is judged by people, signed and dated, beside what the figures say; when the two disagree the page says so.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import type { Role } from '../../../platform/roles.ts'
import { agreementOf, countMovements, type MovementCounts } from './model.ts'
import { listAssessments, signAssessment } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const assess = '/da/goals/safe-town/assess'
const form = { movement: 'better', wordsDa: 'Flere siger, at de er trygge.', wordsEn: '', signedBy: 'Sikker by-kontoret' }
const others = ['resident', 'professional', 'analyst', 'partner', 'data-protection', 'administrator', undefined] as const
const all = () => town.as('leader', (tx) => listAssessments(tx, 'safe-town'))
const counts = (some: Partial<MovementCounts>): MovementCounts => ({ ...countMovements([]), ...some })

test('movements are counted, never averaged into one grade', () => {
  const counted = countMovements(['better', 'held', 'better', null, 'cannot-tell'])
  assert.deepEqual(counted, { ...countMovements([]), better: 2, held: 1, 'cannot-tell': 1, withoutFigures: 1 })
  assert.equal(da.figuresSay(counted), 'Tallene siger: 2 bedre, 1 holdt, 1 kan ikke siges og 1 uden tal endnu.')
  assert.equal(en.figuresSay(counts({ worse: 1 })), 'The figures say: 1 worse.')
  assert.equal(da.figuresSay(counts({ withoutFigures: 3 })), 'Der er ingen tal endnu.')
  assert.equal(da.figuresSay(counts({})), 'Målet har ingen indikatorer endnu.')
})

test('people and figures say the same, partly, or not; what cannot tell agrees only with whoever says so', () => {
  assert.equal(agreementOf('better', counts({ better: 2, 'cannot-tell': 3 })), 'same')
  assert.equal(agreementOf('better', counts({ better: 2, worse: 1 })), 'partly')
  assert.equal(agreementOf('better', counts({ held: 2 })), 'differs')
  assert.equal(agreementOf('cannot-tell', counts({ better: 1 })), 'differs')
  assert.equal(agreementOf('cannot-tell', counts({ held: 1, 'cannot-tell': 1 })), 'partly')
  assert.equal(agreementOf('cannot-tell', counts({ 'cannot-tell': 1 })), 'same')
  assert.equal(agreementOf('worse', counts({ 'cannot-tell': 1 })), 'figures-silent')
  assert.equal(agreementOf('better', counts({ withoutFigures: 2 })), 'figures-silent')
})

test('a leader signs a judgement; everybody reads it with signature and day', async () => {
  const answer = await town.visit(assess, { as: 'leader', form })
  assert.equal(answer.headers.get('location'), '/da/goals/safe-town?done=signed')
  const html = await (await town.visit('/da/goals/safe-town')).text()
  assert.match(html, /Bedre<\/span>[\s\S]*Flere siger, at de er trygge\.[\s\S]*Underskrevet: Sikker by-kontoret, \d+\. \p{L}+ \d{4}/u)
  assert.match(html, /Tallene kan ikke sige det endnu/)
  assert.doesNotMatch(html, /Prøve leder|Prøve leader/)
  assert.match(await (await town.visit('/da/goals')).text(), /Byens vurdering: bedre\./)
  assert.match(await (await town.visit(assess, { as: 'leader' })).text(), /value="Sikker by-kontoret"/)
  assert.doesNotMatch(await (await town.visit(assess, { as: 'coordinator' })).text(), /Sikker by-kontoret/)
})

test('pressed twice at once it is signed once', async () => {
  const slowly = () =>
    town.as('leader', async (tx) => {
      const signed = await signAssessment(tx, 'fewer-victims', { ...form, movement: 'held' })
      return setTimeout(50, signed)
    })
  const signed = await Promise.all([slowly(), slowly()])
  assert.equal(signed.filter((id) => id !== null).length, 1)
})

test('sent twice it is signed once; a new one stands before the old, which is still to be read', async () => {
  assert.equal((await town.visit(assess, { as: 'leader', form })).status, 303)
  assert.equal((await all()).length, 1)
  await town.visit(assess, { as: 'coordinator', form: { ...form, movement: 'worse', wordsDa: 'I vinter er det vendt igen.' } })
  assert.deepEqual(
    (await all()).map(({ movement }) => movement),
    ['worse', 'better'],
  )
  assert.match(
    await (await town.visit('/da/goals/safe-town')).text(),
    /I vinter er det vendt igen\.[\s\S]*Tidligere vurderinger[\s\S]*Flere siger, at de er trygge\./,
  )
})

test('what is missing is said beside the field, and what was written is kept', async () => {
  const answer = await town.visit(assess, { as: 'leader', form: { movement: 'fine', wordsDa: 'kort', signedBy: ' ' } })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /Vælg, hvordan det går[\s\S]*Mindst 10 tegn[\s\S]*Skriv, hvem der underskriver[\s\S]*>kort<\/textarea>/)
  const named = await town.visit(assess, { as: 'leader', form: { ...form, wordsDa: 'Det er 010190-1234, der larmer.' } })
  assert.match(await named.text(), /enkelte personer/)
  assert.equal((await all()).length, 2)
})

test('nobody else judges, nobody judges in another’s name, and no judgement is rewritten', async () => {
  for (const as of others) {
    assert.equal((await town.visit(assess, { as })).status, 403, as)
    assert.equal((await town.visit(assess, { as, form })).status, 403, as)
  }
  const content = { ...form, movement: 'held' as const }
  for (const role of others.filter((one) => one !== undefined) as Role[])
    await assert.rejects(
      town.as(role, (tx) => signAssessment(tx, 'safe-town', content)),
      /row-level security/,
      role,
    )
  const colleague = await town.accountOf('coordinator')
  const forged = town.as('leader', (tx) =>
    sql`insert into goals.assessment (municipality, id, goal, movement, words_da, written_by, written_by_name)
      values (platform.town(), gen_random_uuid(), 'safe-town', 'better', 'I en andens navn', ${colleague}, 'X')`.execute(tx),
  )
  await assert.rejects(forged, /row-level security/)
  await assert.rejects(
    town.as('leader', (tx) => sql`update goals.assessment set words_da = 'Skrevet om bagefter'`.execute(tx)),
    /permission denied/,
  )
  assert.equal((await town.as('leader', (tx) => sql`delete from goals.assessment`.execute(tx))).numAffectedRows, 0n)
})
