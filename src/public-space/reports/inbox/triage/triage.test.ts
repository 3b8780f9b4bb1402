// Sorting fifty of the demonstration's reports by keyboard: every decision in at most six keys, and it is done as it was decided.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { fillPeople } from '../../../../platform/people/demo.ts'
import { fillTown } from '../../../../platform/town/demo.ts'
import { listTeams } from '../../../../platform/town/department/store.ts'
import { kindsOf, type Report } from '../../model.ts'
import { readReport, readTrail } from '../../work/store.ts'
import { aReport } from '../../work/testing/a-report.ts'
import { fillReports } from '../demo.ts'
import { openOnes } from '../model.ts'
import { findReports } from '../store.ts'
import { type Decision, keys, keysFor } from './model.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillReports(tx, town.platform.config.secret)
  })
  // A busy week: with those of the demonstration there are more than fifty.
  for (let n = 0; n < 50; n++) await aReport(town, kindsOf.fault[n % kindsOf.fault.length])
})
after(() => town.close())

const read = async (id: string): Promise<Report> => (await town.as('professional', (tx) => readReport(tx, id))) ?? assert.fail('no report')

/** What somebody might decide of report number n: most are right and only given to a team, some are corrected, a few are not the town's. */
const deedsOf = (n: number, { door }: Report): Decision => {
  if (n % 10 === 9) return { end: 'close' }
  if (n % 25 === 13) return { end: 'next' }
  return {
    team: 1 + (n % 5),
    ...(n % 4 === 1 ? { kind: 1 + (n % kindsOf[door].length) } : {}),
    ...(door === 'fault' && n % 6 === 2 ? { turnsPublic: true } : {}),
    end: 'assess',
  }
}

interface Screen {
  report: string
  form: Record<string, string>
}

/** The page as it stands, and what its form would send untouched. */
async function screenAt(path: string): Promise<Screen> {
  const answer = await town.visit(path, { as: 'professional' })
  assert.equal(answer.status, 200, path)
  const html = await answer.text()
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([a-z]+)" value="([^"]*)"/g)].map(([, name, value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  )
  const chosen = (name: string) =>
    new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0].match(/value="([^"]*)" selected/)?.[1] ?? ''
  const answerText = /<textarea[^>]*name="answer"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
  const isTicked = /name="isPublic"[^>]*checked/.test(html)
  const form = { ...hidden, kind: chosen('kind'), team: chosen('team'), answer: answerText, ...(isTicked ? { isPublic: 'yes' } : {}) }
  for (const key of Object.values(keys).filter((key) => !['k', 'j', 'p', 'z'].includes(key)))
    assert.match(html, new RegExp(`data-key="${key}"`))
  return { report: (hidden.report ?? '').split('.')[0] ?? '', form }
}

/** Does what the keys do in the browser: numbers choose from the lists, p turns the box, a letter presses its button. */
function typed(
  form: Record<string, string>,
  pressed: string[],
  lists: { kinds: readonly string[]; teams: string[] },
): Record<string, string> | 'next' {
  const sent = { ...form }
  for (const [place, key] of pressed.entries()) {
    if (key === keys.kind) sent.kind = lists.kinds[Number(pressed[place + 1]) - 1] ?? ''
    if (key === keys.team) sent.team = lists.teams[Number(pressed[place + 1]) - 1] ?? ''
    if (key === keys.public) sent.isPublic = sent.isPublic === 'yes' ? '' : 'yes'
    if (key === keys.assess) return { ...sent, end: 'assess' }
    if (key === 'Enter') return { ...sent, end: 'close' }
    if (key === keys.next) return 'next'
  }
  return assert.fail('no deed')
}

