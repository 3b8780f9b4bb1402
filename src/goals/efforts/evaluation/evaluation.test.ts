// An evaluation is agreed before the start and then stands; changes are new versions, and residents read what is agreed only.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql, type Tx } from '../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import type { Role } from '../../../platform/roles.ts'
import { releaseIndicator } from '../../indicators/values/release.ts'
import { enterValue } from '../../indicators/values/store.ts'
import { inventedValue, makeInvented } from '../../indicators/values/testing/invented-indicator.ts'
import type { EffortContent } from '../store.ts'
import { oneEffort } from '../testing/one-effort.ts'
import { type EvaluationForm, emptyEvaluation } from './model.ts'
import { agreeEvaluation, evaluationsOf, indicatorsToJudgeBy, newestEvaluation, saveEvaluation } from './store.ts'

const later = daysAfter(todayInTown(), 200)
const [year = '', month = '', day = ''] = later.split('-')
const light: EvaluationForm = {
  ...emptyEvaluation,
  difference: 'Færre er utrygge på stien',
  seenBy: 'Vi spørger beboerne',
  verdictOn: later,
}
const lightFields = {
  size: 'light',
  difference: light.difference,
  seenBy: light.seenBy,
  'verdictOn-day': day,
  'verdictOn-month': month,
  'verdictOn-year': year,
}

const lightOnPath = (tx: Tx, differing: Partial<EffortContent> = {}) =>
  oneEffort(tx, 'Lys på stien', { cost: 50_000, isPublic: true, ...differing })

let town: TestTown
let effort: string
before(async () => {
  town = await testTown()
})
after(() => town.close())

const agreedBy = (role: Role | 'system', by: string | null) =>
  town.as(role, async (tx) => {
    await saveEvaluation(tx, effort, light)
    return agreeEvaluation(tx, effort, { by, byName: 'Prøve' })
  })
const refuses = (role: Role | 'system', deed: (tx: Tx) => Promise<unknown>, why: RegExp) =>
  assert.rejects(town.as(role, deed), (error: Error) => why.test(error.message) || assert.fail(error.message))
const path = () => `/da/efforts/${effort}/evaluation`

