import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Block, type Inline, mayLinkTo, withHeadingsInOrder } from '../../../platform/paper/model.ts'
import { parseMarkdown } from './markdown.ts'

const blocksOf = (text: string) => parseMarkdown(text).blocks
const p = (...text: Inline[]): Block => ({ kind: 'paragraph', text })

for (const [what, text, wanted] of [
  [
    'headings of level 1 and 2 become 3, deeper ones 4',
    '# A\n\n## B\n\n### C\n\n###### D',
    [
      { kind: 'heading', level: 3, text: [{ text: 'A' }] },
      { kind: 'heading', level: 3, text: [{ text: 'B' }] },
      { kind: 'heading', level: 4, text: [{ text: 'C' }] },
      { kind: 'heading', level: 4, text: [{ text: 'D' }] },
    ],
  ],
  [
    'bold, italics and code stand in their runs',
    'Vi er **tidlige**, *inkluderende* og `åbne`.',
    [
      p(
        { text: 'Vi er ' },
        { text: 'tidlige', strong: true },
        { text: ', ' },
        { text: 'inkluderende', emphasis: true },
        { text: ' og ' },
        { text: 'åbne', code: true },
        { text: '.' },
      ),
    ],
  ],
  [
    'a line on its own in double braces is a live part, also between lines of text',
    'Før\n{{goal  safe-town}}\nEfter',
    [p({ text: 'Før' }), { kind: 'part', call: 'goal safe-town' }, p({ text: 'Efter' })],
  ],
  ['braces inside a line are text', 'Skriv {{goal safe-town}} her', [p({ text: 'Skriv {{goal safe-town}} her' })]],
  [
    'two spaces at the end are a break of line, one line end is not',
    'Et  \nto\ntre',
    [p({ text: 'Et' }, { text: '\n' }, { text: 'to tre' })],
  ],
  [
    'a list in a list',
    '- a\n    - b\n- c',
    [
      {
        kind: 'list',
        ordered: false,
        items: [[p({ text: 'a' }), { kind: 'list', ordered: false, items: [[p({ text: 'b' })]] }], [p({ text: 'c' })]],
      },
    ],
  ],
  ['a numbered list', '1. a\n2. b', [{ kind: 'list', ordered: true, items: [[p({ text: 'a' })], [p({ text: 'b' })]] }]],
  [
    'a heading inside a quote is a line in bold',
    '> # Til jer\n> Vi vil have lys',
    [{ kind: 'quote', blocks: [p({ text: 'Til jer', strong: true }), p({ text: 'Vi vil have lys' })] }],
  ],
  [
    'a table, with figures to the right and its name from the line before it',
    'Tabel 2: Hvor mange\n\n| År | Antal |\n|---|---|\n| 2024 | 1.234 |\n| i alt |',
    [
      {
        kind: 'table',
        caption: 'Hvor mange',
        columns: [{ heading: 'År' }, { heading: 'Antal', numeric: true }],
        rows: [
          [[{ text: '2024' }], [{ text: '1.234' }]],
          [[{ text: 'i alt' }], []],
        ],
      },
    ],
  ],
  ['a rule', 'a\n\n---\n\nb', [p({ text: 'a' }), { kind: 'rule' }, p({ text: 'b' })]],
  ['indented text is text, not a program', '    Kære alle', [p({ text: 'Kære alle' })]],
  ['a fence is its lines', '```\na <b>\nb\n```', [p({ text: 'a <b>', code: true }, { text: '\n' }, { text: 'b', code: true })]],
  ['a script is shown as text', '<script>alert(1)</script>', [p({ text: '<script>alert(1)</script>' })]],
  ['an element with an event is shown as text', 'Se <a onclick="x()">her</a>', [p({ text: 'Se <a onclick="x()">her</a>' })]],
  ['a picture is the words it carries', '![Kort over byen](https://example.dk/x.png)', [p({ text: 'Kort over byen' })]],
  [
    'bare addresses and mail addresses are links',
    'https://dkr.dk og tryg@example.dk',
    [p({ text: 'https://dkr.dk', href: 'https://dkr.dk' }, { text: ' og ' }, { text: 'tryg@example.dk', href: 'mailto:tryg@example.dk' })],
  ],
  ['a link within the town', '[målene](/da/goals)', [p({ text: 'målene', href: '/da/goals' })]],
  ['nothing is nothing', ' \n\n ', []],
] as const) {
  test(what, () => assert.deepEqual(blocksOf(text), wanted))
}

