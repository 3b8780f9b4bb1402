// The whole thread over HTTP: three report mopeds, a phenomenon is made, people around are heard, an effort answers, all hear of it, and one who says "not solved" brings it back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { beginResponse } from '../../goals/index.ts'
import { sql } from '../../platform/db.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import type { Role } from '../../platform/roles.ts'
import { addDepartment } from '../../platform/town/department/store.ts'
import { fileReport } from '../reports/filing/file-report.ts'
import { makeWhereabouts, told } from '../reports/filing/told-for-tests.ts'
import { zonesOf } from './evidence/store.ts'
import { bringBack, tellOfMoves } from './response/round.ts'
import { phenomenonById, trailOf } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', makeWhereabouts)
})
after(() => town.close())

const report = (lat: number, change: Parameters<typeof told>[0] = {}, email: string | null = null) =>
  town.as('system', (tx) =>
    fileReport(
      tx,
      town.platform.config.secret,
      told({
        door: 'disturbance',
        kind: 'mopeds',
        times: ['evening'],
        weekdays: 'weekdays',
        consequences: ['other-way', 'child-not-let'],
        happenedOn: todayInTown(),
        place: { by: 'address', label: 'Prøvevej 4', place: null, lat, lon: 12.3415 },
        ...change,
      }),
      { email, language: 'da', written: '' },
    ),
  )

