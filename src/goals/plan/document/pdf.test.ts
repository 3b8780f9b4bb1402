import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { evenTicks } from '../../../platform/paper/pdf/chart.ts'
import { all, type ReadPdf, readPdf } from '../../../platform/paper/testing/read-pdf.ts'
import type { PlanDocument } from './model.ts'
import { toPdf } from './pdf.ts'
import { exampleDocument } from './testing/example-document.ts'
import { bare, wordsInOrder } from './testing/reading-order.ts'

let bytes: Buffer
let plan: ReadPdf
before(async () => {
  bytes = await toPdf(exampleDocument)
  plan = await readPdf(bytes)
})

test('the PDF says its language and its title, shows the title in the window, and is tagged', () => {
  assert.equal(plan.info.Language, 'da-DK')
  assert.equal(plan.info.Title, exampleDocument.title)
  assert.equal(plan.info.Author, 'Ishøj Kommune')
  assert.equal(plan.info.PDFFormatVersion, '1.7')
  assert.ok(plan.isMarked)
  const raw = bytes.toString('latin1')
  assert.match(raw, /\/DisplayDocTitle true/)
  assert.match(raw, /<pdfuaid:part>1<\/pdfuaid:part>/)
})

test('it has some forty pages', () => {
  assert.ok(plan.pages >= 35 && plan.pages <= 60, String(plan.pages))
})

test('its headings are a tree in the order of the plan, and none skips a level', () => {
  const headings = all(plan.elements, 'H1', 'H2', 'H3', 'H4').map(({ role, words }) => ({
    level: Number(role.slice(1)),
    words: words.trim(),
  }))
  assert.deepEqual(headings[0], { level: 1, words: exampleDocument.title })
  assert.deepEqual(
    headings.filter(({ level }) => level === 2).map(({ words }) => words),
    ['Indhold', ...exampleDocument.chapters.map(({ number, title }) => `${number}. ${title}`), 'Retsgrundlag', 'Svar fra høringen'],
  )
  for (const [place, { level }] of headings.entries()) assert.ok(level <= (headings[place - 1]?.level ?? 0) + 1, `${place}`)
})

test('tables have headings for columns and rows, each with what it is the heading of, and a name', () => {
  const tables = all(plan.elements, 'Table')
  const long = tables.find((table) => all([table], 'Caption').some(({ words }) => words.includes('Hvem gør hvad, hvor og hvornår')))
  assert.ok(long)
  assert.deepEqual(
    all(all([long], 'THead'), 'TH').map(({ words }) => words.trim()),
    ['Indsats', 'Ansvarlig', 'Ser på den', 'Udgift, kr.'],
  )
  const raw = bytes.toString('latin1')
  const headers = raw.match(/\/S \/TH\b/g)?.length ?? 0
  const scopes = raw.match(/\/Scope \/(Column|Row)\b/g)?.length ?? 0
  assert.ok(headers > 90)
  assert.equal(scopes, headers)
})

test('a table that goes on over pages shows its headings on each, and says them once to a screen reader', () => {
  const pages = new Set(
    all(plan.elements, 'TR')
      .filter(({ words }) => words.includes('Demoindsats'))
      .map(({ page }) => page),
  )
  assert.ok(pages.size >= 4)
  for (const page of pages) assert.match(plan.printed[page - 1] ?? '', /Indsats.*Ansvarlig/)
  assert.equal(all(plan.elements, 'TH').filter(({ words }) => words.trim() === 'Ansvarlig').length, 1)
})

test('a chart has its title and its sentence as alternative text, and its figures as a table', () => {
  const figures = all(plan.elements, 'Figure')
  assert.deepEqual(
    figures.map(({ alt }) => alt),
    ['Anmeldte indbrud i beboelse. Antallet faldt fra 62 i 2019 til 41 i 2025. Intervallerne overlapper ikke.'],
  )
  assert.ok(
    all(plan.elements, 'Table').some(
      ({ words }) => words.includes('Tallene i figuren: Anmeldte indbrud i beboelse') && words.includes('53–72'),
    ),
  )
})