test('fifty reports are sorted with at most six keys each, and as it was decided', async () => {
  const teams = (await town.as('professional', listTeams)).map(({ id }) => id)
  const table: Record<string, number> = {}
  let path = '/da/reports?sort=1'
  let keysInAll = 0
  for (let n = 0; n < 50; n++) {
    const screen = await screenAt(path)
    const report = await read(screen.report)
    const decision = deedsOf(n, report)
    const pressed = keysFor(decision)
    assert.ok(pressed.length <= 6, pressed.join(' '))
    keysInAll += pressed.length
    table[pressed.map((key) => (/\d/.test(key) ? '#' : key)).join(' ')] =
      (table[pressed.map((key) => (/\d/.test(key) ? '#' : key)).join(' ')] ?? 0) + 1
    const sent = typed(screen.form, pressed, { kinds: kindsOf[report.door], teams })
    if (sent === 'next') {
      path = `/da/reports?sort=1&state=received&order=oldest&at=${screen.form.next}`
      continue
    }
    const answer = await town.visit('/da/reports/sorting', { as: 'professional', form: sent })
    assert.equal(answer.status, 303)
    path = answer.headers.get('location') ?? ''
    const after = await read(report.id)
    assert.equal(after.state, decision.end === 'close' ? 'closed' : 'assessed', String(n))
    if (decision.end === 'close') assert.equal(after.outcome, 'not-ours')
    if (decision.team) assert.equal(after.team?.id, teams[decision.team - 1])
    if (decision.kind) assert.equal(after.kind, kindsOf[report.door][decision.kind - 1])
    if (report.door === 'fault' && decision.end === 'assess') assert.equal(after.isPublic, !decision.turnsPublic, String(n))
    assert.match(path, new RegExp(`at=${screen.form.next}`))
  }
  console.log(
    `50 reports: ${keysInAll} keys, ${(keysInAll / 50).toFixed(1)} a report, at most 6. Keys and how often: ${JSON.stringify(table)}`,
  )
})

test('the most that can be decided of one report is six keys', () => {
  assert.deepEqual(keysFor({ kind: 2, team: 3, turnsPublic: true, end: 'assess' }), ['s', '2', 't', '3', 'p', 'a'])
  assert.deepEqual(keysFor({ end: 'close' }), ['n', 'Enter'])
})

test('a report that a colleague changed meanwhile is left, and it is said', async () => {
  const { form, report } = await screenAt('/da/reports?sort=1')
  const first = await town.visit('/da/reports/sorting', { as: 'professional', form: { ...form, end: 'assess' } })
  assert.equal(first.status, 303)
  const second = await town.visit('/da/reports/sorting', {
    as: 'leader',
    form: { ...form, change: '0199aaaa-0000-7000-8000-000000000001', end: 'close' },
  })
  assert.equal((await read(report)).state, 'assessed')
  const said = await town.visit(second.headers.get('location') ?? '', { as: 'leader' })
  assert.match(await said.text(), /1 henvendelse blev ikke ændret/)
})

test('an answer that is too short comes back with the report, the choices and a sentence', async () => {
  const { form, report } = await screenAt('/da/reports?sort=1')
  const answer = await town.visit('/da/reports/sorting', { as: 'professional', form: { ...form, answer: 'nej', end: 'close' } })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /mindst ti bogstaver[\s\S]*<textarea[^>]*>nej</)
  assert.equal((await read(report)).state, 'received')
})

test('the form sent twice is done once', async () => {
  const { form, report } = await screenAt('/da/reports?sort=1')
  for (let n = 0; n < 2; n++) await town.visit('/da/reports/sorting', { as: 'professional', form: { ...form, end: 'assess' } })
  const trail = await town.as('professional', (tx) => readTrail(tx, report))
  assert.equal(trail.filter(({ kind }) => kind === 'state').length, 1)
})

test('an empty view says so, and the analyst may look at the inbox but not sort it', async () => {
  const none = await town.visit('/da/reports?sort=1&words=findesikke', { as: 'professional' })
  assert.match(await none.text(), /Der er ikke flere at sortere/)
  assert.equal((await town.visit('/da/reports?sort=1', { as: 'analyst' })).status, 403)
  const { reports } = await town.as('analyst', (tx) => findReports(tx, openOnes))
  const form = { report: `${reports[0]?.id}.${reports[0]?.revision}`, change: '0199aaaa-0000-7000-8000-000000000002', end: 'assess' }
  assert.equal((await town.visit('/da/reports/sorting', { as: 'analyst', form })).status, 403)
  assert.equal((await town.visit('/da/reports/sorting', { as: 'partner', form })).status, 404)
})
