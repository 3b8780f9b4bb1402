// The look for names and numbers before words are saved: what it finds, what it leaves alone, and how sure that is on 300 written sentences.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Finding, type FindingKind, findingKinds, findPeople, redact } from './find-people.ts'

const known = ['Store Torv', 'Ishøj Bycenter', 'Ishøj Station', 'Gammel Køgevej']

interface Sentence {
  text: string
  said: Finding[]
}

/** In the files `{name:Peter}` marks what points at a person. */
function sentencesOf(file: string): Sentence[] {
  const lines = readFileSync(new URL(`sentences/${file}`, import.meta.url), 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => {
    const said: Finding[] = []
    let text = ''
    for (const piece of line.split(/(\{[^}]*\})/)) {
      const [, what, words] = /^\{([a-z-]+):(.*)\}$/.exec(piece) ?? []
      // The files hold these kinds only; another one would be in no count.
      if (what && words) said.push({ what: what as FindingKind, from: text.length, to: text.length + words.length })
      text += words ?? piece
    }
    return { text, said }
  })
}

const touches = (a: Finding, b: Finding): boolean => a.what === b.what && a.from < b.to && b.from < a.to

/** Per kind how many there are and how many were found; and how many sentences without anybody were stopped. */
function measure(sentences: Sentence[]) {
  const kinds = new Map(findingKinds.map((kind) => [kind, { said: 0, found: 0, wrong: 0 }]))
  const missed: string[] = []
  const alarms: string[] = []
  let without = 0
  for (const { text, said } of sentences) {
    const found = findPeople(text, known)
    for (const one of said) {
      const count = kinds.get(one.what)
      assert.ok(count, `${one.what} is a kind`)
      count.said++
      if (found.some((other) => touches(one, other))) count.found++
      else missed.push(`${text.slice(one.from, one.to)} | ${text}`)
    }
    if (said.length === 0) without++
    for (const one of found)
      if (!said.some((other) => one.from < other.to && other.from < one.to)) {
        const count = kinds.get(one.what)
        if (count) count.wrong++
        alarms.push(`${text.slice(one.from, one.to)} | ${text}`)
      }
  }
  const stopped = new Set(alarms.map((alarm) => alarm.split(' | ')[1])).size
  return { kinds, missed, alarms, without, stopped, n: sentences.length }
}

