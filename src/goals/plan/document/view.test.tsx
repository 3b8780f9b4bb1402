import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Frame } from '@trygby/ui'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import type { Block } from '../../../platform/paper/model.ts'
import { parseMarkdown } from './markdown.ts'
import type { PlanDocument } from './model.ts'
import { exampleDocument } from './testing/example-document.ts'
import { DocumentView } from './view.tsx'

const frameIn = (locale: Frame['locale']): Frame => ({
  locale,
  dir: locale === 'ar-XB' ? 'rtl' : 'ltr',
  town: { name: 'Prøveby' },
  path: '/plan',
  languages: [],
  navigation: [],
  signInHref: '',
  demonstration: true,
  version: '0',
  asset: (name) => name,
  footer: { accessibilityHref: '', privacyHref: '', sourcesHref: '' },
})

const pageOf = (document: PlanDocument, locale: Frame['locale'] = 'da') =>
  parseHTML(`<html><body>${<DocumentView frame={frameIn(locale)} document={document} />}</body></html>`).document

test('chapters, the law and the consultation are headings of level 2, each with the anchor the contents link to', () => {
  const page = pageOf(exampleDocument)
  const headings = [...page.querySelectorAll('section > h2')]
  assert.deepEqual(
    headings.map((heading) => heading.textContent),
    [...exampleDocument.chapters.map(({ number, title }) => `${number}. ${title}`), 'Retsgrundlag', 'Svar fra høringen'],
  )
  assert.deepEqual(
    [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href')),
    headings.map((heading) => `#${heading.id}`),
  )
  assert.equal(headings[0]?.id, `kapitel-${exampleDocument.chapters[0]?.thread}`)
})

test('an invented adoption is said before anything else', () => {
  assert.match(pageOf(exampleDocument).body.firstElementChild?.textContent ?? '', /Vedtagelsen er opfundet/)
})

test('on an English page the words around are English, and everything of the plan is marked as Danish', () => {
  const page = pageOf(exampleDocument, 'en')
  assert.match(page.body.textContent ?? '', /The adoption is invented/)
  const plan = [...page.querySelectorAll('section')]
  assert.ok(plan.every((section) => section.closest('[lang=da]')))
  // The words of charts and tables inside the plan too: a voice would read them as Danish.
  assert.doesNotMatch(plan.map((section) => section.textContent).join(''), /See the figures|Uncertainty/)
})

test('a chart has its figures as a table, and both say where they come from', () => {
  const chart = pageOf(exampleDocument).querySelector('section.chart-frame')
  assert.match(chart?.textContent ?? '', /53–72/)
  assert.match(chart?.textContent ?? '', /Danmarks Statistik, STRAF11/)
})

test('a chart that lacks its figures or its source is not drawn, and the page says so instead of failing', () => {
  for (const block of exampleDocument.chapters[0]?.blocks ?? []) {
    if (block.kind !== 'chart') continue
    for (const broken of [
      { ...block, points: [] },
      { ...block, note: { ...block.note, source: '' } },
      { ...block, note: { ...block.note, asOf: '', cannotSay: [] } },
    ]) {
      const page = pageOf({ ...exampleDocument, chapters: [{ thread: 'x', number: 1, title: 'Et', blocks: [broken] }] })
      assert.equal(page.querySelector('.chart-frame'), null)
      assert.match(page.body.textContent ?? '', /Antallet faldt.*Figuren er ikke vist/)
    }
  }
})

test('a table without a name is named after the heading it stands under, and an empty heading has words', () => {
  const table = [...pageOf(exampleDocument).querySelectorAll('table')].find((one) => one.textContent?.includes('ansøgningsformular'))
  assert.equal(table?.querySelector('caption')?.textContent, 'Tabel: Hvem gør hvad')
  assert.equal(table?.querySelector('th')?.textContent, 'Emne')
})

const KNOWN =
  /^(section|nav|h[2-4]|p|ul|ol|li|a|strong|em|code|br|blockquote|hr|div|table|caption|thead|tbody|tr|th|td|dl|dt|dd|span|svg|use|path|circle)$/

test('whatever is written, the page holds only its own elements', () => {
  const pieces = fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '"><svg onload=z>',
    '[a](javascript:b)',
    '[a]("onmouseover="x)',
    '**',
    '\n\n',
    '# ',
    '- ',
    '| a | b |\n|---|---|\n',
    '`',
    "'",
    '&',
    '<!--',
    ']]>',
    '</p>',
    '![<b>](x)',
    '<https://a.dk/"x>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 10 })), { maxLength: 12 }), (written) => {
      const blocks = parseMarkdown(written.join('')).blocks.filter((block): block is Block => block.kind !== 'part')
      const page = pageOf({
        ...exampleDocument,
        title: written.join(''),
        heard: [],
        chapters: [{ thread: 'x', number: 1, title: written.join(''), blocks }],
      })
      for (const element of page.body.querySelectorAll('*')) {
        assert.match(element.localName, KNOWN)
        for (const { name, value } of element.attributes) {
          assert.doesNotMatch(name, /^on/)
          if (name === 'href') assert.doesNotMatch(value, /^\s*(javascript|data|vbscript):/i)
        }
      }
    }),
    { numRuns: 150, seed: 14 },
  )
})