describe('in the database', () => {
  before(async () => {
    effort = await town.as('coordinator', (tx) => lightOnPath(tx))
    await town.as('coordinator', (tx) => sql`update goals.effort set state = 'planned' where id = ${effort}`.execute(tx))
  })

  test('none is there, then a draft, which is written over', async () => {
    assert.equal(await town.as('coordinator', (tx) => newestEvaluation(tx, effort)), null)
    assert.equal(await town.as('coordinator', (tx) => saveEvaluation(tx, effort, { ...light, difference: 'Noget' })), 1)
    assert.equal(await town.as('coordinator', (tx) => saveEvaluation(tx, effort, light)), 1)
    const draft = await town.as('analyst', (tx) => newestEvaluation(tx, effort))
    assert.deepEqual([draft?.difference, draft?.agreedAt, draft?.proposedSize, draft?.verdictOn], [light.difference, null, 'light', later])
  })

  test('a draft is for colleagues, not for residents and partners', async () => {
    for (const role of ['resident', 'partner'] as const) assert.deepEqual(await town.as(role, (tx) => evaluationsOf(tx, effort)), [])
  })

  test('nobody agrees it in the name of another, or without a day', async () => {
    const other = await town.accountOf('leader')
    await refuses('coordinator', (tx) => agreeEvaluation(tx, effort, { by: other, byName: 'Anden' }), /row-level security/)
    await refuses(
      'coordinator',
      async (tx) => {
        await saveEvaluation(tx, effort, { ...light, verdictOn: null })
        await agreeEvaluation(tx, effort, { by: await town.accountOf('coordinator'), byName: '' })
      },
      /agreed_with_day/,
    )
  })

  test('nobody gives an agreement another day than its own', async () => {
    const by = await town.accountOf('coordinator')
    const backdate = (tx: Tx) =>
      sql`update goals.evaluation set agreed_at = now() - interval '1 day', agreed_by = ${by} where effort = ${effort}`.execute(tx)
    await refuses('coordinator', backdate, /row-level security/)
  })

  test('those who may not change the effort neither write nor agree', async () => {
    for (const role of ['analyst', 'professional', 'administrator', 'partner', 'resident'] as const) {
      const by = await town.accountOf(role)
      assert.equal(await town.as(role, (tx) => agreeEvaluation(tx, effort, { by, byName: '' })), false, role)
    }
    // With no draft of a colleague to change, writing one is refused outright.
    const fresh = await town.as('coordinator', (tx) => lightOnPath(tx))
    for (const role of ['analyst', 'professional'] as const)
      await refuses(role, (tx) => saveEvaluation(tx, fresh, light), /row-level security/)
  })

  test('agreed, it stands: nothing of it changes, whoever tries', async () => {
    assert.equal(await agreedBy('coordinator', await town.accountOf('coordinator')), true)
    for (const role of ['coordinator', 'leader', 'system'] as const) {
      const changed = await town.as(role, (tx) =>
        sql`update goals.evaluation set difference = 'Andet' where effort = ${effort}`.execute(tx),
      )
      assert.equal(changed.numAffectedRows, 0n, role)
      assert.equal(await town.as(role, (tx) => agreeEvaluation(tx, effort, { by: null, byName: '' })), false)
    }
  })

  test('residents read what is agreed once the effort is public, without what is for colleagues', async () => {
    const read = await town.as('resident', (tx) => newestEvaluation(tx, effort))
    assert.deepEqual([read?.difference, read?.agreedByName, read?.judge, read?.sizeReason], [light.difference, '', null, ''])
  })

  test('a change is a new version with its reason, and what holds stays what was agreed until then', async () => {
    const by = await town.accountOf('coordinator')
    assert.equal(await town.as('coordinator', (tx) => saveEvaluation(tx, effort, { ...light, difference: 'Nyt' })), 2)
    assert.equal((await town.as('coordinator', (tx) => newestEvaluation(tx, effort)))?.difference, light.difference)
    await refuses('coordinator', (tx) => agreeEvaluation(tx, effort, { by, byName: '' }), /change_gives_reason/)
    await town.as('coordinator', async (tx) => {
      await saveEvaluation(tx, effort, { ...light, difference: 'Nyt', changeReason: 'Lamperne kom senere.' })
      await agreeEvaluation(tx, effort, { by, byName: 'Prøve' })
    })
    const all = await town.as('resident', (tx) => evaluationsOf(tx, effort))
    assert.deepEqual(
      all.map(({ number, difference }) => [number, difference]),
      [
        [2, 'Nyt'],
        [1, light.difference],
      ],
    )
  })

  test('a smaller size than the effort asks for is not agreed without its reason', async () => {
    const large = await town.as('coordinator', (tx) => lightOnPath(tx, { harm: 'much' }))
    const by = await town.accountOf('coordinator')
    const agree = (sizeReason: string) =>
      town.as('coordinator', async (tx) => {
        await saveEvaluation(tx, large, { ...light, sizeReason })
        await agreeEvaluation(tx, large, { by, byName: '' })
      })
    await assert.rejects(agree(''), /smaller_size_gives_reason/)
    await agree('Vi har gjort det før, og det gik godt.')
    assert.equal((await town.as('leader', (tx) => newestEvaluation(tx, large)))?.proposedSize, 'full')
  })
})

