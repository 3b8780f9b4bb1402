// Partners, professions and the verdict, each through the whole app: what is promised, said and found, and who reads it when.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import { effortById } from './store.ts'
import { agreeLight, move, peopleAndPlaces, propose, wholeForm } from './testing/stories.ts'

let town: TestTown
let places: Awaited<ReturnType<typeof peopleAndPlaces>>
let effort: string
before(async () => {
  town = await testTown({ isDemonstration: true })
  places = await peopleAndPlaces(town)
  effort = await propose(town, wholeForm(places, await town.accountOf('coordinator')))
  await move(town, effort, { from: 'idea', to: 'planned' })
  await agreeLight(town, effort)
})
after(() => town.close())

type Visit = NonNullable<Parameters<TestTown['visit']>[1]>
const send = async (path: string, as: Visit['as'], form: NonNullable<Visit['form']>) => {
  const answer = await town.visit(`/da/efforts/${effort}${path}`, { as, form })
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
}
const page = async (path: string, as: Visit['as']) => (await town.visit(`/da/efforts/${effort}${path}`, { as })).text()
const seen = async (as?: Visit['as'], locale = 'da') => (await town.visit(`/${locale}/efforts/${effort}`, as ? { as } : {})).text()

test('a partner sees its own promise and says yes to it; residents read the promise', async () => {
  assert.ok(!(await seen('partner')).includes('Det har I lovet'))
  assert.equal((await send('/partners', 'coordinator', { organisation: places.organisation, promise: 'Vi klipper buskene.' })).status, 303)
  assert.deepEqual((await town.as('coordinator', (tx) => effortById(tx, effort)))?.organisations, [places.organisation])
  const own = await seen('partner')
  const partner = /partners\/([0-9a-f-]{36})\/confirm/.exec(own)?.[1]
  assert.ok(partner && own.includes('Det har I lovet'))
  const promise = 'Vi klipper buskene.'
  assert.equal((await send(`/partners/${partner}/confirm`, 'leader', { promise })).status, 403)
  assert.match((await send(`/partners/${partner}/confirm`, 'partner', { promise: 'Noget, der stod før' })).location, /said=otherPromise/)
  assert.match((await send(`/partners/${partner}/confirm`, 'partner', { promise })).location, /said=confirmed/)
  assert.match(await seen('coordinator'), /Vi klipper buskene\.[\s\S]*Sagt ja/)
  const outside = await seen()
  assert.ok(outside.includes('Vi klipper buskene.') && !outside.includes('Sagt ja'))
  const correct = (was: string, words: string) =>
    send(`/partners/${partner}`, 'coordinator', { organisation: places.organisation, was, promise: words })
  assert.equal((await correct(promise, 'Vi klipper og river.')).status, 303)
  const stale = await correct(promise, 'Vi klipper hver måned.')
  assert.equal(stale.status, 422)
  assert.match(stale.html, /Nu står der: “Vi klipper og river\.”[\s\S]*>Vi klipper hver måned\.</)
  assert.match(await seen('coordinator'), /Har ikke svaret endnu/)
})

test('a partner is somebody, once; what is wrong stands beside the field', async () => {
  const nobody = await send('/partners', 'coordinator', { organisation: '', name: '', promise: 'Et løfte' })
  assert.equal(nobody.status, 422)
  assert.match(nobody.html, /Vælg en partner, eller skriv et navn\.[\s\S]*>Et løfte</)
  const twice = await send('/partners', 'coordinator', { organisation: places.organisation, promise: '' })
  assert.match(twice.html, /er allerede med/)
  const both = await send('/partners', 'coordinator', { organisation: places.other, name: 'En anden' })
  assert.match(both.html, /Gør ikke begge dele\.[\s\S]*value="En anden"/)
  const pressedTwice = await Promise.all([1, 2].map(() => send('/partners', 'coordinator', { name: 'To tryk', promise: 'Et løfte' })))
  assert.deepEqual(
    pressedTwice.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await seen()).split('To tryk').length, 2)
  assert.equal((await send('/partners', 'professional', { name: 'En forening' })).status, 403)
  assert.equal((await send('/partners', 'coordinator', { name: 'En forening uden konto', promise: '' })).status, 303)
})

