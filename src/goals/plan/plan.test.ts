import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import { adoptVersion } from './adopt.ts'
import type { Setting } from './assemble.ts'
import { beginPlan, beginWith } from './begin.ts'
import { saveChapter } from './chapters/save.ts'
import {
  addChapter,
  bringBack,
  chaptersOf,
  keepText,
  moveChapter,
  removeChapter,
  removedChapters,
  savesOf,
  settleWaiting,
  waitingOf,
  writeChapter,
} from './chapters/store.ts'
import { adoptedDocument } from './frozen.ts'
import { addLegalBasis, correctLegalBasis, legalBasisById, removeLegalBasis } from './legal-basis/store.ts'
import { partsWith } from './parts/all.ts'
import { addMove, movesOf, moveVersion, replacementOf, versionBefore, versionById } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const setting: Setting = { town: { name: 'Prøveby', isDemonstration: false }, publicUrl: 'http://localhost:3000', parts: partsWith([]) }
const adoption = { on: '2026-01-20', caseNumber: '2026-1', minutesAddress: '' }
const newPlan = {
  kind: 'plan' as const,
  title: 'Plan',
  basedOn: null,
  legalBasis: null,
  year: null,
  figuresAsOf: '2026-01-01',
  reviewOn: '2028-01-01',
}
const who = async () => ({ account: await town.accountOf('coordinator'), name: 'Prøve coordinator' })
const asCoordinator = <T>(deed: (tx: Tx) => Promise<T>) => town.as('coordinator', deed)

async function begin(chapters: { title: string; body: string; thread?: string }[], basedOn: string | null = null): Promise<string> {
  const me = await who()
  return asCoordinator((tx) => beginWith(tx, { ...newPlan, basedOn }, chapters, me))
}

async function adopt(id: string) {
  const me = await who()
  return asCoordinator(async (tx) => {
    await moveVersion(tx, id, 'draft', 'for-adoption')
    return adoptVersion(tx, id, adoption, setting, me)
  })
}

test('a plan from scratch follows the paper’s headings, and every live part of them is known', async () => {
  const me = await who()
  const id = await asCoordinator((tx) => beginPlan(tx, newPlan, me))
  const chapters = await asCoordinator((tx) => chaptersOf(tx, id))
  assert.equal(chapters.length, 9)
  assert.deepEqual(
    chapters.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  )
  assert.equal(await adopt(id), null)
})

test('two write the same chapter: the second overwrites nothing, and their text waits', async () => {
  const me = await who()
  const id = await begin([{ title: 'Et', body: 'Begyndelsen.' }])
  const [chapter] = await asCoordinator((tx) => chaptersOf(tx, id))
  assert.ok(chapter)
  const save = (body: string, revision: number, waiting: string | null = null) =>
    asCoordinator((tx) => saveChapter(tx, id, chapter.id, { title: 'Et', body, revision, waiting }, me))
  assert.deepEqual(await save('Den første.', 1), { kind: 'saved' })
  const second = await save('Den anden.', 1)
  assert.equal(second?.kind, 'stale')
  const [now] = await asCoordinator((tx) => chaptersOf(tx, id))
  assert.equal(now?.body, 'Den første.')
  const [waiting] = await asCoordinator((tx) => waitingOf(tx, id))
  assert.ok(waiting && second?.kind === 'stale')
  assert.equal(waiting.id, second.waiting)
  assert.deepEqual(await save('Den første. Den anden.', 2, waiting.id), { kind: 'saved' })
  assert.deepEqual(await asCoordinator((tx) => waitingOf(tx, id)), [])
  // The same form sent twice is one save.
  assert.deepEqual(await save('Den første. Den anden.', 2), { kind: 'saved' })
  assert.deepEqual(
    (await asCoordinator((tx) => savesOf(tx, chapter.id))).map(({ revision }) => revision),
    [3, null, 2, 1],
  )
})

