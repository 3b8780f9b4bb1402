// What the pages say when the answers are what figures seldom show: every doubt has its own words, and none says more than was found.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import type { CrimeAnswers, ExpectedRow, Group } from './model.ts'
import { releaseInvented } from './testing/released.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const page = async (path: string): Promise<string> => (await town.visit(path)).text()

/** The newest whole year of a group, made into something else. */
const withRow = (group: Group, change: Partial<ExpectedRow>) => (answers: CrimeAnswers) => ({
  ...answers,
  rows: answers.rows.map((row) => (row.group === group && row.period === '2021' ? { ...row, ...change } : row)),
})

test('all reported offences are told for the town as a whole, and decide no goal', async () => {
  await town.as('system', (tx) => releaseInvented(tx, 0.4, withRow('all', { verdict: 'more', ratio: 2, ratioLow: 1.5, ratioHigh: 2.6 })))
  const html = await page('/da/knowledge/crime')
  assert.match(
    html,
    /Borgerne mødte mindre kriminalitet end ventet i 2021\. Tallene viser, at målet er nået\.[\s\S]*Byen som helhed[\s\S]*Alle anmeldte lovbrud/,
  )
  const all = await page('/da/knowledge/crime/all')
  assert.match(all, /Flere end ventet[\s\S]*Det afgør ikke målet for borgere eller virksomheder/)
  assert.doesNotMatch(all, /målet er nået/)
  assert.match(await page('/da/knowledge/crime/violence'), /Her viser tallene, at målet er nået/)
})

test('why nothing can be told is said as it is: too wide, one of six, too few', async () => {
  const doubted = { verdict: 'cannot-tell', observed: 90, expected: 60, ordinaryLow: 30, ordinaryHigh: 89 } as const
  const reasons: [Partial<ExpectedRow>, RegExp][] = [
    [{ ...doubted, ratioLow: 1.01, ratioHigh: 2.4, adjustedP: 0.2 }, /uden for det almindelige er ikke nok, når vi ser på seks grupper/],
    [{ ...doubted, ratioLow: 0.4, ratioHigh: 2.4, adjustedP: 0.9 }, /Usikkerheden er for stor til et svar/],
    [{ ...doubted, expected: 4, ratioLow: 1.4, ratioHigh: 9, adjustedP: 0.01 }, /Der er ventet så få/],
  ]
  for (const [change, reason] of reasons) {
    await town.as('system', (tx) => releaseInvented(tx, 1, withRow('violence', change)))
    const html = await page('/da/knowledge/crime/violence')
    assert.deepEqual(
      reasons.map(([, other]) => other.test(html)),
      reasons.map(([, other]) => other === reason),
    )
    // The picture marks what lies outside the range, whatever the verdict.
    assert.match(html, /Uden for det almindelige/)
  }
  await town.as('system', (tx) => releaseInvented(tx, 1, withRow('violence', reasons[0]?.[0] ?? {})))
  assert.match(await page('/da/knowledge/crime'), /Så kan en af dem ligge uden for det almindelige ved et tilfælde/)
})

