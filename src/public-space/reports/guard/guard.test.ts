// Machines that fill forms are slowed and learn nothing; people, a whole school at once too, get through; nobody's address is kept.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Listening, listen, newTownWeb } from '../../../platform/http/serve.ts'
import { whereIs } from '../../retention/testing/store.ts'
import { begunNow, guardIntake, isOldEnough, pace } from './guard.ts'

let town: TestTown
let listening: Listening
let taken = 0

before(async () => {
  town = await testTown({ env: { TRUSTED_PROXY: '127.0.0.1' } })
  const web = newTownWeb(town.platform, (pages) =>
    pages.post('/da/knock', async (c) => {
      const answer = await guardIntake(c, await readForm(c))
      if (answer === 'pass') taken++
      return c.text('Tak')
    }),
  )
  listening = await listen(web, 0, '127.0.0.1')
  // The counting begins anew every ten minutes; not in the middle of this.
  const left = pace.windowSeconds - ((Date.now() / 1000) % pace.windowSeconds)
  if (left < 60) await sleep(left * 1000 + 500)
})
after(async () => {
  await listening.stop(500)
  await town.close()
})

const aMinuteAgo = () => begunNow(town.platform.config.secret, Date.now() - 60_000)

/** One form sent from this address; what came back, and after how many milliseconds. */
async function knock(from: string, fields: Record<string, string> = { begun: aMinuteAgo() }) {
  const host = `localhost:${listening.port}`
  const began = performance.now()
  const answer = await fetch(`http://${host}/da/knock`, {
    method: 'POST',
    headers: { origin: `http://${host}`, 'x-forwarded-for': from },
    body: new URLSearchParams(fields),
  })
  await answer.text()
  return { status: answer.status, ms: performance.now() - began }
}

/** `n` knocks from one address, so many at a time. */
async function knocks(n: number, atOnce: number, from: string) {
  const answers: Awaited<ReturnType<typeof knock>>[] = []
  const worker = async () => {
    while (n-- > 0) answers.push(await knock(from))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return answers
}

const p95 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0

test('a form that a person filled in is taken at once, also a day later', async () => {
  assert.deepEqual([(await knock('192.0.2.1')).status, taken], [200, 1])
  await knock('192.0.2.1', { begun: begunNow(town.platform.config.secret, Date.now() - 86_400_000) })
  assert.equal(taken, 2)
})

test('what a machine sends is answered like the rest, slowly, and not taken', async () => {
  const before = taken
  const secret = town.platform.config.secret
  const sent = [
    { begun: aMinuteAgo(), website: 'https://example.invalid' },
    { begun: begunNow(secret) },
    { begun: begunNow('another town', Date.now() - 60_000) },
    { begun: '' },
    {},
  ]
  const answers = await Promise.all(sent.map((fields) => knock('192.0.2.77', fields as Record<string, string>)))
  for (const { status, ms } of answers) assert.ok(status === 200 && ms > 2500, `${status} ${ms}`)
  assert.equal(taken, before)
})

test('a machine that goes on is refused at once, and a person in the same network is not', async () => {
  const before = taken
  const answers = await Promise.all(Array.from({ length: 60 }, () => knock('192.0.3.9', { begun: '' })))
  const refused = answers.filter(({ status }) => status === 429)
  assert.equal(refused.length, 40)
  assert.equal((await knock('192.0.3.9', { begun: '' })).status, 429)
  assert.deepEqual([(await knock('192.0.3.9')).status, taken - before], [200, 1])
})

test('the time in a form cannot be made older', () => {
  const now = Date.now()
  const [time = '', seal = ''] = begunNow('secret', now).split('.')
  assert.ok(isOldEnough('secret', `${time}.${seal}`, now + 3000))
  assert.ok(!isOldEnough('secret', `${time}.${seal}`, now + 2999))
  const earlier = (now - 60_000).toString(36)
  for (const wrong of [`${earlier}.${seal}`, `${earlier}.`, earlier, '.', '', 'x.y.z', `${time}.${seal}AA`])
    assert.ok(!isOldEnough('secret', wrong, now), wrong)
})

test('a school class behind one network gets through, everybody and at once', async () => {
  const before = taken
  const answers = await knocks(150, 15, '198.51.100.9')
  assert.ok(answers.every(({ status }) => status === 200))
  assert.equal(taken, before + 150)
})

test('a flood from two networks is slowed, then refused, while another one passes', async (t) => {
  const floods = ['203.0.113.5', '203.0.114.5']
  const quiet = (await knocks(40, 1, '192.0.2.200')).map(({ ms }) => ms)
  const before = taken
  const began = performance.now()
  let isOver = false
  const people = (async () => {
    const answers: Awaited<ReturnType<typeof knock>>[] = []
    while (!isOver && answers.length < 200) {
      answers.push(await knock('192.0.2.200'))
      await sleep(50)
    }
    return answers
  })()
  const answers = (await Promise.all(floods.map((from) => knocks(700, 60, from)))).flat()
  const seconds = (performance.now() - began) / 1000
  isOver = true
  const others = await people
  const refused = answers.filter(({ status }) => status === 429).length
  const during = others.map(({ ms }) => ms)
  t.diagnostic(`${answers.length} knocks in ${seconds.toFixed(1)} s: ${refused} refused`)
  t.diagnostic(`forms from another network: p95 ${Math.round(p95(quiet))} ms in quiet, ${Math.round(p95(during))} ms meanwhile`)
  const mostTaken = floods.length * (pace.freely + pace.slowly)
  assert.equal(refused, answers.length - mostTaken)
  assert.equal(taken - before, mostTaken + others.length)
  assert.ok(others.length > 10 && others.every(({ status }) => status === 200))
  // Against itself: the machine may have other things to do.
  assert.ok(p95(during) < Math.max(500, 10 * p95(quiet)))
})

test('nobody’s address is in any table or file', async () => {
  for (const address of ['192.0.2.', '198.51.100.', '203.0.113.', '203.0.114.']) assert.deepEqual(await whereIs(town, address), [], address)
})