test('read by its tree, the PDF says what the plan says, in the same order', () => {
  const figure = all(plan.elements, 'Figure')[0]?.words ?? ''
  const said = bare(plan.elements.map(({ words }) => words).join(''))
  const contents = all(plan.elements, 'TOCI').map(({ words }) => words)
  let wanted = bare(wordsInOrder(exampleDocument).join('').replace('FIGURE', figure))
  const titles = bare(contents.map((words) => words.replace(/\s*\d+$/, '')).join(''))
  wanted = wanted.replace(titles, bare(contents.join('')))
  const differs = [...said].findIndex((sign, place) => sign !== wanted[place])
  assert.equal(said.slice(Math.max(0, differs - 40), differs + 40), wanted.slice(Math.max(0, differs - 40), differs + 40))
  assert.equal(said.length, wanted.length)
})

test('words do not grow together where a line ends', () => {
  const paragraph = all(plan.elements, 'P').find(({ words }) => words.startsWith('Derfor spørger vi beboerne'))
  assert.ok(paragraph?.words.includes('Børn og unge skal have noget at gå til, og voksne, der tror på dem. Forældre er med'))
})

test('lists are lists, quotes are quotes, notes are notes', () => {
  const lists = all(plan.elements, 'L')
  assert.equal(lists.length, 2)
  assert.deepEqual(
    all(plan.elements, 'Lbl').map(({ words }) => words.trim()),
    ['•', '•', '1.', '2.', '•'],
  )
  assert.match(bytes.toString('latin1'), /\/ListNumbering \/Decimal/)
  assert.ok(all(plan.elements, 'BlockQuote').some(({ words }) => words.includes('Jeg går den lange vej hjem')))
  assert.ok(all(plan.elements, 'Note').length >= 2)
})

test('links lead where the plan says, with words for those who do not see them; links to the town are absolute', () => {
  const to = (url: string) => plan.links.filter((link) => link.url === url)
  assert.equal(to('https://dkr.dk/').length, 1)
  assert.equal(to('https://tryg.example.dk/da/knowledge')[0]?.words, 'byens egne tal')
  assert.ok(plan.links.every(({ words }) => words))
  const inside = plan.links.filter(({ url }) => !url)
  assert.equal(inside.length, exampleDocument.chapters.length + 3)
})

test('bookmarks follow the chapters and their parts', () => {
  assert.equal(plan.outline.length, exampleDocument.chapters.length + 2)
  assert.equal(plan.outline[0]?.title, '1. En tryg by')
  assert.deepEqual(
    plan.outline[0]?.items.map(({ title }) => title),
    ['Hvad målet er', 'Hvordan det går'],
  )
})

test('every page says that the adoption is invented, that it is a demonstration, and which page it is', () => {
  for (const [place, printed] of plan.printed.entries()) {
    assert.ok(printed.includes('Vedtagelsen er opfundet'), `page ${place + 1}`)
    assert.ok(printed.includes('Demonstration'), `page ${place + 1}`)
    assert.ok(printed.includes(`Side ${place + 1} af ${plan.pages}`), `page ${place + 1}`)
  }
})

test('the contents name the page each chapter is on', () => {
  for (const { words } of all(plan.elements, 'TOCI')) {
    const [, title = '', page] = /^(.*?)\s+(\d+)$/.exec(words.trim()) ?? []
    assert.ok(
      all(plan.elements, 'H2').some((heading) => heading.words.trim() === title.trim() && heading.page === Number(page)),
      words,
    )
  }
})

test('all letters are embedded, and Polish, Turkish and Ukrainian names are whole', () => {
  assert.ok(plan.printed.some((printed) => printed.includes('Łódź, Gdańsk; tyrkisk: İstanbul, ğ')))
  assert.ok(plan.printed.some((printed) => printed.includes('Київ')))
  assert.doesNotMatch(bytes.toString('latin1'), /\/BaseFont \/Helvetica/)
})

test('the same plan gives the same bytes', async () => {
  assert.ok(bytes.equals(await toPdf(exampleDocument)))
})

test('an adopted plan that is no demonstration carries no mark', async () => {
  const real: PlanDocument = {
    ...exampleDocument,
    isDemonstration: false,
    adoption: { on: '2026-02-03', caseNumber: '26/1', minutesAddress: '', isInvented: false },
    chapters: exampleDocument.chapters.slice(1, 2),
  }
  const { printed } = await readPdf(await toPdf(real))
  assert.doesNotMatch(printed.join(''), /opfundet|Demonstration/)
})