type Form = Record<string, string | string[]>
const post = async (path: string, form: Form, as: Role = 'professional') => {
  const answer = await town.visit(`/da${path}`, { as, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const get = async (path: string, as?: Role) => {
  const answer = await town.visit(`/da${path}`, { as })
  return { status: answer.status, html: await answer.text() }
}
const newsOf = (id: string) =>
  town.as('system', async (tx) => {
    const found = await sql<{ key: string }>`select key from public_space.report_news where report = ${id} order by told_at, id`.execute(tx)
    return found.rows.map(({ key }) => key)
  })
const standing = async (id: string) => {
  const found = await town.as('system', (tx) => phenomenonById(tx, id))
  assert.ok(found)
  return found
}
const round = () => town.as('system', async (tx) => [await tellOfMoves(tx), await bringBack(tx)])
const inThreeParts = (name: string, day: string) => {
  const [year = '', month = '', of = ''] = day.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: of }
}

const said = {
  behaviour: 'Knallerter kører stærkt mellem blokkene',
  where: 'Stierne ved Prøvevej',
  consequence: 'Familier går en anden vej, og børn får ikke lov at lege ude',
  kinds: ['mopeds'],
  shape: 'points',
  radius: '150',
  weekdays: 'weekdays',
  fromHour: '17',
  toHour: '23',
}

const idIn = (to: string): string => /(phenomena|efforts)\/([0-9a-f-]{36})/.exec(to)?.[2] ?? assert.fail(`no identifier in ${to}`)

/** A phenomenon of two fresh reports, made by its form. */
async function madeOfTwo(): Promise<{ id: string; reports: string[] }> {
  const reports = [(await report(55.6162)).id, (await report(55.6163)).id]
  const made = await post('/phenomena', { ...said, reports })
  assert.equal(made.status, 303, made.html)
  return { id: idIn(made.to), reports }
}

test('reports become a phenomenon, perspectives are heard, an effort answers, all are told, and "not solved" opens it again', async () => {
  const reporters = [await report(55.6165), await report(55.6168), await report(55.6171)]
  const reports = reporters.map(({ id }) => id)

  // The list suggests them together and says why; a person confirms.
  const list = await get('/phenomena', 'professional')
  assert.match(list.html, /Højst \d+ m fra hinanden/)
  assert.match(list.html, /Samme tid: Aften/)
  assert.match(list.html, /Saml til et fænomen/)
  const form = await get(`/phenomena/new?${reports.map((id) => `reports=${id}`).join('&')}`, 'professional')
  assert.match(form.html, /Det bygger på 3 henvendelser/)
  assert.match(form.html, /name="fromHour"[^>]*value="17"/)
  const made = await post('/phenomena', { ...said, reports })
  const id = idIn(made.to)
  for (const one of reports) assert.deepEqual(await newsOf(one), ['received', 'phenomenon'])
  assert.equal((await standing(id)).stage, 'scan')

  // What is behind it.
  const { revision } = await standing(id)
  assert.equal(
    (await post(`/phenomena/${id}/analysis`, { analysis: 'Stien er lige og uden bomme.', rhythm: 'recurrent', revision: String(revision) }))
      .status,
    303,
  )
  assert.equal((await standing(id)).stage, 'analyse')

  // No effort before people are heard and the look for displacement is agreed: the page says so, and the form is refused.
  assert.match((await get(`/phenomena/${id}?step=respond`, 'professional')).html, /I kan vælge en indsats, når dette er på plads/)
  const early = await post(`/phenomena/${id}/effort`, { name: 'Ro på stierne' })
  assert.equal(early.status, 422)
  for (const [whose, who] of [
    ['residents', 'Beboerne ved Prøvevej'],
    ['conduct', 'Dem, der kører på stierne'],
  ] as const) {
    assert.equal((await post(`/phenomena/${id}/voices`, { whose, who })).status, 303)
    const page = await get(`/phenomena/${id}?step=respond`, 'professional')
    const [, voice = ''] = /voices\/([0-9a-f-]{36})"/.exec(page.html) ?? []
    assert.equal(
      (await post(`/phenomena/${id}/voices/${voice}`, { state: 'said', words: 'Vi vil gerne have et sted at køre.' })).status,
      303,
    )
  }
  const plan = { ring: '500', plan: 'Vi tæller på stedet, i ringen og i resten af byen, lige længe før og efter.' }
  assert.equal((await post(`/phenomena/${id}/displacement`, plan)).status, 303)
  const tied = await post(`/phenomena/${id}/effort`, { name: 'Ro på stierne' })
  assert.equal(tied.status, 303, tied.html)
  const effort = (await standing(id)).effort ?? assert.fail('no effort is tied')

  // The draft of its evaluation holds the look for displacement; nobody is told of an idea.
  assert.match((await get(`/efforts/${effort}/evaluation`, 'professional')).html, /i ringen og i resten af byen/)
  assert.deepEqual(await round(), [0, 0])

  await agreeAndPlan(effort)
  assert.deepEqual(await round(), [1, 0])
  assert.deepEqual(await round(), [0, 0])
  assert.equal((await standing(id)).stage, 'respond')

  assert.equal((await post(`/efforts/${effort}/move`, { to: 'going', from: 'planned' }, 'coordinator')).status, 303)
  // From the day it begins, what is looked for does not change.
  assert.match((await post(`/phenomena/${id}/displacement`, { ...plan, ring: '400' })).html, /Aftalen kan ikke ændres mere/)
  assert.equal(
    (await post(`/efforts/${effort}/move`, { to: 'ended', from: 'going', reason: 'Sommeren er gået.' }, 'coordinator')).status,
    303,
  )
  // Two rounds at once tell each move once.
  const both = await Promise.all([round(), round()])
  assert.equal(
    both.reduce((sum, [told = 0]) => sum + told, 0),
    2,
  )
  assert.equal((await standing(id)).stage, 'assess')
  assert.match(
    (await post(`/phenomena/${id}/result`, { result: 'less', answer: 'Der er færre knallerter nu.' })).html,
    /Indsatsen er ikke bedømt endnu/,
  )

  const verdict = { verdict: 'promising', words: 'Der er færre knallerter på stierne.', measured: '', next: '' }
  const judgement = await post(`/efforts/${effort}/verdict`, verdict, 'coordinator')
  assert.equal(judgement.status, 303, judgement.html)
  assert.deepEqual(await round(), [1, 0])
  const answer = 'Der er færre knallerter på stierne nu, og værkstedet holder åbent to aftener.'
  const closed = await post(`/phenomena/${id}/result`, { result: 'less', answer })
  assert.equal(closed.status, 303, closed.html)
  for (const one of reports)
    assert.deepEqual(await newsOf(one), ['received', 'phenomenon', 'effort-agreed', 'effort-begun', 'effort-ended', 'judged', 'closed'])
  const view = await town.visit('/da/follow/view', { form: { code: reporters[1]?.code ?? '' } })
  assert.match(await view.text(), /værkstedet holder åbent to aftener/)

  // One says "not solved": its report is open again, and so is the phenomenon.
  await town.visit('/da/follow/view', { form: { deed: 'not-solved', code: reporters[1]?.code ?? '' } })
  assert.deepEqual(await round(), [0, 1])
  assert.deepEqual(await round(), [0, 0])
  const again = await standing(id)
  assert.deepEqual([again.state, again.stage, again.result, again.effort], ['open', 'analyse', null, null])
  const trail = (await town.as('professional', (tx) => trailOf(tx, id))).map(({ kind }) => kind)
  assert.deepEqual(trail.slice(0, 3), ['reopened', 'closed', 'result'])
})

/** Everything goals ask before an effort is planned: its basics, and an evaluation agreed beforehand. */
async function agreeAndPlan(effort: string): Promise<void> {
  const department = await town.as('system', (tx) => addDepartment(tx, `Vej og Park ${effort.slice(-4)}`))
  await town.as('coordinator', (tx) =>
    sql`update goals.effort set department = ${department}, owner = platform.actor(), from_on = ${todayInTown()}::date, cost_kr = 1000
      where id = ${effort}`.execute(tx),
  )
  const agreed = await post(
    `/efforts/${effort}/evaluation`,
    {
      deed: 'agree',
      size: 'light',
      difference: 'Færre knallerter på stierne',
      seenBy: 'Vi tæller',
      displacement: 'Vi tæller i en ring ud til 300 m.',
      revision: '1',
      ...inThreeParts('verdictOn', daysAfter(todayInTown(), 100)),
    },
    'coordinator',
  )
  assert.equal(agreed.status, 303, agreed.html)
  const planned = await post(`/efforts/${effort}/move`, { to: 'planned', from: 'idea' }, 'coordinator')
  assert.equal(planned.status, 303, planned.html)
}

test('an effort that is there already answers only when its evaluation says how one sees whether it moves', async () => {
  const { id } = await madeOfTwo()
  await post(`/phenomena/${id}/not-heard`, { because: 'Der bor ingen ved stien, og ingen kunne findes.' })
  await post(`/phenomena/${id}/displacement`, { ring: '400', plan: 'Vi tæller på stedet og i en ring ud til 400 m.' })
  const words = {
    name: 'Bomme på stierne',
    what: 'Bomme',
    whereText: '',
    difference: 'Færre knallerter',
    seenBy: 'Vi tæller',
    question: '',
  }
  const effort = await town.as('professional', (tx) =>
    beginResponse(tx, { ...words, areas: [], organisations: [], owner: null, displacement: '' }, 'Prøve'),
  )
  const tie = () => post(`/phenomena/${id}/effort`, { effort })
  let revision = 1
  const evaluation = (deed: 'save' | 'agree', displacement: string) =>
    post(
      `/efforts/${effort}/evaluation`,
      { deed, size: 'light', difference: 'Færre knallerter', seenBy: 'Vi tæller', displacement, revision: String(revision++) },
      'coordinator',
    )

  for (const displacement of ['', 'Vi ser efter.']) {
    if (displacement !== '') assert.equal((await evaluation('save', displacement)).status, 303)
    const refused = await tie()
    assert.equal(refused.status, 422)
    assert.match(refused.html, /Evalueringen af “Bomme på stierne” siger ikke, hvordan I ser, om det bare flytter/)
    assert.match(refused.html, new RegExp(`/efforts/${effort}/evaluation`), 'the way to put it right stands beside')
    assert.equal((await standing(id)).effort, null)
  }
  await evaluation('save', 'Vi tæller i en ring ud til 400 m, lige lang tid før og efter.')
  assert.equal((await tie()).status, 303)
  assert.equal((await standing(id)).effort, effort)
  assert.match((await get(`/phenomena/${id}?step=respond`, 'professional')).html, /ring ud til 400 m, lige lang tid/)

  // Taken out of the draft afterwards, it is missed on the page; and an effort in public space is not agreed without it.
  await evaluation('save', '')
  assert.match((await get(`/phenomena/${id}?step=respond`, 'professional')).html, /Evalueringen siger ikke længere/)
  const agreeing = await evaluation('agree', '')
  assert.equal(agreeing.status, 422)
  assert.match(agreeing.html, /Skriv med mindst 20 tegn, hvordan vi ser, om det bare flytter/)
})

test('a form about people or about nothing is refused, says how to say it better, and keeps what was written', async () => {
  const reports = [(await report(55.6175)).id, (await report(55.6176)).id]
  const refusedFor: [change: Form, says: RegExp][] = [
    [{ behaviour: 'Unge mænd kører stærkt på stien' }, /Skriv, hvad der bliver gjort/],
    [{ behaviour: 'Der er ballade på torvet hver aften' }, /Skriv det, man kan se eller høre/],
    [{ behaviour: 'Mohammed Hansen kører stærkt på stien' }, /ligner et navn/],
    [{ consequence: 'Indvandrere gør folk bange' }, /Hvor nogen kommer fra/],
    [{ where: 'Ring til 22 33 44 55' }, /kan føre til et menneske/],
    [{ toHour: '17' }, /Slut på en anden time/],
    [{ radius: '7' }, /20 til 5000/],
    [{ shape: 'area' }, /Vælg, hvilket område det er/],
  ]
  for (const [change, says] of refusedFor) {
    const answer = await post('/phenomena', { ...said, ...change, reports })
    assert.equal(answer.status, 422, JSON.stringify(change))
    assert.match(answer.html, says)
    for (const kept of Object.values(change)) assert.ok(answer.html.includes(String(kept)), `“${kept}” was not kept`)
  }
  const none = await town.as('system', (tx) =>
    sql`select from public_space.phenomenon_report where report = any (${reports}::uuid[])`.execute(tx),
  )
  assert.equal(none.rows.length, 0)
})

test('one report is no phenomenon, a button pressed twice makes one, and what was refused is not suggested again', async () => {
  const one = (await report(55.6185, { kind: 'noise' })).id
  assert.equal((await post('/phenomena', { ...said, reports: [one] })).status, 422)
  const two = [one, (await report(55.6186, { kind: 'noise' })).id]
  assert.match((await get('/phenomena', 'professional')).html, new RegExp(`reports=${two[1]}`))
  // From one report one comes to those that look like it.
  assert.match((await get(`/phenomena/new?reports=${one}`, 'professional')).html, new RegExp(`value="${two[1]}"`))
  assert.equal((await post('/phenomena/refuse', { reports: two })).status, 303)
  assert.doesNotMatch((await get('/phenomena', 'professional')).html, new RegExp(`reports=${two[1]}`))
  const first = await post('/phenomena', { ...said, kinds: ['noise'], reports: two })
  const second = await post('/phenomena', { ...said, kinds: ['noise'], reports: two })
  assert.equal(idIn(first.to), idIn(second.to))
})

test('a professional writes down what they saw at a phenomenon, and a colleague counts', async () => {
  const { id } = await madeOfTwo()
  const observed = { where: `phenomenon:${id}`, kind: 'mopeds', time: 'evening', howMany: 'few', ...inThreeParts('on', todayInTown()) }
  assert.equal((await post('/observations', observed)).status, 303)
  assert.match(
    (await post('/observations', { ...observed, ...inThreeParts('on', daysAfter(todayInTown(), 2)) })).html,
    /er ikke kommet endnu/,
  )
  const count = { what: 'Knallerter på stien', hours: '2', count: '17', ...inThreeParts('counted', todayInTown()) }
  assert.equal((await post(`/phenomena/${id}/counts`, count)).status, 303)
  const page = (await get(`/phenomena/${id}?step=scan`, 'analyst')).html
  assert.match(page, /Nogle få gange/)
  assert.match(page, /Knallerter på stien/)
  // The figures stand with their number, and say when there are too few to answer.
  const figures = (await get(`/phenomena/${id}?step=analyse`, 'analyst')).html
  assert.match(figures, /3 gange; 0 uden tid på dagen/)
  assert.match(figures, /for kort tid til at svare/)
})

test('two who correct it at once: the second is shown what they wrote and overwrites nobody', async () => {
  const { id } = await madeOfTwo()
  const { revision } = await standing(id)
  const edit = (where: string) => post(`/phenomena/${id}/edit`, { ...said, where, revision: String(revision) })
  assert.equal((await edit('Stien bag blok 2')).status, 303)
  const late = await edit('Stien bag blok 3')
  assert.equal(late.status, 422)
  assert.match(late.html, /Stien bag blok 3/)
  assert.equal((await standing(id)).where, 'Stien bag blok 2')
})

test('the analyst looks and writes nothing; nobody else finds anything there', async () => {
  const { id } = await madeOfTwo()
  const writes: [path: string, form: Form][] = [
    ['/phenomena', said],
    ['/phenomena/refuse', { reports: [id, id] }],
    ['/observations', {}],
    [`/phenomena/${id}/edit`, said],
    [`/phenomena/${id}/reports`, { reports: [id] }],
    [`/phenomena/${id}/reports/remove`, { report: id }],
    [`/phenomena/${id}/analysis`, { analysis: 'Stien er lige og uden bomme.' }],
    [`/phenomena/${id}/counts`, {}],
    [`/phenomena/${id}/voices`, { whose: 'residents', who: 'Beboerne' }],
    [`/phenomena/${id}/not-heard`, { because: 'Der bor ingen ved stien, kun kontorer.' }],
    [`/phenomena/${id}/displacement`, { ring: '500', plan: 'Vi tæller på stedet og i ringen.' }],
    [`/phenomena/${id}/effort`, { name: 'Ro på stierne' }],
    [`/phenomena/${id}/effort/untie`, {}],
    [`/phenomena/${id}/result`, { result: 'gone', answer: 'Det er væk nu, siger alle.' }],
  ]
  for (const path of ['/phenomena', `/phenomena/${id}`, `/phenomena/${id}?step=analyse`]) {
    assert.equal((await get(path, 'analyst')).status, 200)
    for (const as of ['resident', 'administrator', 'data-protection', 'partner'] as const)
      assert.equal((await get(path, as)).status, 404, `${as} ${path}`)
  }
  for (const [path, form] of writes) {
    assert.equal((await post(path, form, 'analyst')).status, 403, path)
    for (const as of ['resident', 'administrator', 'partner'] as const)
      assert.equal((await post(path, form, as)).status, 404, `${as} ${path}`)
  }
})

test('reports are counted at the place, in the ring and in the rest of the town, before and after, by the metre', async () => {
  const { id } = await madeOfTwo()
  const of = await standing(id)
  const today = todayInTown()
  const north = (metres: number) => of.lat + metres / 111_195
  const counted = () =>
    town.as('analyst', (tx) => zonesOf(tx, of, 400, { from: daysAfter(today, -5), middle: today, to: daysAfter(today, 5) }))
  const before = await counted()
  await report(north(of.radius - 5), { place: { by: 'map', label: 'Inde', place: null, lat: north(of.radius - 5), lon: of.lon } })
  await report(north(390), { place: { by: 'map', label: 'I ringen', place: null, lat: north(390), lon: of.lon } })
  await report(north(410), { place: { by: 'map', label: 'Udenfor', place: null, lat: north(410), lon: of.lon } })
  await report(north(10), { kind: 'noise' })
  const after = await counted()
  for (const zone of ['inside', 'ring', 'rest'] as const) assert.deepEqual(after[zone], [before[zone][0], before[zone][1] + 1], zone)
  const earlier = await town.as('analyst', (tx) =>
    zonesOf(tx, of, 400, { from: today, middle: daysAfter(today, 1), to: daysAfter(today, 2) }),
  )
  assert.deepEqual([earlier.inside[0], earlier.inside[1]], [after.inside[1], 0])
})
