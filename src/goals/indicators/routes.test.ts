// The pages of indicators by real requests: what everybody reads, what staff see, and what those who may not are told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown, type Visit } from '../../../tests/town.ts'
import { lix } from '../../platform/pages/testing/lix.ts'
import type { Role } from '../../platform/roles.ts'
import { fillIndicators } from './demo.ts'
import { correctIndicator, indicatorBySlug, insertIndicator, setState } from './store.ts'
import { releaseIndicator } from './values/release.ts'
import { enterValue } from './values/store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', fillIndicators)
})
after(() => town.close())

const slug = 'trygge-hvor-de-bor'
const read = async (path: string, visit?: Visit) => (await town.visit(path, visit)).text()
const status = async (path: string, visit?: Visit) => (await town.visit(path, visit)).status

test('everybody reads the answer first, then the figure with n and interval, and where it comes from', async () => {
  const html = await read(`/da/indicators/${slug}`)
  const places = [
    'Det er blevet bedre fra 2021 til 2025.',
    '83,6 %',
    'Ændringen er +5,6 procentpoint',
    'chart-picture',
    '<table',
    'Sådan er tallet gjort op',
    `/da/data/indicator-${slug}.csv`,
  ]
  const found = places.map((words) => html.indexOf(words))
  assert.ok(
    found.every((place) => place > 0),
    String(found),
  )
  assert.deepEqual(
    found,
    found.toSorted((a, b) => a - b),
  )
  for (const words of [
    '829',
    'mellem 80,9 og 86,0',
    'Udgangspunkt 2021',
    'Mål 31. december 2029',
    'Vi kan ikke sige, om målet er nået',
    'Zou og Donner',
  ])
    assert.ok(html.includes(words), words)
})

test('the public reads the release only: a figure that is not released stands on no public page', async () => {
  const indicator = await town.as('system', (tx) => indicatorBySlug(tx, slug))
  const hand = { origin: 'hand' as const, provenance: {}, reason: '', enteredBy: null, enteredByName: 'Demo' }
  await town.as('system', (tx) =>
    enterValue(tx, indicator?.id ?? '', { ...hand, period: '2027', value: 91.7, interval: { lower: 90, upper: 93 }, n: { count: 700 } }),
  )
  for (const visit of [{}, { as: 'resident' as Role }, { as: 'partner' as Role }])
    for (const path of ['/da/indicators', `/da/indicators/${slug}`]) assert.doesNotMatch(await read(path, visit), /91,7/)
  assert.match(await read(`/da/indicators/${slug}`, { as: 'leader' }), /91,7/)
  assert.match(await read('/da/indicators', { as: 'leader' }), /91,7[\s\S]{0,120}ikke udgivet/)
})

test('a corrected figure stays to be read by staff, struck out, with the reason; the public sees the right one', async () => {
  assert.match(
    await read(`/da/indicators/${slug}`, { as: 'professional' }),
    /80,2[\s\S]*Tallet var skrevet forkert af[\s\S]*<del>79,2<\/del>[\s\S]*Rettet/,
  )
  assert.doesNotMatch(await read(`/da/indicators/${slug}`), /79,2|skrevet forkert/)
})

