// Files as towns really save them: encodings, separators, workbooks, and those that are broken or mean harm.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import Excel from 'exceljs'
import { findOddWord, readCsv } from './read-csv.ts'
import { isMisnamed, readSheet } from './read-sheet.ts'
import { readXlsx } from './read-xlsx.ts'

const text = 'Område;År;Fravær\r\nGrønby;2023;4,5\r\nÆblø;2023;"3,9"\r\n'

const utf16 = (littleEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

describe('a text file', () => {
  const encodings: [string, Uint8Array][] = [
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', utf16(true)],
    ['utf-16be', utf16(false)],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ]
  for (const [encoding, bytes] of encodings)
    test(`in ${encoding} (${bytes.subarray(0, 2).toString()}) is read with its Danish letters`, () => {
      const read = readCsv(bytes)
      assert.ok(read.ok)
      assert.deepEqual(read.value.columns, ['Område', 'År', 'Fravær'])
      assert.deepEqual(read.value.rows, [
        { line: 2, cells: ['Grønby', '2023', '4,5'] },
        { line: 3, cells: ['Æblø', '2023', '3,9'] },
      ])
      assert.equal(read.value.form.encoding, encoding)
    })

  // Old DOS and Macintosh files: each letter a byte that means another letter, or none, in the encodings we read.
  const dos = { æ: 0x91, ø: 0x9b, å: 0x86, Æ: 0x92, Ø: 0x9d, Å: 0x8f }
  const mac = { æ: 0xbe, ø: 0xbf, å: 0x8c, Æ: 0xae, Ø: 0xaf, Å: 0x81 }
  const oldBytes = (written: string, letters: Record<string, number>) =>
    Uint8Array.from([...written].map((letter) => letters[letter] ?? letter.charCodeAt(0)))

  for (const [what, bytes, word] of [
    ['an old DOS file', oldBytes('sted;tid\nGrønby;2023\n', dos), 'Gr›nby'],
    ['an old DOS file with å first', oldBytes('sted;år\nIshøj;2023\n', dos), '†r'],
    ['an old Macintosh file', oldBytes('sted;tid\nIshøj;2023\n', mac), 'Ish¿j'],
    ['an old Macintosh file with å', oldBytes('sted;tid\nVejleådal;2023\n', mac), 'VejleŒdal'],
  ] as const)
    test(`${what} is read with a warning that names a word`, () => {
      const read = readCsv(bytes)
      assert.equal(read.ok && read.value.form.oddWord, word)
    })

  test('quotation marks, a dagger after a word and French letters are no cause for warning', () => {
    for (const written of ['Bo’s ‘by’', 'Ishøj† 3', 'sœur', '3¾', '»Nord‹ og ›Syd«']) assert.equal(findOddWord(written), undefined, written)
  })

  test('an old DOS file with a letter that means nothing is refused with a sentence about letters', () => {
    const read = readCsv(oldBytes('Område;År\nØst;2023\n', dos))
    assert.equal(!read.ok && read.errors[0]?.key, 'fileEncoding')
  })

  for (const [name, end] of [
    ['Windows', '\r\n'],
    ['Unix', '\n'],
    ['old Macintosh', '\r'],
  ])
    test(`lines are counted right with a line break inside quotation marks (${name} line ends)`, () => {
      const read = readCsv(Buffer.from(['a;b', `1;"to${end}linjer${end}til"`, '3;4', '5;6', ''].join(end ?? '')))
      assert.deepEqual(read.ok && read.value.rows.slice(1).map(({ line }) => line), [5, 6])
    })

  for (const separator of [';', ',', '\t'])
    test(`divided by ${JSON.stringify(separator)} is read`, () => {
      const read = readCsv(Buffer.from(['a', 'b', 'c\n1', '2', '3\n'].join(separator)))
      assert.deepEqual(read.ok && read.value.columns, ['a', 'b', 'c'])
    })

  const refusals: [string, Uint8Array, string][] = [
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'fileNotText'],
    ['half utf-16', utf16(true).subarray(0, 25), 'fileNotText'],
    ['only headings', Buffer.from('a;b\n'), 'fileNoRows'],
    ['one column', Buffer.from('a\n1\n'), 'fileOneColumn'],
    ['a heading that is empty', Buffer.from('a;;c\n1;2;3\n'), 'fileHeadings'],
    ['a heading that stands twice', Buffer.from('a;b;a\n1;2;3\n'), 'fileHeadings'],
    ['a quotation mark that never ends', Buffer.from('a;b\n1;"2\n3;4\n'), 'fileQuotes'],
    ['more than 100,000 rows', Buffer.from(`a;b\n${'1;2\n'.repeat(100_001)}`), 'fileTooManyRows'],
  ]
  for (const [what, bytes, key] of refusals)
    test(`with ${what} is refused with a sentence`, () => {
      const read = readCsv(bytes)
      assert.equal(!read.ok && read.errors[0]?.key, key)
    })
})

