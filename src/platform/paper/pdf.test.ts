import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Paper } from './model.ts'
import { toPdf } from './pdf.ts'
import { all, readPdf } from './testing/read-pdf.ts'

const note = { source: 'The town', asOf: '2026-01-02', n: '40 homes', uncertainty: 'None', cannotSay: ['Why.'] }
const point = (x: number, value: number) => ({ x, label: String(x), value })
const chart: Block = {
  kind: 'chart',
  title: 'Visits',
  alternative: 'Visits rose from 12 to 30.',
  unit: 'visits',
  digits: 0,
  points: [point(2020, 12), point(2021, 15), { ...point(2024, 30), afterGap: true }],
  note,
}
const table: Block = { kind: 'table', caption: 'All visits', columns: [{ heading: 'Year' }], rows: [[[{ text: '2020' }]]], note }

const paper = (blocks: Block[], more: Partial<Paper> = {}): Paper => ({
  town: 'Testtown',
  title: 'Visits to the library',
  language: 'en',
  edition: 'Release 3',
  marks: [],
  facts: [{ name: 'Released', value: '2 January 2026' }],
  hasContents: false,
  sections: [{ anchor: 'figures', title: 'The figures', blocks }],
  day: '2026-01-02',
  address: 'https://town.example/en/data/visits/3',
  ...more,
})

test('a paper in English says so, and the words it adds itself are English', async () => {
  const read = await readPdf(await toPdf(paper([chart, table])))
  assert.equal(read.info.Language, 'en-GB')
  const printed = read.printed.join(' ')
  assert.match(printed, /Page 1 of \d/)
  assert.match(printed, /What the figures cannot say: Why\./)
  assert.doesNotMatch(printed, /Side 1|Kilde|Tallene/)
})

test('contents stand only where they are wanted', async () => {
  const without = await readPdf(await toPdf(paper([table])))
  assert.deepEqual(all(without.elements, 'TOC'), [])
  const [contents] = all((await readPdf(await toPdf(paper([table], { hasContents: true })))).elements, 'TOCI')
  assert.match(contents?.words ?? '', /The figures/)
})

test('a chart whose figures follow is not given them twice', async () => {
  const tables = async (blocks: Block[]) => {
    const read = await readPdf(await toPdf(paper(blocks)))
    return all(read.elements, 'Caption').map(({ words }) => words.trim())
  }
  assert.deepEqual(await tables([chart, table]), ['The figures of the chart: Visits', 'All visits'])
  assert.deepEqual(await tables([{ ...chart, figuresFollow: true }, table]), ['All visits'])
})

test('no line is drawn over what is not shown', async () => {
  const linesIn = async (points: (typeof chart & { kind: 'chart' })['points']) => {
    const bytes = await toPdf(paper([{ ...chart, points }]))
    return drawnLines(bytes)
  }
  const [whole, broken] = [await linesIn(chart.points.map(({ afterGap: _, ...one }) => one)), await linesIn(chart.points)]
  assert.equal(whole - broken, 1)
})

/** How many straight lines the pages draw, read from their streams. */
async function drawnLines(bytes: Buffer): Promise<number> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  let lines = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList()
    for (const [place, what] of fnArray.entries()) if (what === OPS.constructPath) lines += lineSteps(argsArray[place])
  }
  await pdf.loadingTask.destroy()
  return lines
}

/** A path is a list of numbers: 0 x y moves, 1 x y draws a line, 2 and six numbers a curve, 4 closes. */
function lineSteps(given: unknown): number {
  const path = (given as [unknown, [ArrayLike<number> | null]])[1][0]
  let lines = 0
  for (let at = 0; path && at < path.length; ) {
    const step = path[at] ?? 4
    if (step === 1) lines++
    at += [3, 3, 7, 5, 1][step] ?? 1
  }
  return lines
}