test('what is hard to set is set: no chapters, an emoji, a word without end, a row of a thousand lines, lists in lists', async () => {
  const long = 'ord '.repeat(6000)
  let deep: PlanDocument['chapters'][number]['blocks'] = [{ kind: 'paragraph', text: [{ text: 'inderst' }] }]
  for (let level = 0; level < 8; level++)
    deep = [{ kind: level % 2 === 0 ? 'list' : 'quote', ordered: false, items: [deep], blocks: deep } as never]
  const hard: PlanDocument = {
    ...exampleDocument,
    chapters: [
      {
        thread: 'x',
        number: 1,
        title: '',
        blocks: [
          { kind: 'paragraph', text: [{ text: 'Glade børn 😀 – עברית' }] },
          { kind: 'paragraph', text: [{ text: 'x'.repeat(5000) }] },
          { kind: 'table', caption: '', columns: [{ heading: 'A' }, { heading: 'B' }], rows: [[[{ text: long }], [{ text: 'kort' }]]] },
          { kind: 'table', caption: 'Uden rækker', columns: [{ heading: 'A' }], rows: [] },
          { kind: 'list', ordered: true, items: [] },
          {
            kind: 'chart',
            title: 'Ét punkt',
            alternative: 'Et tal.',
            unit: '%',
            digits: 1,
            points: [{ x: 2025, label: '2025', value: 3.5 }],
            note: { source: 's', asOf: '2025-01-01', n: 'n', uncertainty: 'u', cannotSay: [] },
          },
          {
            kind: 'chart',
            title: 'Ingen',
            alternative: 'Ingen tal.',
            unit: '%',
            digits: 1,
            points: [],
            note: { source: 's', asOf: '2025-01-01', n: 'n', uncertainty: 'u', cannotSay: [] },
          },
          ...deep,
        ],
      },
    ],
    heard: [],
    legalBasis: null,
  }
  const read = await readPdf(await toPdf(hard))
  const said = read.elements.map(({ words }) => words).join('')
  assert.ok(said.includes('inderst'))
  assert.ok(bare(said).replace('kort', '').includes(bare(long)))
  const empty = await readPdf(await toPdf({ ...hard, chapters: [] }))
  assert.equal(empty.pages, 1)
})

test('no page is left half empty: a chart stands where it fits and its figures may follow, a long note ends on the next page', async () => {
  const [text] = exampleDocument.chapters[1]?.blocks.filter(({ kind }) => kind === 'paragraph') ?? []
  const chart = exampleDocument.chapters[0]?.blocks.find((block) => block.kind === 'chart')
  assert.ok(text && chart)
  const note = {
    ...chart.note,
    cannotSay: Array<string>(40).fill('Tallet siger ikke, hvad der er årsagen, og heller ikke, hvad der sker næste år.'),
  }
  const table = {
    kind: 'table' as const,
    caption: 'Kort',
    columns: [{ heading: 'A' }],
    rows: [[[{ text: 'Først' }]], [[{ text: 'Sidst' }]]],
    note,
  }
  const blocks = [...Array(2).fill(text), chart, ...Array(2).fill(text), table]
  const read = await readPdf(await toPdf({ ...exampleDocument, chapters: [{ thread: 'x', number: 1, title: 'Et', blocks }] }))
  const pageOf = (role: string, words: string) => all(read.elements, role).find((one) => one.words.includes(words))?.page
  assert.equal(all(read.elements, 'Figure')[0]?.page, pageOf('H2', '1. Et'))
  assert.equal(pageOf('TBody', '2025'), Number(pageOf('H2', '1. Et')) + 1)
  const notes = all(read.elements, 'Note').filter(({ words }) => words.includes('næste år') || words.includes('Danmarks Statistik'))
  assert.ok(notes.some(({ page }) => page === pageOf('TR', 'Sidst')) && notes.some(({ page }) => page > Number(pageOf('TR', 'Sidst'))))
})

test('the axis of a chart has round numbers around its figures', () => {
  assert.deepEqual(evenTicks(34, 72), [30, 40, 50, 60, 70, 80])
  assert.deepEqual(evenTicks(5, 5).length > 1, true)
  assert.deepEqual(evenTicks(0.1, 0.42), [0.1, 0.2, 0.30000000000000004, 0.4, 0.5])
})