async function workbook(fill: (sheet: Excel.Worksheet) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  fill(book.addWorksheet('Tal'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** An archive with one part, its sizes as told or not. */
interface Bent {
  told?: number
  /** How often the list names the one part, and how often it says it does. */
  parts?: number
  counted?: number
  /** What an archive split over many files says here; a reader then looks for another list. */
  disk?: number
  listSize?: number
}

function archive(
  name: string,
  body: Buffer,
  { told = body.length, parts = 1, counted = parts, disk = 0, listSize }: Bent = {},
): Uint8Array {
  const packed = deflateRawSync(body)
  const local = Buffer.alloc(30 + name.length)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(told, 22)
  local.writeUInt16LE(name.length, 26)
  local.write(name, 30)
  const entry = Buffer.alloc(46 + name.length)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(told, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.write(name, 46)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(disk, 4)
  end.writeUInt16LE(counted, 8)
  end.writeUInt16LE(counted, 10)
  end.writeUInt32LE(listSize ?? entry.length * parts, 12)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, ...Array<Buffer>(parts).fill(entry), end])
}

describe('a workbook', () => {
  test('gives its numbers as numbers, its days as days and its formulas as what they come to', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['kode', 'dato', 'tal', 'sum'])
      sheet.addRow(['0183', new Date('2023-04-01T00:00:00Z'), 12.5, { formula: 'C2*2', result: 25 }])
      sheet.addRow(['101'])
    })
    const read = await readXlsx(bytes)
    assert.deepEqual(read.ok && read.value.rows, [
      { line: 2, cells: ['0183', '2023-04-01', 12.5, 25] },
      { line: 3, cells: ['101', '', '', ''] },
    ])
  })

  test('that is cut off or spoiled is refused with a sentence', async () => {
    const whole = await workbook(
      (sheet) =>
        void sheet.addRows([
          ['a', 'b'],
          [1, 2],
        ]),
    )
    for (const broken of [
      whole.subarray(0, whole.length / 2),
      whole.subarray(0, 10),
      Buffer.concat([whole.subarray(0, 60), Buffer.alloc(200, 7), whole.subarray(260)]),
    ]) {
      const read = await readSheet(broken)
      assert.equal(!read.ok && read.errors[0]?.key, 'fileBroken')
    }
  })

  test('that swells to far more than it seems is refused, also when it lies about its size', async () => {
    const bomb = archive('xl/worksheets/sheet1.xml', Buffer.alloc(300_000_000, 0x20), { told: 1000 })
    assert.ok(bomb.length < 400_000)
    const read = await readXlsx(bomb)
    assert.equal(!read.ok && read.errors[0]?.key, 'fileSwells')
  })

  test('of more than a thousand parts is refused before any is unpacked', async () => {
    const key = async (parts: number) => {
      const read = await readXlsx(archive('hej.txt', Buffer.from('hej'), { parts }))
      return !read.ok && read.errors[0]?.key
    }
    assert.equal(await key(1001), 'fileManyParts')
    assert.notEqual(await key(1000), 'fileManyParts')
  })

  test('whose list miscounts itself or sends on to another is not believed, since that could hide a bomb', async () => {
    const bomb = Buffer.alloc(100_000_000, 0x20)
    for (const bent of [{ parts: 2, counted: 1 }, { counted: 0 }, { disk: 0xffff }, { listSize: 0xffffffff }]) {
      const read = await readXlsx(archive('xl/worksheets/sheet1.xml', bomb, bent))
      assert.equal(!read.ok && read.errors[0]?.key, 'fileBroken', JSON.stringify(bent))
    }
  })

  test('that is an archive of something else is refused with a sentence', async () => {
    const read = await readXlsx(archive('hej.txt', Buffer.from('hej')))
    assert.equal(!read.ok && ['fileBroken', 'fileNoRows'].includes(read.errors[0]?.key ?? ''), true)
  })
})

test('a workbook is read in a thread of its own', async () => {
  const read = await readSheet(
    await workbook(
      (sheet) =>
        void sheet.addRows([
          ['år', 'tal'],
          ['2023', 4.5],
        ]),
    ),
  )
  assert.deepEqual(read.ok && read.value.rows, [{ line: 2, cells: ['2023', 4.5] }])
})

test('a name that promises another kind of file is found out', () => {
  assert.equal(isMisnamed('tal.CSV', Buffer.from('PK\x03\x04')), true)
  assert.equal(isMisnamed('tal.xlsx', Buffer.from(text)), true)
  assert.equal(isMisnamed('tal.csv', Buffer.from(text)), false)
})
