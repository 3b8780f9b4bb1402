// Text that was copied from Word, a mail or a PDF into a plain box becomes Markdown: marks of lists, rows with tabs, lines that were wrapped.

/** Windows' own signs that come as control characters when a program gets the alphabet wrong. */
const WINDOWS: Record<string, string> = {
  '\u0085': '…',
  '\u0091': '‘',
  '\u0092': '’',
  '\u0093': '“',
  '\u0094': '”',
  '\u0095': '•',
  '\u0096': '–',
  '\u0097': '—',
}

// Bullets as programs draw them; the last ones stand for a bullet only with a tab after them.
const BULLET = /^([ \t]*)(?:[•·▪◦‣∙●○■□\uf0b7\uf0a7\uf0d8\uf076][\t ]+|[o–—§Øü][ ]*\t[\t ]*)(?=\S)/
const SECOND = /^[ \t]*(?:[o◦○]|–|—)/
const THIRD = /^[ \t]*[▪■§\uf0a7]/
const NUMBER = /^([ \t]*)(\d{1,3})[.)](?: *\t[\t ]*| {2,})(?=\S)/
/** Lines that already are Markdown of some kind are left as they are. */
const MARKED = /^\s*(?:[-*+>|#]|\d{1,9}[.)]\s|\{\{)/
/** Nobody wraps lines as long as this: each is a paragraph. */
const LONG = 110
/** Lines of a wrapped paragraph are at least this long, but for the last. */
const WRAPPED = 55

/** Tidies plain text. What already is Markdown stays; doing it twice changes nothing more. */
export function tidyPlain(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0085\u0091-\u0097]/g, (sign) => WINDOWS[sign] ?? sign)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    // Word's break of line inside a paragraph.
    .replaceAll('\u000b', '\u2028')
    .replace(/\u2028 */g, '  \n')
    .replace(/[\f\u2029]/g, '\n\n')
  // What stood under a list is a passage of its own once the list is apart: it is looked at again, a few times at most.
  let tidied = clean
  for (let round = 0; round < 5; round++) {
    const before = tidied
    tidied = tidyPassages(before)
    if (tidied === before) break
  }
  return tidied
}

const tidyPassages = (text: string): string =>
  passages(text.split('\n'))
    .flatMap(({ isCode, lines }) => (isCode ? lines : tidyPassage(lines)))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()

/** Passages between blank lines; what stands in a fence is left alone. */
function passages(lines: string[]): { isCode: boolean; lines: string[] }[] {
  const result: { isCode: boolean; lines: string[] }[] = []
  let fence = ''
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3)
    const isCode = fence !== '' || mark !== undefined
    const last = result.at(-1)
    if (line.trim() === '' && !isCode) result.push({ isCode: true, lines: [''] })
    else if (last && last.isCode === isCode && last.lines.at(-1) !== '') last.lines.push(line)
    else result.push({ isCode, lines: [line] })
    if (mark && fence === '') fence = mark
    else if (mark === fence) fence = ''
  }
  return result
}

function tidyPassage(lines: string[]): string[] {
  if (lines.some((line) => BULLET.test(line) || NUMBER.test(line))) return tidyList(lines)
  const table = asTable(lines)
  if (table) return table
  if (lines.some((line) => MARKED.test(line))) return lines
  if (lines.some((line) => line.length > LONG))
    return lines.flatMap((line, place) => (place === 0 || lines[place - 1]?.endsWith('  ') ? [line] : ['', line]))
  return isWrapped(lines) ? [joinWrapped(lines)] : lines
}

function tidyList(lines: string[]): string[] {
  const result: string[] = []
  let isInList = false
  for (const line of lines) {
    const bullet = BULLET.exec(line)
    const number = NUMBER.exec(line)
    if (!bullet && !number) {
      // The paragraph after a list is not part of its last item.
      if (isInList && !MARKED.test(line)) result.push('')
      isInList = MARKED.test(line)
      result.push(line)
      continue
    }
    if (!isInList && result.length > 0) result.push('')
    const steps = Math.max(
      indentOf((bullet ?? number)?.[1] ?? ''),
      isInList ? (THIRD.test(line) ? 2 : bullet && SECOND.test(line) ? 1 : 0) : 0,
    )
    const rest = line.slice((bullet ?? number)?.[0].length).replace(/\t+/g, ' ')
    result.push(`${' '.repeat(4 * Math.min(steps, isInList ? 5 : 0))}${number ? `${number[2]}.` : '-'} ${rest}`)
    isInList = true
  }
  return result
}

const indentOf = (space: string) => Math.floor(space.replaceAll('\t', '    ').length / 4)

/** Two rows or more with equally many tabs are a table copied from a sheet. */
function asTable(lines: string[]): string[] | null {
  const rows = lines.map((line) =>
    line
      .replace(/[\t ]+$/, '')
      .split('\t')
      .map((cell) => cell.trim()),
  )
  const width = Math.max(...rows.map((row) => row.length))
  const head = rows[0] ?? []
  if (rows.length < 2 || width < 2 || head.length !== width || head.filter(Boolean).length < 2) return null
  if (rows.some((row) => row.length < 2) || lines.some((line) => MARKED.test(line))) return null
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, place) => (cells[place] ?? '').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.slice(1).map(line)]
}

/** Three lines or more, all but the last nearly as long as the longest: somebody's program has wrapped them. */
function isWrapped(lines: string[]): boolean {
  const longest = Math.max(...lines.map((line) => line.length))
  return (
    lines.length >= 3 &&
    lines.slice(0, -1).every((line) => line.length >= Math.max(WRAPPED, longest - 25) && !line.endsWith('  ')) &&
    lines.every((line) => !/^\s/.test(line))
  )
}

// "sammen-" + "hængende" was one word; "børne-" + "og ungepolitik" was not.
const isCutWord = (before: string, after: string) =>
  /\p{Ll}-$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(after) && !/^(og|eller|samt|til|and|or)\b/.test(after)

const joinWrapped = (lines: string[]): string =>
  lines
    .map((line, place) => {
      const next = lines[place + 1]
      if (next === undefined) return line
      return isCutWord(line, next) ? line.slice(0, -1) : `${line.trimEnd()} `
    })
    .join('')