for (const address of [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  'java&#10;script:x',
  ' javascript:x',
]) {
  test(`a link to ${address} is no link`, () => {
    for (const block of blocksOf(`[her](${address}) <${address}>`)) {
      const runs = block.kind === 'paragraph' ? block.text : []
      for (const { href } of runs) assert.ok(href === undefined || (mayLinkTo(href) && !/evil|script/i.test(href)), String(href))
    }
  })
}

test('a heading of level 4 without one of level 3 before it is raised', () => {
  const level = (blocks: Block[]) => withHeadingsInOrder(blocks).map((block) => (block.kind === 'heading' ? block.level : 0))
  const heading = (at: 3 | 4): Block => ({ kind: 'heading', level: at, text: [{ text: 'x' }] })
  assert.deepEqual(level([heading(4), heading(4), heading(3), heading(4)]), [3, 3, 3, 4])
})

/** Every word of the blocks, in order. */
const said = (blocks: Block[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'list':
          return block.items.map(said).join(' ')
        case 'quote':
          return said(block.blocks)
        case 'table':
          return [
            ...block.columns.map(({ heading }) => heading),
            ...block.rows.flat().map((cell) => cell.map(({ text }) => text).join('')),
          ].join(' ')
        case 'chart':
        case 'rule':
          return ''
        default:
          return block.text.map(({ text }) => text).join('')
      }
    })
    .join(' ')

const depth = (blocks: Block[]): number =>
  1 +
  Math.max(
    0,
    ...blocks.map((block) =>
      block.kind === 'quote' ? depth(block.blocks) : block.kind === 'list' ? Math.max(0, ...block.items.map(depth)) : 0,
    ),
  )

const written = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '# a',
      '- b',
      '  - c',
      '> d',
      '1. e',
      '| a | b |',
      '|---|---|',
      '```',
      '---',
      '{{x y}}',
      '<script>',
      '[a](javascript:b)',
      '**',
      '![x](y)',
      '\t',
      '    x',
      '&lt;',
      '\\',
    ),
  ),
  { maxLength: 25 },
)

test('any text is read: nothing is thrown, no list is endlessly deep, every link is allowed', () => {
  fc.assert(
    fc.property(written, (lines) => {
      const blocks = blocksOf(lines.join('\n')).filter((block): block is Block => block.kind !== 'part')
      assert.ok(depth(blocks) < 10)
      const runs = (all: Block[]): Inline[] =>
        all.flatMap((block) =>
          'text' in block
            ? block.text
            : block.kind === 'quote'
              ? runs(block.blocks)
              : block.kind === 'list'
                ? block.items.flatMap(runs)
                : [],
        )
      for (const { href } of runs(blocks)) assert.ok(href === undefined || mayLinkTo(href))
    }),
    { numRuns: 1000, seed: 14 },
  )
})

test('no word is lost, however deep it stands', () => {
  const deep = [
    ...Array.from({ length: 60 }, (_, level) => `${' '.repeat(2 * level)}- punkt${level}.`),
    `${'> '.repeat(50)}citat.`,
    `${'- '.repeat(50)}inderst.`,
  ].join('\n')
  const words = said(blocksOf(deep) as Block[])
  for (const word of ['citat.', 'inderst.', ...Array.from({ length: 60 }, (_, level) => `punkt${level}.`)])
    assert.ok(words.includes(word), word)
})

const LONG = 200_000
for (const [what, unit] of Object.entries({
  'quote signs': '>',
  'list signs': '- ',
  stars: '*',
  brackets: '[',
  pictures: '![',
  ticks: '`a',
  'emphasis in emphasis': '*a **a ',
  tables: '|a|b|\n',
  addresses: 'http://a.dk/(',
  backslashes: '\\[',
  paragraphs: 'a\n\n',
  indents: ' ',
  entities: '&amp;',
})) {
  test(`two hundred thousand signs of ${what} are read in under a second`, () => {
    // The processor's own time: other work on the machine is not the reader's.
    const start = process.cpuUsage()
    blocksOf(unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG))
    assert.ok(process.cpuUsage(start).user < 1_000_000)
  })
}