test('professions that disagree stand side by side, and residents do not see them', async () => {
  const say = (as: Visit['as'], view: string, words: string) => send('/perspectives', as, { profession: 'Mit fag', view, words })
  await Promise.all([1, 2].map(() => say('professional', 'for', 'Vi tror på det.')))
  assert.equal((await seen('analyst')).split('Vi tror på det.').length, 2)
  assert.equal((await say('partner', 'against', 'Vi er imod.')).status, 303)
  assert.equal((await say('resident', 'for', 'Jeg tror på det.')).status, 403)
  const empty = await say('professional', '', 'Ord der bliver')
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Vælg, hvordan du ser på indsatsen\.[\s\S]*>Ord der bliver</)
  assert.match(await seen('analyst'), /Her er fagene ikke enige[\s\S]*Vi tror på det\.[\s\S]*Vi er imod\./)
  assert.ok((await seen('partner')).includes('Vi tror på det.'))
  assert.ok(!(await seen()).includes('Vi tror på det.'))
  const id = /perspectives\/([0-9a-f-]{36})\/take-back/.exec(await seen('professional'))?.[1]
  assert.equal((await send(`/perspectives/${id}/take-back`, 'coordinator', {})).status, 403)
  assert.equal((await send(`/perspectives/${id}/take-back`, 'professional', {})).status, 303)
  assert.match(await seen('analyst'), /Taget tilbage[\s\S]*Vi tror på det\./)
})

test('harm is judged with what is tried next, heard, and then published for everybody', async () => {
  const form = { verdict: 'harmful', words: 'Nogen følte sig jaget væk.', next: 'kort' }
  assert.equal((await send('/verdict', 'coordinator', { ...form, next: 'Vi prøver en bod.' })).status, 422)
  await move(town, effort, { from: 'planned', to: 'going' })
  await move(town, effort, { from: 'going', to: 'ended', reason: 'Tiden er gået' })
  const short = await send('/verdict', 'analyst', form)
  assert.equal(short.status, 422)
  assert.match(short.html, /Noget virker altid\.[\s\S]*>Nogen følte sig jaget væk\.</)
  assert.equal((await send('/verdict', 'resident', form)).status, 403)
  const whole = { ...form, next: 'Vi prøver en bod på torvet.' }
  const pressedTwice = await Promise.all([1, 2].map(() => send('/verdict', 'analyst', whole)))
  assert.deepEqual(
    pressedTwice.map(({ status }) => status),
    [303, 303],
  )
  assert.ok(!(await seen('analyst')).includes('Tidligere domme'))
  const meanwhile = await send('/verdict', 'leader', { ...whole, verdict: 'no-effect' })
  assert.equal(meanwhile.status, 422)
  assert.match(meanwhile.html, /En anden har bedømt indsatsen, mens du skrev/)
  assert.match(await seen(), /Dommen bliver snart lagt frem/)
  assert.ok(!(await seen()).includes('jaget væk') && (await seen('partner')).includes('jaget væk'))
  const verdict = /verdict\/([0-9a-f-]{36})\/publish/.exec(await seen('leader'))?.[1]
  assert.ok(verdict)
  assert.equal((await send(`/verdict/${verdict}/publish`, 'analyst', {})).status, 403)
  const unheard = await send(`/verdict/${verdict}/publish`, 'leader', { heard: '' })
  assert.equal(unheard.status, 422)
  assert.match(unheard.html, /Skriv, hvordan partnerne er hørt/)
  const publish = () => send(`/verdict/${verdict}/publish`, 'leader', { heard: 'Vi holdt et møde med dem.' })
  const say = (as: Visit['as'], words: string) => send('/perspectives', as, { profession: 'Mit fag', view: 'addition', words })
  await say('professional', 'Det siger klubben.')
  const onlyColleagues = await publish()
  assert.equal(onlyColleagues.status, 422)
  assert.match(onlyColleagues.html, /Ingen partner har svaret på dommen endnu[\s\S]*Vi holdt et møde med dem\./)
  assert.match(await seen('partner'), /Skriv jeres svar som et perspektiv/)
  await say('partner', 'Det svarer vi på dommen.')
  assert.match(await page(`/verdict/${verdict}/publish`, 'leader'), /Det svarer vi på dommen\./)
  assert.equal((await publish()).status, 303)
  const open = await seen()
  assert.match(open, /Nogen følte sig jaget væk\.[\s\S]*Det prøver vi nu[\s\S]*Noget virker altid[\s\S]*Vi prøver en bod på torvet/)
  assert.ok(!open.includes('Vi holdt et møde med dem.'))
  const [before, after] = [open, await seen(undefined, 'en')].map(lix)
  assert.ok((before ?? 99) <= 30 && (after ?? 99) <= 40, `LIX ${before} ${after}`)
})
