// Every search is an address, and every address a search.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf, everything, isNarrowed, pagesOf, type Reader, readSearch, type Search, sorts } from './model.ts'

const colleague: Reader = { isColleague: true, isPartner: false, areas: ['a-1', 'a-2'], departments: ['d-1'] }
const resident: Reader = { ...colleague, isColleague: false }
const read = (query: string, reader = colleague) => readSearch(new URLSearchParams(query), reader)

test('an empty address asks for everything, the newest change first', () => {
  assert.deepEqual(read(''), { search: everything, unknown: [] })
  assert.equal(addressOf(everything), '')
  assert.equal(isNarrowed(everything), false)
})

test('a search becomes an address and comes back the same', () => {
  const value = <T>(...all: T[]) => fc.constantFrom(null, ...all)
  const any = fc.record<Search>(
    {
      words: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim().replace(/\s+/g, ' ')),
      goal: value('safe-town', 'new-generations'),
      kind: value('proactive', 'public-space'),
      state: value('idea', 'going', 'current'),
      area: value('town', 'none', 'a-1'),
      age: value('13-17', 'none'),
      audience: value('parents'),
      department: value('d-1'),
      verdict: value('worked', 'cannot-tell'),
      owner: value('me', 'none'),
      evaluation: value('none', 'due'),
      shown: value('public', 'staff'),
      partner: fc.constant(null),
      sort: fc.constantFrom(...sorts),
      isDescending: fc.boolean(),
      page: fc.integer({ min: 1, max: 200 }),
    },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(any, (search) => assert.deepEqual(read(addressOf(search)), { search, unknown: [] })))
})

test('what nobody knows is named and left out, and the rest still counts', () => {
  const { search, unknown } = read('goal=world-peace&kind=reactive&area=a-9&sort=-price&page=0&state=planned')
  assert.deepEqual(unknown, ['goal', 'area', 'sort', 'page'])
  assert.deepEqual(search, { ...everything, kind: 'reactive', state: 'planned' })
})

test('what only colleagues may ask for is unknown to a resident', () => {
  const { search, unknown } = read('owner=me&evaluation=due&shown=staff&state=idea&sort=owner&partner=own&goal=safe-town', resident)
  assert.deepEqual(unknown.toSorted(), ['evaluation', 'owner', 'partner', 'shown', 'sort', 'state'])
  assert.deepEqual(search, { ...everything, goal: 'safe-town' })
  assert.equal(read('partner=own', { ...resident, isPartner: true }).search.partner, 'own')
})

test('any address at all is read without falling over', () => {
  const names = fc.constantFrom('goal', 'page', 'sort', 'words', 'area', '__proto__', 'constructor')
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary' }))), (pairs) => {
      const { search } = readSearch(new URLSearchParams(pairs), colleague)
      assert.ok(search.words.length <= 200 && search.page >= 1 && sorts.includes(search.sort))
    }),
  )
})

test('fifty to a page, and never no page', () => {
  assert.deepEqual([0, 1, 50, 51, 10_000].map(pagesOf), [1, 1, 1, 2, 200])
})
