import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { toDocx } from './docx.ts'
import type { PlanDocument } from './model.ts'
import { exampleDocument } from './testing/example-document.ts'
import { paragraphsOf, partsOf, type ReadParagraph } from './testing/read-docx.ts'
import { bare, wordsInOrder } from './testing/reading-order.ts'

let parts: Map<string, string>
let paragraphs: ReadParagraph[]
before(async () => {
  parts = partsOf(await toDocx(exampleDocument))
  paragraphs = paragraphsOf(parts.get('word/document.xml') ?? '')
})
const part = (name: string) => parts.get(name) ?? ''

test('the file says its title, who it is from, and that it is Danish', () => {
  assert.match(part('docProps/core.xml'), /<dc:title>Ishøj – en tryg by\. Plan for den sammenhængende indsats<\/dc:title>/)
  assert.match(part('docProps/core.xml'), /<dc:creator>Ishøj Kommune<\/dc:creator>/)
  assert.match(part('docProps/core.xml'), /Vedtagelsen er opfundet/)
  assert.match(part('word/styles.xml'), /<w:docDefaults>.*<w:lang w:val="da-DK"\/>/)
})

test('chapters and parts are real headings, in order', () => {
  const headings = paragraphs.filter(({ style }) => /^(Title|Heading\d)$/.test(style))
  assert.deepEqual(headings[0], { style: 'Title', words: exampleDocument.title, isListed: false, isInTable: false })
  assert.deepEqual(
    headings.filter(({ style }) => style === 'Heading1').map(({ words }) => words),
    ['Indhold', ...exampleDocument.chapters.map(({ number, title }) => `${number}. ${title}`), 'Retsgrundlag', 'Svar fra høringen'],
  )
  assert.ok(headings.some(({ style, words }) => style === 'Heading2' && words === 'Hvad målet er'))
  assert.ok(headings.some(({ style, words }) => style === 'Heading3' && words === 'Hvem gør hvad'))
})

test('it says what the plan says, in the same order; a chart is a table with its sentence', () => {
  const said = bare(paragraphs.map(({ words }) => words).join(''))
    .replace(/Kilde:DanmarksStatistik,STRAF11Talfra:/g, 'Kilde:DanmarksStatistik,STRAF11.Talfra')
    .replaceAll('.Byggerpå', 'Byggerpå')
  // Word writes the marks of lists and facts itself; points and colons are set a little otherwise.
  const loose = (text: string) => text.replace(/[.:•]/g, '')
  const wanted = bare(
    wordsInOrder(exampleDocument).join('').replace('FIGURE', '').replaceAll('1. Lys', 'Lys').replaceAll('2. Bænke', 'Bænke'),
  )
  assert.equal(loose(said), loose(wanted))
})

test('tables have a row of headings that comes again on each page', () => {
  const xml = part('word/document.xml')
  const tables = xml.split('<w:tbl>').slice(1)
  assert.equal(tables.length, 3)
  for (const table of tables) {
    assert.equal(table.match(/<w:tblHeader\/>/g)?.length, 1)
    assert.match(table, /w:firstRow="(1|true)"/)
  }
})

test('lists are lists', () => {
  assert.deepEqual(
    paragraphs.filter(({ isListed }) => isListed).map(({ words }) => words.slice(0, 11)),
    ['Gode naboer', 'Steder, der', 'Lys på stie', 'Bænke, som ', 'Et nummer a'],
  )
})

test('links lead out, to chapters, and to the town from outside it', () => {
  const links = part('word/_rels/document.xml.rels')
  assert.match(links, /Target="https:\/\/dkr\.dk\/"/)
  assert.match(links, /Target="https:\/\/tryg\.example\.dk\/da\/knowledge"/)
  const xml = part('word/document.xml')
  const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor)
  const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name))
  assert.equal(anchors.length, exampleDocument.chapters.length + 3)
  for (const anchor of anchors) assert.ok(bookmarks.has(anchor), anchor)
})

test('every page says that the adoption is invented and that it is a demonstration', () => {
  const header = [...parts].filter(([name]) => /^word\/(header|footer)\d\.xml$/.test(name)).map(([, xml]) => xml)
  assert.ok(header.some((xml) => xml.includes('Vedtagelsen er opfundet')))
  assert.ok(header.some((xml) => xml.includes('Demonstration')))
  assert.ok(header.some((xml) => /PAGE<.*NUMPAGES/s.test(xml)))
})

test('signs that would break the file are left out, and those that look like its own are words', async () => {
  const odd: PlanDocument = {
    ...exampleDocument,
    title: 'Plan \u0001 <w:p> & "to"\ud800',
    chapters: [
      {
        thread: 'x',
        number: 1,
        title: 'A & B',
        blocks: [{ kind: 'paragraph', text: [{ text: '</w:t>\u000b\u0000 & 😀' }, { text: 'her', href: 'javascript:alert(1)' }] }],
      },
    ],
  }
  const read = partsOf(await toDocx(odd))
  const words = paragraphsOf(read.get('word/document.xml') ?? '').map((one) => one.words)
  assert.ok(words.includes('Plan  <w:p> & "to"\ufffd'))
  assert.ok(words.includes('</w:t> & 😀her'))
  assert.doesNotMatch([...read.values()].join(''), /javascript:/)
})
