// A first guess at what the columns of a file of counts hold; the person sees it and corrects it.
import type { Sheet } from '../../../table-file/model.ts'
import type { BaseDimension } from '../model.ts'
import { readTime } from '../time.ts'
import { keysOf } from '../units.ts'
import { readCount } from './check-rows.ts'
import { type ColumnRole, isDivision, mostDimensions } from './model.ts'

/** `base` is given for a newer edition: its columns are known by their headings. */
export function guessRoles({ columns, rows }: Sheet, base: readonly BaseDimension[] | null): ColumnRole[] {
  const first = rows.slice(0, 200)
  const keys = keysOf(columns)
  // Ages are whole numbers too: where a heading says which column counts, no other does.
  const isNamed = columns.some((heading) => countWords.test(heading))
  const guesses = columns.map((heading, place): ColumnRole => {
    const known = base?.find(({ key }) => key === keys[place])
    if (known) return known.kind
    const values = first.map(({ cells }) => cells[place] ?? '').filter((cell) => String(cell).trim() !== '')
    const role = guessOne(heading.toLowerCase(), values, isNamed)
    return base && isDivision(role) ? 'skip' : role
  })
  const hasSpot = guesses.includes('lat') && guesses.includes('lon')
  const spotted = hasSpot ? guesses.map((role, place) => (role === 'words' && isPlace(columns[place] ?? '') ? 'place' : role)) : guesses
  return onceEach(spotted)
}

const isPlace = (heading: string): boolean => /sted|plads|place|stop|adgang|strækning|område|area|klub|skole/i.test(heading)

const countWords = /antal|personer|count|people|^n$|^i alt$/i

function guessOne(heading: string, values: (string | number)[], isNamed: boolean): ColumnRole {
  const all = (test: (cell: string | number) => boolean) => values.length > 0 && values.every(test)
  if (/^(lat|latitude|breddegrad)$/.test(heading)) return 'lat'
  if (/^(lon|lng|long|longitude|længdegrad)$/.test(heading)) return 'lon'
  const isCount = all((cell) => readCount(cell) !== null)
  if (isCount && countWords.test(heading)) return 'count'
  if (all((cell) => readTime(String(cell)) !== null)) return 'time'
  const isOther = isNamed || /kode|code|nr|nummer|klasse|trin|alder|age/.test(heading)
  return isCount && !isOther ? 'count' : 'words'
}

/** The first column of each kind that there can be only one of; further ones, and a fifth division, are left to the person. */
function onceEach(roles: ColumnRole[]): ColumnRole[] {
  let divisions = 0
  return roles.map((role, place) => {
    if (role !== 'words' && role !== 'skip' && roles.indexOf(role) !== place) return 'skip'
    if (isDivision(role) && ++divisions > mostDimensions) return 'skip'
    return role
  })
}