test('a removed chapter comes back as the same chapter, and an old form does not overwrite it', async () => {
  const me = await who()
  const id = await begin([
    { title: 'Et', body: 'A' },
    { title: 'To', body: 'B' },
  ])
  const [first, second] = await asCoordinator((tx) => chaptersOf(tx, id))
  assert.ok(first && second)
  await asCoordinator((tx) => moveChapter(tx, id, second.id, -1))
  assert.equal(await asCoordinator((tx) => moveChapter(tx, id, second.id, -1)), false)
  await asCoordinator((tx) => removeChapter(tx, id, first.id))
  assert.deepEqual(
    (await asCoordinator((tx) => removedChapters(tx, id))).map(({ title }) => title),
    ['Et'],
  )
  const late = await asCoordinator((tx) => saveChapter(tx, id, first.id, { title: 'Et', body: 'A2', revision: 1, waiting: null }, me))
  assert.deepEqual(late, { kind: 'closed', isKept: true })
  assert.equal(await asCoordinator((tx) => saveChapter(tx, id, newId(), { title: 'Et', body: 'X', revision: 1, waiting: null }, me)), null)
  assert.equal(await asCoordinator((tx) => bringBack(tx, id, first.id, me)), true)
  const back = (await asCoordinator((tx) => chaptersOf(tx, id))).find((one) => one.id === first.id)
  assert.deepEqual([back?.thread, back?.body, back?.revision, back?.position], [first.thread, 'A', 2, 2])
  const old = await asCoordinator((tx) => saveChapter(tx, id, first.id, { title: 'Et', body: 'A3', revision: 1, waiting: null }, me))
  assert.equal(old?.kind, 'stale')
})