const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / Math.max(whole, 1)).toFixed(1)} %)`

// The hundred were written before the look was made right, by whoever made it. First measured: 31 of 32 names, no false alarm; after that
// names that are no everyday words, Gert among them, were taken out of the list of those that are.
for (const [file, name, least] of [
  ['tuned.txt', 'the 200 sentences it was made with', 0.97],
  ['held-out.txt', 'the 100 sentences that were held out', 0.95],
] as const)
  test(`it finds people in ${name}, and seldom where there are none`, (t) => {
    const { kinds, missed, alarms, without, stopped, n } = measure(sentencesOf(file))
    t.diagnostic(`${file}: ${n} sentences, ${without} of them without anybody`)
    for (const [kind, { said, found, wrong }] of kinds) t.diagnostic(`${kind}: found ${share(found, said)}, found wrongly ${wrong}`)
    t.diagnostic(`sentences stopped without reason: ${share(stopped, without)}`)
    if (process.env.SHOW) for (const line of [...missed.map((m) => `missed: ${m}`), ...alarms.map((a) => `alarm: ${a}`)]) t.diagnostic(line)
    for (const [kind, { said, found }] of kinds) assert.ok(found >= said * (kind === 'name' ? least : 1), `${kind}: ${found} of ${said}`)
    assert.ok(stopped <= without * 0.05, `${stopped} of ${without}`)
  })

test('numbers are found however they are spelled', () => {
  const spelled: [FindingKind, string[]][] = [
    [
      'phone',
      [
        '20304050',
        '20 30 40 50',
        '2030 4050',
        '20-30-40-50',
        '20.30.40.50',
        '203 04 050',
        '2 0 3 0 4 0 5 0',
        '+45 20304050',
        '(+45) 20 30 40 50',
        '004520304050',
        '+46 70 123 45 67',
        '07911 123456',
        '２０３０４０５０',
        '20\u200b304050',
        'tlf20304050',
        'tyve tredive fyrre halvtreds',
      ],
    ],
    [
      'person-number',
      [
        '010203-1234',
        '0102031234',
        '010203 1234',
        '01 02 03 1234',
        '01.02.03-1234',
        '010203–1234',
        '610203-1234',
        '010203-xxxx',
        '19850615-1234',
      ],
    ],
    ['plate', ['AB 12 345', 'AB12345', 'ab12345', 'AB-12-345', 'ab 12 345', 'ABC 123', 'B-AB 1234', 'AB12 CDE', 'nummerplade: 7xyz9']],
    ['email', ['hans@example.dk', 'hans (at) example.dk', 'hans snabel-a example punktum dk', 'h.j+x@mail.example.co.uk']],
  ]
  for (const [what, texts] of spelled)
    for (const text of texts)
      assert.deepEqual(
        findPeople(`Skriv ${text} ned.`, []).map((one) => one.what),
        [what],
        text,
      )
})

test('days, times, sums, years and house numbers are left alone', () => {
  const ordinary = [
    'Den 12.05.2026 kl. 22.00-23.30 og igen 13.05.26.',
    'Kl. 2200-2330 hver dag.',
    'Mellem 2030 og 2150.',
    'Skolen fik 25.000.000 kr. i 2025-2026.',
    'Nr. 12, 14, 16 og 18 i 2635 Ishøj.',
    'Bus 300S og 400S.',
    'Der er 12 345 biler og 250 cykler.',
    'På 1. sal i nr 12 345 gange.',
  ]
  for (const text of ordinary) assert.deepEqual(findPeople(text), [], text)
})

test('names are found with their initials, after a title in small letters, as a page of a network, and e-mails said in words', () => {
  const said: [string, string][] = [
    ['Jeg så P. Hansen ødelægge lampen.', 'P. Hansen'],
    ['Det er J.P. Sørensen fra nr. 8.', 'J.P. Sørensen'],
    ['hr jensen har smidt affald.', 'jensen'],
    ['Pastor Holm taler i parken.', 'Holm'],
    ['Se facebook.com/peter.hansen.44 for mere.', 'facebook.com/peter.hansen.44'],
    ['Skriv til peter punktum hansen snabela gmail punktum com', 'peter punktum hansen snabela gmail punktum com'],
  ]
  for (const [text, found] of said)
    assert.deepEqual(
      findPeople(text).map(({ from, to }) => text.slice(from, to)),
      [found],
      text,
    )
})

test('the number of a lamp post, of a case, and a day written with the year first are nobody’s', () => {
  const numbers = [
    'Lygtepæl AB12345 lyser ikke.',
    'Lampe nr. 23456789 er væltet.',
    'Mast: 45671234 hænger.',
    'Sag 26/012345 er ikke besvaret.',
    'Hegnet er fra 2026-11-20 kl. 18.30.',
  ]
  for (const text of numbers) assert.deepEqual(findPeople(text), [], text)
  for (const text of ['Ring 20-26-11-20 om masten.', 'Ring om lampen 20304050.', 'Det er min sag, 20 30 40 50.'])
    assert.equal(findPeople(text).length, 1, text)
})

test('what is called after somebody is nobody', () => {
  const places = [
    'Søren Kierkegaards Vej er glat.',
    'Ved H.C. Andersens Boulevard holder de.',
    'Det er på Niels Bohrs Allé.',
    'Uden for Harald Nyborg og Louis Nielsen.',
    'Bålet på Sankt Hans aften.',
    'Rosen er visnet, og Maj var kold.',
    'Hans cykel og hendes cykel.',
    'Der er mørkt på Vibekevej.',
    'I live on James Street, near St. John Church.',
  ]
  for (const text of places) assert.deepEqual(findPeople(text), [], text)
  assert.deepEqual(findPeople('Vi ses ved Ottilie Hansen.', ['Ottilie Hansen']), [])
})

test('what is found is left out, and the rest stays as it was written', () => {
  const text = 'Naboen hedder Ｐeter Hansen, tlf. 20\u200b30 40 50, bil AB 12 345.'
  assert.equal(redact(text, findPeople(text)), 'Naboen hedder [navn], tlf. [telefon], bil [nummerplade].')
  assert.equal(redact('Lampen er slukket.', []), 'Lampen er slukket.')
})

test('nothing that is left out is found again', () => {
  for (const { text } of sentencesOf('tuned.txt')) {
    const left = redact(text, findPeople(text, known))
    assert.deepEqual(findPeople(left, known), [], left)
  }
})

test('any thousand signs take little time, and findings stand in order inside the text', () => {
  const pieces = fc.constantFrom(
    '1',
    '20 ',
    '@',
    '.',
    '-',
    'a',
    'A',
    'AB ',
    'Peter ',
    'hedder ',
    'nummerplade ',
    ' ',
    '\u200b',
    'ö',
    '(',
    'en og ',
    '+',
    'Vej',
    '😀',
    '\u0301',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1000 }),
    fc.array(pieces, { maxLength: 900 }).map((parts) => parts.join('').slice(0, 1000)),
    fc.tuple(pieces, fc.integer({ min: 1, max: 1000 })).map(([piece, n]) => piece.repeat(n).slice(0, 1000)),
  )
  findPeople('Peter', known)
  fc.assert(
    fc.property(text, (words) => {
      const began = process.cpuUsage()
      const found = findPeople(words, known)
      // Time of this process only: others may be at work on the machine.
      const spent = process.cpuUsage(began)
      assert.ok(spent.user + spent.system < 500_000, words.slice(0, 40))
      let at = 0
      for (const { from, to } of found) {
        assert.ok(from >= at && to > from && to <= words.length)
        at = to
      }
    }),
    { numRuns: 600 },
  )
})
