import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { daysAfter, todayInTown } from '../../../../platform/form/model.ts'
import { lettersTo } from '../../../../platform/people/visitor-for-tests.ts'
import { sayNothingToAdd } from '../store.ts'
import { type Hearing, hearing } from '../testing/hearing.ts'
import { consultationLetters, sendConsultationLetters } from './job.ts'

let h: Hearing
before(async () => {
  h = await hearing()
})
after(() => h.town.close())

const today = todayInTown()
const send = (day: string) => h.town.as('system', (tx) => sendConsultationLetters(tx, 'https://by.example', day))
const subjects = async () => (await lettersTo(h.town, 'bestyrelsen@example.invalid')).map(({ subject }) => subject)

test('those who are asked are invited once, and reminded once when a week is left', async () => {
  const { id } = await h.draft({ state: 'draft' })
  await send(today)
  assert.deepEqual(await subjects(), [])
  await h.move(id, 'draft', 'consultation')
  // Rounds of two processes at once, and the job itself: still one letter.
  await Promise.all([send(today), send(today)])
  await consultationLetters.run({ id: '', municipality: 1, data: {}, signal: AbortSignal.timeout(1000) }, h.town.platform)
  const [letter, ...others] = await lettersTo(h.town, 'bestyrelsen@example.invalid')
  assert.deepEqual(others, [])
  assert.equal(letter?.subject, 'I er spurgt om et udkast')
  assert.match(letter?.body ?? '', new RegExp(`https://by\\.example/da/consultations/${id}\\n`))
  assert.ok(!letter?.body.includes('Prøve Bestyrelsen'))
  assert.deepEqual(await lettersTo(h.town, 'skolen@example.invalid'), [])
  await send(daysAfter(today, 13))
  assert.equal((await subjects()).length, 1)
  for (const day of [14, 15, 21]) await send(daysAfter(today, day))
  assert.deepEqual(await subjects(), ['En uge endnu til at svare', 'I er spurgt om et udkast'])
  await send(daysAfter(today, 22))
  assert.equal((await subjects()).length, 2)
  await h.move(id, 'consultation', 'draft')
})

test('whoever has answered is not reminded, and a short consultation has no reminder', async () => {
  const before = (await subjects()).length
  const { id, party } = await h.draft()
  await send(today)
  await h.as(h.asked, (tx) => sayNothingToAdd(tx, id, party))
  await send(daysAfter(today, 15))
  const short = await h.draft({ until: daysAfter(today, 5) })
  await send(today)
  await send(daysAfter(today, 3))
  assert.deepEqual((await subjects()).slice(0, -before), ['I er spurgt om et udkast', 'I er spurgt om et udkast'])
  assert.ok(short.id)
})
