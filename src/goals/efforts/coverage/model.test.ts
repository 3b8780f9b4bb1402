// Coverage counts what is planned or going, and says what is missing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { da as words } from '../words/texts.da.ts'
import { coverageBlocks } from './blocks.ts'
import { sentenceOf } from './gaps.ts'
import { type Covering, coverageOf } from './model.ts'
import { da } from './texts.da.ts'

const effort = (given: Partial<Covering>): Covering => ({
  state: 'going',
  kind: 'proactive',
  goals: ['new-generations'],
  isWholeTown: false,
  areas: [],
  ageGroups: [],
  audiences: [],
  ...given,
})
const areas = [
  { id: 'n', name: 'Demokvarteret Nord' },
  { id: 's', name: 'Demokvarteret Syd' },
]
const said = (lines: Covering[]) => coverageOf(lines, areas).gaps.map((gap) => sentenceOf(gap, da, words))

test('a town without efforts hears that each goal has none, and nothing more', () => {
  const coverage = coverageOf([], areas)
  assert.equal(coverage.efforts, 0)
  assert.deepEqual(said([]), [
    'Mål 1 har ingen indsats.',
    'Mål 2 har ingen indsats.',
    'Mål 3 har ingen indsats.',
    'Mål 4 har ingen indsats.',
  ])
})

test('only what is planned or going counts', () => {
  const states = ['idea', 'planned', 'going', 'paused', 'ended', 'judged'] as const
  const coverage = coverageOf(
    states.map((state) => effort({ state })),
    areas,
  )
  assert.equal(coverage.efforts, 2)
  assert.equal(coverage.goals['new-generations'].kinds.proactive, 2)
})

test('goal 3 without an effort for parents is said in words', () => {
  const sentences = said([
    effort({ audiences: ['children', 'young-people'], ageGroups: ['0-5', '6-12', '13-17', '18-24'], areas: ['n', 's'] }),
  ])
  assert.ok(sentences.includes('Mål 3 har ingen indsats for forældre.'))
  assert.ok(!sentences.some((sentence) => sentence.includes(' år') || sentence.includes('Nord')))
})

test('who is reached only by efforts for everybody is said to be so', () => {
  const sentences = said([effort({ audiences: ['everybody'], isWholeTown: true })])
  assert.ok(sentences.includes('Mål 3 har ingen indsats særligt for børn, unge eller forældre, kun indsatser for alle.'))
  assert.ok(sentences.includes('Der er ingen indsats særligt for Demokvarteret Nord eller Demokvarteret Syd, kun indsatser for hele byen.'))
})

test('an effort counts in every cell it belongs to', () => {
  const coverage = coverageOf(
    [
      effort({
        goals: ['safe-town', 'new-generations'],
        areas: ['n', 's'],
        ageGroups: ['13-17', '18-24'],
        audiences: ['young-people', 'parents'],
      }),
    ],
    areas,
  )
  for (const goal of ['safe-town', 'new-generations'] as const) {
    const covered = coverage.goals[goal]
    assert.equal(covered.efforts, 1)
    assert.deepEqual([covered.audiences['young-people'], covered.audiences.parents, covered.ages['13-17'], covered.ages.none], [1, 1, 1, 0])
    for (const area of ['n', 's']) assert.deepEqual(covered.places.get(area)?.ages['18-24'], 1)
    assert.equal(covered.places.get('town')?.efforts, 0)
  }
})

test('an effort without a place has a row of its own, and one in an area that is gone too', () => {
  assert.deepEqual(
    coverageOf([effort({ isWholeTown: true })], areas).places.map(({ key }) => key),
    ['town', 'n', 's'],
  )
  const coverage = coverageOf([effort({}), effort({ areas: ['gone'] })], areas)
  assert.equal(coverage.places.at(-1)?.key, 'none')
  assert.equal(coverage.goals['new-generations'].places.get('none')?.ages.none, 2)
})

test('the order of efforts makes no difference', () => {
  const lines = [effort({ areas: ['n'] }), effort({ kind: 'reactive', goals: ['future-without-crime'] }), effort({ isWholeTown: true })]
  assert.deepEqual(coverageOf(lines.toReversed(), areas), coverageOf(lines, areas))
})

test('the plan has the gaps as a list and every table as wide as its headings', () => {
  const blocks = coverageBlocks(coverageOf([effort({ areas: ['n'] })], areas))
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['paragraph', 'list', 'table', 'table', 'table', 'table'],
  )
  for (const block of blocks) if (block.kind === 'table') for (const row of block.rows) assert.equal(row.length, block.columns.length)
  assert.match(JSON.stringify(blocks), /"text":"ingen"/)
})