test('an indicator without figures says what would fill it', async () => {
  const html = await read('/da/indicators/vold-mod-forventet')
  assert.match(html, /Der er ingen tal endnu[\s\S]*Danmarks Statistik/)
  assert.doesNotMatch(html, /<svg class="chart|values\/new/)
  assert.match(await read('/da/indicators/vold-mod-forventet', { as: 'analyst' }), /vold-mod-forventet\/values\/new/)
})

test('proposed, dropped and internal ones look absent to all but staff', async () => {
  const proposed = await town.as('system', (tx) => indicatorBySlug(tx, 'gode-naboer'))
  assert.ok(proposed)
  await town.as('system', (tx) => insertIndicator(tx, { ...proposed, dataClass: 'internal' }, 'adopted', 'kun-internt'))
  for (const hidden of ['gode-naboer', 'ledige', 'kun-internt', 'findes-ikke']) {
    assert.equal(await status(`/da/indicators/${hidden}`), 404)
    assert.equal(await status(`/da/indicators/${hidden}`, { as: 'partner' }), 404)
    assert.equal(await status(`/da/indicators/${hidden}/state`, { as: 'resident', form: { state: 'adopted' } }), 404)
  }
  for (const hidden of ['gode-naboer', 'ledige', 'kun-internt'])
    assert.equal(await status(`/da/indicators/${hidden}`, { as: 'professional' }), 200)
  assert.doesNotMatch(await read('/da/indicators'), /gode-naboer|kun-internt/)
  assert.match(await read('/da/indicators?state=proposed', { as: 'professional' }), /gode-naboer/)
})

test('only coordinator and analyst keep indicators; the others are told so', async () => {
  for (const role of ['resident', 'partner', 'professional', 'leader', 'data-protection', 'administrator'] as Role[]) {
    for (const path of ['/da/indicators/new', `/da/indicators/${slug}/edit`]) {
      assert.equal(await status(path, { as: role }), 403, `${role} ${path}`)
      assert.equal(await status(path, { as: role, form: { nameDa: 'x' } }), 403)
    }
    assert.equal(await status(`/da/indicators/${slug}/state`, { as: role, form: { state: 'dropped' } }), 403)
    assert.equal(await status('/da/indicators/adopt', { as: role, form: { goal: 'safe-town' } }), 403)
  }
  for (const role of ['coordinator', 'analyst'] as Role[]) assert.equal(await status('/da/indicators/new', { as: role }), 200)
  assert.doesNotMatch(await read('/da/indicators?state=proposed', { as: 'leader' }), /indicators\/adopt|\/state"/)
})

test('a coordinator adopts one, drops it and takes it up again, and the log keeps each', async () => {
  const choose = (state: string) => town.visit('/da/indicators/gode-naboer/state', { as: 'coordinator', form: { state, from: 'list' } })
  for (const [state, reached] of [
    ['adopted', 200],
    ['dropped', 404],
    ['proposed', 404],
    ['adopted', 200],
  ] as const) {
    const answer = await choose(state)
    assert.equal(answer.status, 303)
    assert.match(answer.headers.get('location') ?? '', new RegExp(`/da/indicators\\?state=\\w+&done=${state}`))
    assert.equal(await status('/da/indicators/gode-naboer'), reached)
  }
  assert.equal(await status('/da/indicators/gode-naboer/state', { as: 'coordinator', form: { state: 'elsewhere' } }), 422)
})

test('all proposals of one goal are adopted at once, and no other goal’s', async () => {
  const answer = await town.visit('/da/indicators/adopt', { as: 'analyst', form: { goal: 'new-generations' } })
  assert.equal(answer.status, 303)
  const html = await read('/da/indicators?state=proposed', { as: 'analyst' })
  assert.doesNotMatch(html, /meget-fravaer/)
  assert.match(html, /bolig-ved-loesladelse/)
  assert.equal(await status('/da/indicators/adopt', { as: 'analyst', form: { goal: 'all' } }), 422)
})

/** The fields of a form as a browser would send them back. */
function fieldsIn(html: string): Record<string, string> {
  const form = /<form[^>]*action="[^"]*(?:\/edit|\/new)"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const fields: Record<string, string> = {}
  const plain = (text = '') =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const [name, value, type] = ['name', 'value', 'type'].map((key) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1])
    if (name && (type !== 'radio' || / checked/.test(tag))) fields[name] = plain(value)
  }
  for (const [, name = '', text] of form.matchAll(/<textarea\b[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name] = plain(text)
  for (const [, name = '', options = ''] of form.matchAll(/<select\b[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''
  return fields
}

test('what stands in the form is saved as it stands; a target in the past is refused beside its field and nothing written is lost', async () => {
  const path = `/da/indicators/${slug}/edit`
  const fields = fieldsIn(await read(path, { as: 'analyst' }))
  assert.equal(fields['targetOn-year'], '2029')
  const refusedAnswer = await town.visit(path, {
    as: 'analyst',
    form: { ...fields, nameDa: 'Mit nye navn', 'targetOn-year': '2020', 'targetOn-month': '1', 'targetOn-day': '1', margin: '-1' },
  })
  assert.equal(refusedAnswer.status, 422)
  const html = await refusedAnswer.text()
  for (const words of [
    'Målet skal ligge i fremtiden; du skrev 1.1.2020.',
    'Den mindste ændring skal være over 0; du skrev -1.',
    'value="Mit nye navn"',
    'value="2020"',
  ])
    assert.ok(html.includes(words), words)
  assert.doesNotMatch(await read(`/da/indicators/${slug}`), /Mit nye navn/)
  const saved = await town.visit(path, { as: 'analyst', form: { ...fields, margin: '2,5' } })
  assert.equal(saved.status, 303)
  const after = await town.as('system', (tx) => indicatorBySlug(tx, slug))
  assert.deepEqual([after?.margin, after?.target, after?.name.da], [2.5, { value: 86, on: '2029-12-31' }, 'Trygge, hvor de bor'])
})

test('two colleagues correct at once: the second sees both texts, and nothing is overwritten unseen', async () => {
  const path = '/da/indicators/hoerer-til/edit'
  const fields = fieldsIn(await read(path, { as: 'coordinator' }))
  assert.equal(await status(path, { as: 'analyst', form: { ...fields, nameDa: 'Analytikerens ord' } }), 303)
  // A mistake first must not make the old text look new.
  const wrong = fieldsIn(await read(path, { as: 'coordinator', form: { ...fields, nameDa: 'Koordinatorens ord', margin: '0' } }))
  const second = await town.visit(path, { as: 'coordinator', form: { ...wrong, margin: '3' } })
  assert.equal(second.status, 422)
  const html = await second.text()
  assert.match(html, /En kollega har rettet[\s\S]*Analytikerens ord[\s\S]*value="Koordinatorens ord"/)
  assert.equal((await town.as('system', (tx) => indicatorBySlug(tx, 'hoerer-til')))?.name.da, 'Analytikerens ord')
  assert.equal(await status(path, { as: 'coordinator', form: fieldsIn(html) }), 303)
  assert.equal((await town.as('system', (tx) => indicatorBySlug(tx, 'hoerer-til')))?.name.da, 'Koordinatorens ord')
})

test('a form without its revision, or with nonsense for one, changes nothing', async () => {
  const path = '/da/indicators/hoerer-til/edit'
  const fields = fieldsIn(await read(path, { as: 'analyst' }))
  for (const revision of ['', 'x', '1e9', '99999999999999999999'])
    assert.equal(await status(path, { as: 'analyst', form: { ...fields, revision } }), 422, revision)
})

test('a new indicator is a proposal with a lasting address', async () => {
  const fields = fieldsIn(await read('/en/indicators/new', { as: 'coordinator' }))
  const made = await town.visit('/en/indicators/new', {
    as: 'coordinator',
    form: {
      ...fields,
      nameDa: 'Lys på stierne',
      definitionDa: 'Hvor mange lamper der lyser.',
      sourceDa: 'Byens tælling',
      formulaDa: 'Talt på en aften',
      unitDa: 'lamper',
      cannotSayDa: 'Ikke om nogen går der.',
      counts: 'other',
      margin: '2.5',
    },
  })
  assert.equal(made.headers.get('location'), '/en/indicators/lys-paa-stierne?done=added')
  assert.equal(await status('/en/indicators/lys-paa-stierne'), 404)
  await town.as('coordinator', async (tx) => setState(tx, (await indicatorBySlug(tx, 'lys-paa-stierne'))?.id ?? '', 'adopted'))
  // Nobody has put it into English yet: the Danish stands, and says that it is Danish.
  assert.match(await read('/en/indicators/lys-paa-stierne'), /<span lang="da" dir="ltr">Hvor mange lamper/)
})

test('why there is no interval or n is read in the reader’s language, or as the Danish it was written in', async () => {
  const indicator = await town.as('system', (tx) => indicatorBySlug(tx, 'skrev-selv-planen'))
  const by = { origin: 'hand' as const, provenance: {}, reason: '', enteredBy: null, enteredByName: 'Demo' }
  const figure = { value: 80, interval: { none: 'Alle planer er talt med.' }, n: { count: 90 } }
  await town.as('system', async (tx) => {
    for (const period of ['2024', '2025']) await enterValue(tx, indicator?.id ?? '', { ...by, ...figure, period })
    await setState(tx, indicator?.id ?? '', 'adopted')
  })
  await town.as('coordinator', (tx) => releaseIndicator(tx, 'skrev-selv-planen'))
  const marked = '<span lang="da" dir="ltr">Alle planer er talt med.</span>'
  for (const visit of [{}, { as: 'analyst' as Role }]) {
    const html = await read('/en/indicators/skrev-selv-planen', visit)
    assert.match(html, /<dd lang="da">Alle planer er talt med\.<\/dd>/)
    // In the table of the release for everybody, and in the table of what the town holds for staff, once for each figure.
    assert.equal(html.split(marked).length - 1, visit.as ? 4 : 2)
    assert.match(html, /We do not know how certain the figures are/)
  }
  assert.doesNotMatch(await read('/da/indicators/skrev-selv-planen'), /lang="da"[^>]*>Alle planer/)
})

test('what stands beside released figures is what they were released with, until they are released again', async () => {
  const indicator = await town.as('system', (tx) => indicatorBySlug(tx, 'trygge-gaester'))
  assert.ok(indicator)
  const other = { definition: { da: 'Noget helt andet.', en: '' }, unit: { da: 'kroner', en: 'kroner' }, digits: 4 }
  await town.as('coordinator', (tx) => correctIndicator(tx, indicator.id, indicator.revision, { ...indicator, ...other }))
  for (const path of ['/da/indicators/trygge-gaester', '/da/indicators']) {
    const html = await read(path)
    assert.match(html, /80,5 %/)
    assert.doesNotMatch(html, /Noget helt andet|80,5000|kroner/)
  }
  await town.as('coordinator', (tx) => releaseIndicator(tx, 'trygge-gaester'))
  assert.match(await read('/da/indicators/trygge-gaester'), /80,5000[\s\S]*kroner[\s\S]*Noget helt andet/)
})

test('staff are told that a dropped indicator’s released figures can still be had', async () => {
  const path = '/da/indicators/trygge-om-dagen'
  assert.equal(await status(`${path}/state`, { as: 'coordinator', form: { state: 'dropped' } }), 303)
  assert.match(await read(path, { as: 'leader' }), /Andre kan ikke se siden[\s\S]*href="\/da\/data\/indicator-trygge-om-dagen"/)
  assert.equal(await status('/da/data/indicator-trygge-om-dagen'), 200)
})

test('the pages are easy to read, and stand in every language', async () => {
  for (const path of ['/da/indicators', `/da/indicators/${slug}`, '/da/indicators/trygge-gaester', '/da/indicators/vold-mod-forventet']) {
    const found = lix(await read(path))
    assert.ok(found <= 30, `${path}: ${found.toFixed(1)}`)
  }
  assert.match(await read(`/en/indicators/${slug}`), /It got better from 2021 to 2025\.[\s\S]*83\.6 %/)
  assert.match(await read(`/ar-XB/indicators/${slug}`), /dir="rtl"/)
})
