// Telephone numbers in every spelling: Danish ones with eight figures, and those of other countries.

interface Group {
  figures: string
  from: number
  to: number
  /** What stands between this group and the one before. */
  before: string
}

/** How Danes group eight figures when they write. */
const groupings = new Set([
  '8',
  '4-4',
  '2-2-2-2',
  '2-3-3',
  '3-3-2',
  '3-2-3',
  '2-6',
  '6-2',
  '2-2-4',
  '4-2-2',
  '1-1-1-1-1-1-1-1',
  '3-5',
  '5-3',
])

export function* phones(plain: string): Generator<[number, number]> {
  yield* withNoughtInFront(plain)
  yield* saidInWords(plain)
  const groups = groupsOf(plain)
  for (let i = 0; i < groups.length; i++) {
    const length = danishFrom(groups, i, plain)
    if (length === 0) continue
    yield [groups[i]?.from ?? 0, groups[i + length - 1]?.to ?? 0]
    i += length - 1
  }
}

/** Figures that stand together, and the little that stands between two such groups. */
function groupsOf(plain: string): Group[] {
  const groups: Group[] = []
  for (const { 0: figures, index } of plain.matchAll(/\d+/g)) {
    const last = groups.at(-1)
    groups.push({ figures, from: index, to: index + figures.length, before: plain.slice(last?.to ?? 0, index).slice(-8) })
  }
  return groups
}

/** How many groups from here on make a Danish number; 0 when none do. */
function danishFrom(groups: Group[], start: number, plain: string): number {
  let figures = ''
  const lengths: number[] = []
  const between: string[] = []
  for (let i = start; i < groups.length && figures.length < 8; i++) {
    const group = groups[i]
    if (!group) return 0
    if (i > start) {
      if (!/^[\s.\-‐‑‒–—−/()_·]{1,3}$/.test(group.before)) return 0
      between.push(group.before.trim())
    }
    figures += group.figures
    lengths.push(group.figures.length)
  }
  if (!/^[2-9]\d{7}$/.test(figures) || !groupings.has(lengths.join('-'))) return 0
  const from = groups[start]?.from ?? 0
  return isSomethingElse(
    figures,
    lengths.join('-'),
    between,
    plain.slice(Math.max(0, from - 26), from),
    plain.slice(groups[start + lengths.length - 1]?.to, (groups[start + lengths.length - 1]?.to ?? 0) + 12),
  )
    ? 0
    : lengths.length
}

/** Years, days, times, sums and positions are no telephones. */
function isSomethingElse(figures: string, grouping: string, between: string[], before: string, after: string): boolean {
  const half = [figures.slice(0, 4), figures.slice(4)]
  const dash = between.length === 1 && /^[-‐‑‒–—−/]$/.test(between[0] ?? '')
  if (grouping === '4-4' && dash && half.every((year) => /^(19|20)\d\d$/.test(year))) return true
  if (/(?:kl\.?|klokken|mellem|fra|between|from|at)\s*$/i.test(before) && isTwoTimes(half, grouping, between)) return true
  const isDated = between.every((sign) => /^[./-]$/.test(sign)) && isDate(figures, grouping)
  if (isDated || (grouping === '8' && isNumberOfThing(before))) return true
  // The number of a case begins with its year: 26/012345.
  if (grouping === '2-6' && between[0] === '/') return true
  if (between.length > 0 && between.every((sign) => sign === '.') && (grouping === '2-3-3' || grouping === '2-6')) return true
  return /^\s?(?:kr\b|kroner|dkk|euro|m2|meter|km\b)/i.test(after)
}

const isTwoTimes = (half: string[], grouping: string, between: string[]): boolean =>
  half.every((time) => /^([01]\d|2[0-4])[0-5]\d$/.test(time)) &&
  (grouping === '4-4' || (grouping === '2-2-2-2' && /^[-‐‑‒–—−]$/.test(between[1] ?? '')))

const [day, month, year] = ['(?:0[1-9]|[12]\\d|3[01])', '(?:0[1-9]|1[0-2])', '(?:19|20)\\d\\d']
const dates: Record<string, RegExp> = { '2-2-4': new RegExp(`^${day}${month}${year}$`), '4-2-2': new RegExp(`^${year}${month}${day}$`) }
const isDate = (figures: string, grouping: string): boolean => dates[grouping]?.test(figures) ?? false

/** Whether what stands before says that the number is a lamp post's, a cabinet's or a case's: people read it from a sign. */
export const isNumberOfThing = (before: string): boolean =>
  /(?<!\p{L})(?:lygtepæl|pæl|mast|lysmast|lampe|lampepost|skab|sag|sagsnr|sagsnummer|journalnr|lamp ?post|case)[\s.:]{0,2}(?:(?:nr|no|nummer|number)[\s.:]{0,2})?$/iu.test(
    before,
  )

const gap = '[\\s.\\-‐‑‒–—−/()]{0,3}'
const withCountry = new RegExp(`(?<![\\d+])\\(?(?:\\+|00)\\d(?:${gap}\\d){7,13}(?!\\d)`, 'g')
const withNought = new RegExp(`(?<![\\d+.,])\\(?0[1-9]\\d(?:${gap}\\d){6,9}(?!\\d)`, 'g')
const american = /(?<!\d)\(\d{3}\)\s?\d{3}[\s-]\d{4}(?!\d)/g

/** With a country's number in front: that is a telephone and nothing else. */
export function* phonesWithCountry(plain: string): Generator<[number, number]> {
  for (const { 0: came, index } of plain.matchAll(withCountry)) yield [index, index + came.length]
}

/** With the nought in front that other countries write; a day also begins with one. */
function* withNoughtInFront(plain: string): Generator<[number, number]> {
  for (const { 0: came, index } of plain.matchAll(withNought)) if (!/^0\d[.\-/]\d{1,2}[.\-/]/.test(came)) yield [index, index + came.length]
  for (const { 0: came, index } of plain.matchAll(american)) yield [index, index + came.length]
}

const ones = 'nul|en|et|to|tre|fire|fem|seks|syv|otte|ni|zero|oh|one|two|three|four|five|six|seven|eight|nine'
const teens = 'ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten'
const tens = 'tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems'
const word = `(?:(?:(?:en|to|tre|fire|fem|seks|syv|otte|ni)og)?(?:${tens})|${teens}|${ones})`

/** Four pairs or eight single figures said in words, one after the other. */
function* saidInWords(plain: string): Generator<[number, number]> {
  const run = new RegExp(`(?<!\\p{L})${word}(?:[\\s,.-]{1,2}${word}){3,7}(?!\\p{L})`, 'giu')
  for (const { 0: came, index } of plain.matchAll(run)) {
    const said = came.split(/[\s,.-]+/)
    const pairs = said.filter((one) => new RegExp(`(?:${tens}|${teens})$`, 'i').test(one)).length
    if ((said.length === 4 && pairs === 4) || (said.length === 8 && pairs === 0)) yield [index, index + came.length]
  }
}