test('an adopted version is frozen with its digest, replaces the one before and never changes', async () => {
  const first = await begin([{ title: 'Et', body: 'Som det var.' }])
  assert.equal(await adopt(first), null)
  const [chapter] = await asCoordinator((tx) => chaptersOf(tx, first))
  assert.ok(chapter)
  const second = await begin([{ title: 'Et', body: 'Som det blev.', thread: chapter.thread }], first)
  assert.equal(await adopt(second), null)
  const [old, now] = await asCoordinator(async (tx) => [await versionById(tx, first), await versionById(tx, second)])
  assert.ok(old && now)
  assert.deepEqual([old.state, now.state], ['replaced', 'adopted'])
  assert.equal((await asCoordinator((tx) => replacementOf(tx, old)))?.id, second)
  assert.equal((await asCoordinator((tx) => versionBefore(tx, now)))?.id, first)
  const read = await town.as('resident', (tx) => adoptedDocument(tx, first))
  assert.equal(read?.document.chapters[0]?.title, 'Et')
  assert.equal(read?.document.adoption?.isInvented, false)
  assert.match(read?.hash ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(
    (await asCoordinator((tx) => movesOf(tx, first))).map(({ to }) => to),
    ['replaced', 'adopted', 'draft'],
  )
  for (const change of [
    sql`update goals.plan_version set title = 'Andet' where id = ${second}`,
    sql`update goals.plan_version set frozen = '{}' where id = ${second}`,
    sql`update goals.plan_version set state = 'draft', frozen = null, content_hash = null, frozen_at = null, adopted_on = null where id = ${second}`,
  ])
    await assert.rejects(
      asCoordinator((tx) => change.execute(tx)),
      /adopted version does not change/,
    )
  const written = await asCoordinator((tx) => sql`update goals.chapter set body = 'x' where version = ${second} returning id`.execute(tx))
  assert.equal(written.rows.length, 0)
})

test('what hinders an adoption changes nothing', async () => {
  const me = await who()
  const unknown = await begin([{ title: 'Et', body: '{{goal moon}}\n\n{{nothing}}' }])
  const hindered = await adopt(unknown)
  assert.deepEqual(hindered?.kind === 'unknown-parts' && hindered.parts.map(({ call }) => call), ['goal moon', 'nothing'])
  assert.equal((await asCoordinator((tx) => versionById(tx, unknown)))?.state, 'for-adoption')
  assert.deepEqual(await asCoordinator((tx) => adoptVersion(tx, unknown, adoption, setting, me)).then((one) => one?.kind), 'unknown-parts')
  assert.deepEqual(await adopt(await begin([])), { kind: 'no-chapters' })
  const draft = await begin([{ title: 'Et', body: 'A' }])
  assert.deepEqual(await asCoordinator((tx) => adoptVersion(tx, draft, adoption, setting, me)), { kind: 'wrong-state' })
})

test('only coordinator and leader write; drafts are for colleagues', async () => {
  const id = await begin([{ title: 'Et', body: 'A' }])
  for (const role of ['professional', 'analyst', 'data-protection', 'administrator'] as const) {
    assert.ok(await town.as(role, (tx) => versionById(tx, id)), role)
    assert.equal(await town.as(role, (tx) => moveVersion(tx, id, 'draft', 'for-adoption')), false, role)
    await assert.rejects(
      town.as(role, async (tx) => beginWith(tx, newPlan, [], { account: await town.accountOf(role), name: '' })),
      /row-level security/,
      role,
    )
  }
  for (const role of ['resident', 'partner'] as const) {
    assert.equal(await town.as(role, (tx) => versionById(tx, id)), null, role)
    assert.deepEqual(await town.as(role, (tx) => chaptersOf(tx, id)), [], role)
  }
  const other = await town.accountOf('leader')
  await assert.rejects(
    asCoordinator((tx) => beginWith(tx, newPlan, [], { account: other, name: '' })),
    /row-level security/,
  )
})

type Deed = (tx: Tx) => Promise<unknown>

test('nobody else writes chapters, saves, steps or laws; nobody writes in another’s name', async () => {
  const me = await who()
  const id = await begin([{ title: 'Et', body: 'A' }])
  const [chapter] = await asCoordinator((tx) => chaptersOf(tx, id))
  assert.ok(chapter)
  for (const body of ['B', 'C'])
    await asCoordinator((tx) => saveChapter(tx, id, chapter.id, { title: 'Et', body, revision: 1, waiting: null }, me))
  const [waiting] = await asCoordinator((tx) => waitingOf(tx, id))
  const law = { title: 'Loven', text: 'Siger noget.', address: '', from: null, to: null, note: '' }
  const basis = await asCoordinator((tx) => addLegalBasis(tx, law))
  const text = { version: id, chapter: chapter.id, revision: null, beganFrom: 1, title: 'Et', body: 'X' }
  for (const role of ['professional', 'analyst', 'data-protection', 'administrator', 'partner', 'resident'] as const) {
    const own = { account: await town.accountOf(role), name: '' }
    const refused: Deed[] = [
      (tx) => addChapter(tx, id, { title: 'To', body: '' }, own),
      (tx) => keepText(tx, text, own),
      (tx) => addMove(tx, id, { from: 'draft', to: 'adopted', reason: '' }, own),
      (tx) => addLegalBasis(tx, law),
    ]
    for (const deed of refused) await assert.rejects(town.as(role, deed), /row-level security/, `${role} ${deed}`)
    const withoutEffect: Deed[] = [
      (tx) => writeChapter(tx, chapter.id, { title: 'Et', body: 'X' }, 2, own),
      (tx) => removeChapter(tx, id, chapter.id),
      (tx) => settleWaiting(tx, id, chapter.id, waiting?.id ?? ''),
      (tx) => correctLegalBasis(tx, { id: basis, ...law, revision: 1 }),
      (tx) => removeLegalBasis(tx, basis),
    ]
    for (const deed of withoutEffect) assert.equal(await town.as(role, deed), false, `${role} ${deed}`)
    // Who wrote what is for colleagues; what the law says is for everybody.
    const isColleague = role !== 'partner' && role !== 'resident'
    assert.equal((await town.as(role, (tx) => savesOf(tx, chapter.id))).length, isColleague ? 3 : 0, role)
    assert.equal((await town.as(role, (tx) => legalBasisById(tx, basis)))?.title, 'Loven', role)
  }
  const other = { account: await town.accountOf('leader'), name: '' }
  const inAnothersName: Deed[] = [
    (tx) => keepText(tx, text, other),
    (tx) => addMove(tx, id, { from: 'draft', to: 'for-adoption', reason: '' }, other),
  ]
  for (const deed of inAnothersName)
    await assert.rejects(
      asCoordinator((tx) => deed(tx)),
      /row-level security/,
    )
})