describe('on the page', () => {
  before(async () => {
    effort = await town.as('coordinator', (tx) => lightOnPath(tx))
    await town.as('coordinator', (tx) => sql`update goals.effort set state = 'planned' where id = ${effort}`.execute(tx))
  })
  const revision = async () => String((await town.as('leader', (tx) => evaluationsOf(tx, effort)))[0]?.revision ?? 0)
  const post = async (form: Record<string, string>, as: Role | null = 'coordinator') =>
    town.visit(path(), { as: as ?? undefined, form: { revision: await revision(), ...form } })

  test('the form proposes a size and says why', async () => {
    const html = await (await town.visit(path(), { as: 'coordinator' })).text()
    assert.match(html, /Vi foreslår størrelsen “Let”/)
    assert.match(html, /Den koster under 100\.000 kr\./)
    assert.doesNotMatch(html, /Hvilken indikator/)
  })

  test('another size shows its questions, keeps what was written and saves nothing', async () => {
    const answer = await post({ ...lightFields, size: 'full', deed: 'show' })
    const html = await answer.text()
    assert.equal(answer.status, 200)
    for (const words of [
      /Hvilken indikator/,
      /Hvordan skal det virke/,
      /Hvordan ser jeres tal ud/,
      new RegExp(light.seenBy),
      /Intet er gemt endnu/,
    ])
      assert.match(html, words)
    assert.equal(await town.as('coordinator', (tx) => newestEvaluation(tx, effort)), null)
  })

  test('the answer is worked out without saving, and impossible numbers are said beside their field', async () => {
    const counts = {
      ...lightFields,
      size: 'full',
      method: 'counts',
      perYear: '60',
      years: '1',
      spread: 'chance',
      wanted: 'fall',
      thing: 'indbrud',
    }
    const html = await (await post({ ...counts, deed: 'compute' })).text()
    assert.match(html, /Med 60 indbrud om året kan I først se et fald, når det er på mindst 46 %\./)
    assert.match(html, /Så stor en ændring er sjælden/)
    const wrong = await post({ ...counts, perYear: 'tres', deed: 'compute' })
    assert.equal(wrong.status, 422)
    const back = await wrong.text()
    assert.match(back, /Skriv et tal fra 1 til 1\.000\.000/)
    assert.match(back, /value="tres"/)
  })

  test('the layout of the figures follows the comparison, and a draft waits for its numbers', async () => {
    const full = { ...lightFields, size: 'full', comparison: 'trend' }
    assert.match(await (await post({ ...full, deed: 'show' })).text(), /value="series" selected/)
    const own = effort
    effort = await town.as('coordinator', (tx) => lightOnPath(tx))
    assert.equal((await post({ ...full, method: 'series', deed: 'save' })).status, 303)
    assert.match(
      await (await post({ ...full, method: 'series', deed: 'agree' })).text(),
      /Regn ud, hvor stor en virkning[\s\S]*Hvor mange er der på en måned nu/,
    )
    assert.match(await (await post({ ...full, method: 'series', perMonth: 'ti', deed: 'save' })).text(), /Skriv et tal fra 1 til 100\.000/)
    effort = own
  })

  test('what is missing is said when it is agreed, everything written is kept, and nothing is saved', async () => {
    const answer = await post({ ...lightFields, size: 'standard', deed: 'agree' })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    for (const words of [
      /Skriv det spørgsmål/,
      /Vælg den indikator/,
      /Vælg, hvad I sammenligner/,
      /Skriv, hvem der bedømmer/,
      /Vi spørger beboerne/,
    ])
      assert.match(html, words)
    assert.equal(await town.as('coordinator', (tx) => newestEvaluation(tx, effort)), null)
  })

  test('a day in the past, a day that is none, a civil registration number and an invented indicator are refused', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ 'verdictOn-year': '2020', deed: 'agree' }, /skal ligge fremme i tiden\. Du skrev \d+\. \w+ 2020/],
      [{ 'verdictOn-month': '2', 'verdictOn-day': '30', deed: 'save' }, /Den dag findes ikke: “\d{4}-02-30”/],
      [{ difference: 'Om 010203-1234', deed: 'save' }, /ligner et cpr-nummer/],
      [{ indicator: '01930000-0000-7000-8000-00000000ffff', deed: 'save' }, /Vælg en indikator fra listen/],
      [{ judge: await town.accountOf('resident'), deed: 'save' }, /Vælg en kollega fra listen/],
      [{ size: 'enormous', deed: 'save' }, /Vælg en størrelse/],
      [{ difference: 'x'.repeat(2001), deed: 'save' }, /højst have 2\.000 tegn/],
    ]
    for (const [differing, words] of cases) {
      const answer = await post({ ...lightFields, ...differing })
      assert.equal(answer.status, 422, JSON.stringify(differing).slice(0, 60))
      assert.match(await answer.text(), words)
    }
    assert.equal(await town.as('coordinator', (tx) => newestEvaluation(tx, effort)), null)
  })

  test('a draft is saved, then agreed; residents read it from then on', async () => {
    assert.match((await post({ ...lightFields, deed: 'save' })).headers.get('location') ?? '', /said=saved$/)
    assert.doesNotMatch(
      await (await town.visit(path(), { as: 'analyst' })).text(),
      /<form class="form" method="post" action="[^"]*evaluation"/,
    )
    await town.as('coordinator', (tx) => sql`update goals.effort set is_public = true where id = ${effort}`.execute(tx))
    assert.doesNotMatch(await (await town.visit(path())).text(), new RegExp(light.difference))
    assert.match((await post({ ...lightFields, deed: 'agree' })).headers.get('location') ?? '', /said=agreed$/)
    const html = await (await town.visit(path())).text()
    assert.match(html, new RegExp(light.difference))
    assert.doesNotMatch(html, /Prøve coordinator/)
    assert.match(await (await town.visit(`${path()}?said=agreed`, { as: 'coordinator' })).text(), /Evalueringen er aftalt\./)
  })

  test('a change asks for its reason, and the earlier version stays readable', async () => {
    assert.match(await (await town.visit(`${path()}?change=yes`, { as: 'coordinator' })).text(), /Hvorfor ændrer I aftalen/)
    assert.match(await (await post({ ...lightFields, deed: 'agree' })).text(), /Skriv, hvorfor I ændrer aftalen/)
    await post({ ...lightFields, difference: 'Børn går selv hjem', changeReason: 'Lamperne kom senere.', deed: 'agree' })
    const html = await (await town.visit(path())).text()
    for (const words of [/Børn går selv hjem/, /Tidligere versioner: version 1/, new RegExp(light.difference), /Lamperne kom senere\./])
      assert.match(html, words)
  })

  test('two write a draft at once: the second reads both texts, and nothing is lost', async () => {
    const change = { ...lightFields, changeReason: 'Lamperne kom senere.' }
    const began = await revision()
    await post({ ...change, revision: began, difference: 'Karens ord', deed: 'save' })
    for (const deed of ['save', 'agree']) {
      const late = await post({ ...change, revision: began, difference: 'Lenes ord', deed }, 'leader')
      assert.equal(late.status, 422)
      const html = await late.text()
      for (const words of [
        /En kollega har gemt imens/,
        /Karens ord/,
        /Lenes ord<\/textarea>/,
        new RegExp(`name="revision" value="${await revision()}"`),
      ])
        assert.match(html, words)
    }
    assert.equal((await town.as('leader', (tx) => evaluationsOf(tx, effort)))[0]?.difference, 'Karens ord')
    assert.equal((await post({ ...change, difference: 'Begges ord', deed: 'save' }, 'leader')).status, 303)
    assert.match(await (await town.visit(path(), { as: 'analyst' })).text(), /Det er en kladde.*Begges ord/s)
    assert.equal((await post({ ...change, difference: 'Begges ord', deed: 'agree' })).status, 303)
    // A form with something to correct keeps the saving it began from.
    assert.match(await (await post({ ...change, revision: began, deed: 'show' })).text(), new RegExp(`name="revision" value="${began}"`))
  })

  test('begun by two at once there is one draft; pressed twice an agreement is made once', async () => {
    const own = effort
    effort = await town.as('coordinator', (tx) => lightOnPath(tx))
    const both = await Promise.all(
      ['Karens', 'Lenes'].map((difference) => post({ ...lightFields, difference, revision: '0', deed: 'save' })),
    )
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 422])
    const agreed = { ...lightFields, revision: '1', deed: 'agree' }
    const twice = await Promise.all([post(agreed), post(agreed)])
    assert.deepEqual(
      twice.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await town.as('leader', (tx) => evaluationsOf(tx, effort))).length, 1)
    effort = own
  })

  test('a look at the form leaves one line about colleagues, a look at what is agreed none', async () => {
    const lines = () =>
      town.as(
        'data-protection',
        async (tx) =>
          (await sql`select from platform.audit_entry where thing = 'account' and thing_id = 'colleagues' and deed = 'read'`.execute(tx))
            .rows.length,
      )
    const before = await lines()
    await town.visit(path(), { as: 'coordinator' })
    assert.equal(await lines(), before)
    await town.visit(`${path()}?change=yes`, { as: 'coordinator' })
    assert.equal(await lines(), before + 1)
  })

  test('others do not write it: visible to them it is closed, hidden it is not there', async () => {
    for (const as of [null, 'resident', 'analyst', 'professional', 'partner'] as const)
      assert.equal((await post({ ...lightFields, deed: 'agree' }, as)).status, 403, `${as}`)
    await town.as('coordinator', (tx) => sql`update goals.effort set is_public = false where id = ${effort}`.execute(tx))
    for (const as of [null, 'resident', 'partner'] as const) {
      assert.equal((await town.visit(path(), { as: as ?? undefined })).status, 404)
      assert.equal((await post({ ...lightFields, deed: 'agree' }, as)).status, 404)
    }
  })

  test('once the effort is over nothing changes any more', async () => {
    await town.as('coordinator', (tx) => sql`update goals.effort set state = 'ended' where id = ${effort}`.execute(tx))
    assert.equal((await post({ ...lightFields, deed: 'agree' })).status, 403)
    assert.match(await (await town.visit(`${path()}?change=yes`, { as: 'coordinator' })).text(), /Indsatsen er slut/)
    // Nor by a form that was under way when it ended.
    const fresh = await town.as('coordinator', (tx) => lightOnPath(tx))
    await town.as('coordinator', async (tx) => {
      await saveEvaluation(tx, fresh, light)
      await sql`update goals.effort set state = 'ended' where id = ${fresh}`.execute(tx)
    })
    const by = await town.accountOf('coordinator')
    assert.equal(await town.as('coordinator', (tx) => agreeEvaluation(tx, fresh, { by, byName: '' })), false)
    await refuses('coordinator', (tx) => saveEvaluation(tx, fresh, light), /row-level security/)
  })
})

describe('what the form suggests', () => {
  let town: TestTown
  before(async () => {
    town = await testTown()
  })
  after(() => town.close())

  test('is a released figure, for it may end in a sentence everybody reads', async () => {
    const indicator = await town.as('system', async (tx) => {
      const { id } = await makeInvented(tx, 'kun-udgivet')
      await enterValue(tx, id, inventedValue('2024', 70))
      return id
    })
    const newest = async () => {
      const choices = await town.as('coordinator', (tx) => indicatorsToJudgeBy(tx, null))
      return choices.find(({ id }) => id === indicator)?.newest
    }
    assert.equal(await newest(), null)
    await town.as('coordinator', (tx) => releaseIndicator(tx, 'kun-udgivet'))
    await town.as('system', (tx) => enterValue(tx, indicator, inventedValue('2025', 80)))
    assert.equal((await newest())?.period, '2024')
  })
})
