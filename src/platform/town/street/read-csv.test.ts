// Gazetteer files as people save them: read right in each usual form, and every wrong row named.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DrawnArea } from '../area/model.ts'
import { planStreets } from './model.ts'
import { readStreets } from './read-csv.ts'

const north: DrawnArea = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Demokvarteret Nord',
  kind: 'quarter',
  origin: '',
  isInvented: true,
  addedAt: new Date(),
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [12.3, 55.6],
        [12.4, 55.6],
        [12.4, 55.7],
        [12.3, 55.7],
        [12.3, 55.6],
      ],
    ],
  },
}
const head = 'street;from;to;lat;lon;area;addresses'
const good = `${head}\nDemovej;1;19;55,61;12,35;Demokvarteret Nord;20\nGræsgade;2A;10;55.62;12.36;;8\n`
const read = (text: string | Uint8Array) => readStreets(typeof text === 'string' ? new TextEncoder().encode(text) : text, [north])

test('a file is read, with decimal commas and the area found around a stretch that names none', async () => {
  const file = await read(good)
  assert.ok(file.ok)
  assert.deepEqual(file.segments[0], {
    street: 'Demovej',
    fromNumber: 1,
    toNumber: 19,
    lat: 55.61,
    lon: 12.35,
    area: north.id,
    addresses: 20,
  })
  assert.deepEqual([file.segments[1]?.fromNumber, file.segments[1]?.area], [2, north.id])
})

test('commas, tabs, Danish headings, a byte order mark and Windows line ends read the same', async () => {
  const plain = await read(good)
  assert.ok(plain.ok)
  const points = good.replaceAll('55,61', '55.61').replaceAll('12,35', '12.35')
  const others = [
    points.replaceAll(';', ','),
    good.replaceAll(';', '\t'),
    `\uFEFF${good}`,
    good.replaceAll('\n', '\r\n'),
    good.replace(head, 'Vej;Fra;Til;Breddegrad;Længdegrad;Område;Adresser'),
    good.replaceAll(';', ',').replace('55,61', '"55,61"').replace('12,35', '"12,35"'),
  ]
  for (const other of others) {
    const file = await read(other)
    assert.ok(file.ok, other)
    assert.deepEqual(file.segments, plain.segments)
  }
})

test('a file saved as windows-1252 keeps its æ, ø and å', async () => {
  const file = await read(new Uint8Array(Buffer.from(good, 'latin1')))
  assert.ok(file.ok)
  assert.deepEqual([file.encoding, file.segments[1]?.street], ['windows-1252', 'Græsgade'])
})

test('a file in an encoding we do not read, or no text at all, is refused as a whole', async () => {
  for (const bytes of [Buffer.from(good, 'utf16le'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), Buffer.from([0x81, 0x8d, 0x90])]) {
    const file = await read(new Uint8Array(bytes))
    assert.ok(!file.ok)
    assert.equal(file.problems[0]?.key, 'notText')
  }
})

test('missing columns are each named', async () => {
  const file = await read('street;from;to\nDemovej;1;3\n')
  assert.ok(!file.ok)
  assert.deepEqual(
    file.problems.map((p) => [p.line, p.column, p.key]),
    ['lat', 'lon', 'area', 'addresses'].map((column) => [1, column, 'columnMissing']),
  )
})

const rows: [string, string, number, string, string][] = [
  ['a word for a house number', 'Demovej;ti;19;55,61;12,35;;2', 2, 'from', 'houseNumber'],
  ['a street without name', ';1;19;55,61;12,35;;2', 2, 'street', 'street'],
  ['numbers the wrong way round', 'Demovej;19;1;55,61;12,35;;2', 2, 'to', 'fromAfterTo'],
  ['a position in another country', 'Demovej;1;19;5,561;12,35;;2', 2, 'lat', 'lat'],
  ['latitude and longitude as one word', 'Demovej;1;19;55.61N;12,35;;2', 2, 'lat', 'lat'],
  ['an area the town does not have', 'Demovej;1;19;55,61;12,35;Nordby;2', 2, 'area', 'areaUnknown'],
  ['half an address', 'Demovej;1;19;55,61;12,35;;2,5', 2, 'addresses', 'addresses'],
  ['too few cells', 'Demovej;1;19', 2, '', 'cells'],
  ['the same stretch twice', 'Demovej;1;9;55,61;12,35;;2\ndemovej;1;19;55,61;12,35;;2', 3, 'street', 'twice'],
  ['a quote that does not end', '"Demovej;1;9;55,61;12,35;;2\n', 2, '', 'brokenQuote'],
]
for (const [what, row, line, column, key] of rows)
  test(`refused with its line: ${what}`, async () => {
    const file = await read(`${head}\n${row}`)
    assert.ok(!file.ok)
    const [problem] = file.problems
    assert.deepEqual([problem?.column, problem?.key], [column, key])
    assert.ok(problem && Math.abs(problem.line - line) <= (key === 'brokenQuote' ? 1 : 0), `line ${problem?.line}`)
  })

test('every wrong row is listed, not only the first', async () => {
  const file = await read(`${head}\nA;x;2;55,61;12,35;;2\nB;1;2;55,61;12,35;;2\nC;1;y;55,61;0;;2\n`)
  assert.ok(!file.ok)
  assert.deepEqual(
    file.problems.map((p) => [p.line, p.column]),
    [
      [2, 'from'],
      [4, 'to'],
      [4, 'lon'],
    ],
  )
})

test('an empty file and one with headings only have no rows', async () => {
  for (const text of ['', head, `${head}\n\n`]) {
    const file = await read(text)
    assert.ok(!file.ok)
    assert.ok(['noRows', 'columnMissing'].includes(file.problems[0]?.key ?? ''))
  }
})

test('the same file twice changes nothing; the whole town takes what is missing away', async () => {
  const file = await read(good)
  assert.ok(file.ok)
  assert.deepEqual(planStreets([], file.segments, false), { added: 2, changed: 0, unchanged: 0, removed: 0 })
  assert.deepEqual(planStreets(file.segments, file.segments, true), { added: 0, changed: 0, unchanged: 2, removed: 0 })
  assert.deepEqual(
    planStreets(
      file.segments,
      file.segments.slice(1).map((s) => ({ ...s, addresses: 9 })),
      true,
    ),
    { added: 0, changed: 1, unchanged: 0, removed: 1 },
  )
})

test('150,000 rows are read while others are served', async () => {
  const large = `${head}\n${Array.from({ length: 150_000 }, (_, i) => `Demovej ${i};1;19;55,61;12,35;;20`).join('\n')}`
  let turns = 0
  let isReading = true
  const other = (): void => {
    turns++
    if (isReading) setImmediate(other)
  }
  setImmediate(other)
  const file = await read(large)
  isReading = false
  assert.ok(file.ok)
  assert.equal(file.segments.length, 150_000)
  assert.ok(turns >= 75, `others had ${turns} turns`) // one for each 2,000 rows
})
