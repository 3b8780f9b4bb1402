// What is said of a file of rows while somebody looks it through.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  readAs: (encoding, separator) => `Read as ${encoding}, divided by ${separator}.`,
  readSheet: (sheet) => `Read from the sheet “${sheet}”.`,
  separators: { ';': 'semicolon', ',': 'comma', '\t': 'tab' },
  firstRows: 'The first lines of the file',
  line: 'Line',
  wrongTitle: 'The file cannot be brought in yet',
  wrongText: (count, isOne) =>
    `${isOne ? 'One place needs' : `${count} places need`} correcting. Correct the file and choose it again, or correct the answers here. Nothing is saved.`,
  wrongTable: 'To be corrected',
  wrongColumn: 'Column',
  wrongExpected: 'We expected',
  wrongCame: 'There was',
  wrongMore: (count) => `There are ${count} more places, which are not shown.`,
  wholeLine: 'the whole line',
  nothing: '(nothing)',
}
