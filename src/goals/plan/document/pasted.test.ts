import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseMarkdown } from './markdown.ts'
import { cleanPasted } from './pasted.ts'

const fixture = (name: string) => readFileSync(new URL(`pasted/fixtures/${name}`, import.meta.url), 'utf8')

for (const [what, given, wanted] of [
  ['Word, with its lists, table and smart tags', 'word.html', 'word.md'],
  ['Outlook, with a list inside a list', 'outlook.html', 'outlook.md'],
  ['Google Docs, where everything is inside one <b>', 'google-docs.html', 'google-docs.md'],
  ['Word as plain text, with bullets and tabs', 'word.txt', 'word.txt.md'],
  ['a PDF, with wrapped lines and a word cut in two', 'pdf.txt', 'pdf.txt.md'],
] as const) {
  test(`text from ${what} becomes Markdown`, () => {
    assert.equal(cleanPasted(fixture(given)), fixture(wanted).trimEnd())
  })

  test(`text from ${what}, tidied twice, is the same`, () => {
    assert.equal(cleanPasted(cleanPasted(fixture(given))), fixture(wanted).trimEnd())
  })
}

for (const [what, given, wanted] of [
  ['hidden hyphens and spaces of no width go', 'tryg\u00adhed i\u200b byen\ufeff', 'tryghed i byen'],
  ['a space that does not break becomes a space', '§\u00a014', '§ 14'],
  ["Windows' quotes and dashes come back", '\u0093Vi\u0094 \u0096 sammen', '“Vi” – sammen'],
  ["Word's break of line inside a paragraph stays a break", 'Første\u000bAnden', 'Første  \nAnden'],
  ['Danish quotes and dashes stay', '“Vi går den lange vej” – en beboer', '“Vi går den lange vej” – en beboer'],
  ['a line of speech is no list', '– Vi vil have lys.\n– Det kommer.', '– Vi vil have lys.\n– Det kommer.'],
  ['Markdown stays Markdown', '## Mål\n\n- et\n  - to\n\n{{goal safe-town}}\n\n| A | B |\n|---|---|\n| 1 | 2 |', null],
  ['what is in a fence is not touched', '```\n•\tet\na\tb\nc\td\n```', null],
  ['a text that speaks of an element is not a page', 'Skriv <p>tekst</p> i feltet.', null],
  ['a script in pasted HTML is gone, and its words are not run', '<p>Hej</p><script>alert(1)</script><p onclick="x()">du</p>', 'Hej\n\ndu'],
  ['a link that may not be followed is its words', '<p>Se <a href="javascript:alert(1)">her</a></p>', 'Se her'],
  ['a picture is the words it carries', '<p><img src="x.png" alt="Kort over byen"> viser stien</p>', 'Kort over byen viser stien'],
  [
    'signs that Markdown would take for its own are kept as they were',
    '<p>2 * 3 * 4 og [x](y)</p><p># ikke en overskrift</p>',
    '2 \\* 3 \\* 4 og [x\\](y)\n\n\\# ikke en overskrift',
  ],
  [
    'long lines under each other are paragraphs',
    `${'ord '.repeat(40).trim()}\nNæste afsnit`,
    `${'ord '.repeat(40).trim()}\n\nNæste afsnit`,
  ],
] as const) {
  test(what, () => {
    assert.equal(cleanPasted(given), wanted ?? given)
  })
}

test('whatever is pasted, nothing is thrown, and tidying twice is tidying once', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      '•\tet',
      'o\tto',
      '1.\ttre',
      'a\tb\tc',
      '- et',
      '  - to',
      '',
      '```',
      '| a | b |',
      '<p>x</p>',
      'ord '.repeat(30),
      '\u000b',
      '</div>',
      '<o:p>',
      '<table><tr><td>',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const once = cleanPasted(lines.join('\n'))
      assert.ok(parseMarkdown(once))
      if (!/<\w/.test(once)) assert.equal(cleanPasted(once), once)
    }),
    { numRuns: 500, seed: 14 },
  )
})