test('where the model has no answer the page does not say that municipalities are alike', async () => {
  const none = { expected: null, ordinaryLow: null, ordinaryHigh: null, ratio: null, ratioLow: null, ratioHigh: null }
  const change = withRow('violence', { ...none, p: null, adjustedP: null, theta: null, verdict: 'cannot-tell', observed: 77 })
  await town.as('system', (tx) =>
    releaseInvented(tx, 1, (answers) => ({
      ...change(answers),
      conditionRows: answers.conditionRows.filter(({ group }) => group !== 'violence'),
      sensitivity: answers.sensitivity.filter(({ group }) => group !== 'violence'),
    })),
  )
  const html = await page('/da/knowledge/crime/violence')
  assert.match(html, /77 sager om vold blev anmeldt\. Modellen kan ikke sige, hvor mange der var ventet/)
  assert.match(html, /For det nyeste år har modellen intet svar/)
  assert.doesNotMatch(html, /ikke mere forskellige, end tilfældet|NaN/)
  // What the model knew it has not come to lack.
  assert.doesNotMatch(/Vi ville gerne have haft[^<]*/.exec(html)?.[0] ?? '', /Gini|størrelse|Ledige/)
  // Earlier years have their answers still.
  assert.match(html, /chart-title">År for år/)
  await town.as('system', (tx) => releaseInvented(tx, 1, withRow('violence', { theta: null })))
  assert.match(await page('/da/knowledge/crime/violence'), /ikke mere forskellige, end tilfældet/)
})

test('a condition known only for the later years is said to be, beside what is drawn', async () => {
  const known: ExpectedRow['conditions'] = ['size', 'gini']
  await town.as('system', (tx) =>
    releaseInvented(tx, 1, (answers) => ({
      ...answers,
      rows: answers.rows.map((row) => (row.period === '2020' ? { ...row, conditions: known } : row)),
    })),
  )
  const html = await page('/da/knowledge/crime/violence')
  assert.match(html, /chart-summary">Hvor mange sager om vold [^<]*Ledige i procent: kendt fra 2021\. Årene før er regnet uden\./)
  const row = ((await (await town.visit('/da/data/crime-expected.json')).json()) as { rows: Record<string, unknown>[] }).rows
  assert.deepEqual([...new Set(row.map(({ conditions }) => conditions))], ['size gini unemployment', 'size gini'])
  assert.match(
    await (await town.visit('/da/data/crime-expected.csv')).text(),
    /Kommunens størrelse \(antal indbyggere\); Ulighed i indkomst \(Gini\)/,
  )
})

test('the answer without Tårnby stands beside the others, with the reason and where it was read', async () => {
  const verdict = 'as-expected' as const
  const same = (answers: CrimeAnswers) => ({ ...answers, sensitivity: answers.sensitivity.map((row) => ({ ...row, verdict })) })
  await town.as('system', (tx) => releaseInvented(tx, 1, same))
  const html = await page('/da/knowledge/crime/violence')
  assert.match(
    html,
    /I Tårnby ligger Københavns Lufthavn\.[^<]*Kontrolleret 26\. november 2026\. Kilde: <a href="https:\/\/da\.wikipedia\.org/,
  )
  assert.match(html, /<td[^>]*>Tårnby<\/td>|<th[^>]*>Tårnby<\/th>/)
  assert.match(html, /Her skifter svaret ikke/)
  await town.as('system', (tx) =>
    releaseInvented(tx, 1, (answers) => ({
      ...answers,
      sensitivity: answers.sensitivity.map((row) => (row.without === 'gini' ? { ...row, verdict: 'more' as const } : row)),
    })),
  )
  assert.match(await page('/da/knowledge/crime/violence'), /Ulighed i indkomst \(Gini\) taget ud giver et andet svar: flere end ventet\./)
})

test('where nothing can be told, an answer without something is not the town’s', async () => {
  const told = (verdict: 'more' | 'cannot-tell') => (answers: CrimeAnswers) => ({
    ...answers,
    sensitivity: answers.sensitivity.map((row) => ({ ...row, verdict: row.without === 'gini' ? verdict : ('cannot-tell' as const) })),
  })
  await town.as('system', (tx) => releaseInvented(tx, 1, told('more')))
  const html = await page('/da/knowledge/crime/violence')
  assert.match(html, /Ulighed i indkomst \(Gini\) taget ud ville give svaret: flere end ventet\. Det er ikke byens svar\./)
  assert.match(html, /Intet \(hele modellen\)/)
  assert.doesNotMatch(html, /stole mindre på det|giver et andet svar/)
  await town.as('system', (tx) => releaseInvented(tx, 1, told('cannot-tell')))
  const still = await page('/da/knowledge/crime/violence')
  assert.match(still, /Her kan svaret heller ikke siges/)
  assert.doesNotMatch(still, /stole mindre på det|Her skifter svaret ikke/)
})

test('how far the figures spread is the root of their variance, and both are said', async () => {
  await town.as('system', (tx) => releaseInvented(tx, 1, withRow('violence', { dispersion: 46.6, theta: 9 })))
  const html = await page('/da/knowledge/crime/violence')
  assert.match(html, /Tallene spreder sig 6,8 gange så meget som ved rene tilfælde\. Variansen er altså 46,6 gange så stor\./)
})

test('a year for which residents had to be carried forward says so, even where no other condition is known', async () => {
  const carried = { conditions: ['size' as const], conditionsFrom: 2020, isCarried: true }
  await town.as('system', (tx) => releaseInvented(tx, 1, withRow('violence', carried)))
  assert.match(await page('/da/knowledge/crime/violence'), /byernes vilkår går kun til 2020/)
})
