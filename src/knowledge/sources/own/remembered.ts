// What is remembered of the last file of a series, held against the columns of the one handed in now.
import type { Examined } from './examine.ts'
import type { Answers, ColumnRole } from './model.ts'
import type { Mapping, OwnSource } from './store.ts'

/** What is remembered of the series' last file; otherwise a guess from the file itself. */
export function firstAnswers(
  { columns, guess }: Pick<Examined, 'columns' | 'guess'>,
  source: OwnSource | undefined,
  town: string,
): Answers {
  const { mapping } = source ?? { mapping: null }
  return {
    title: source?.title.da ?? '',
    unit: source?.unit ?? '',
    credit: source?.credit ?? town,
    decimal: mapping?.decimal ?? guess.decimal,
    period: '',
    roles: rolesOf(columns, guess.roles, mapping),
  }
}

/** The remembered role of each column; an unknown one is left out unless it seems to hold the places that no other does. */
function rolesOf(columns: string[], guessed: ColumnRole[], mapping: Mapping | null): ColumnRole[] {
  const remembered = columns.map((heading) => mapping?.roles[heading])
  const isLeftOut = (role: ColumnRole) => mapping !== null && (role !== 'area' || remembered.includes('area'))
  return columns.map((_, place) => {
    const guess = guessed[place] ?? 'skip'
    return remembered[place] ?? (isLeftOut(guess) ? 'skip' : guess)
  })
}

/** Columns that were used last time and are not in this file. */
export const missingColumns = (columns: string[], source: OwnSource | undefined): { heading: string; role: ColumnRole }[] =>
  Object.entries(source?.mapping?.roles ?? {})
    .map(([heading, role]) => ({ heading, role }))
    .filter(({ heading, role }) => role !== 'skip' && !columns.includes(heading))

/** Whether the last file said where each row belongs. */
export const hadPlaces = (source: OwnSource | undefined): boolean => Object.values(source?.mapping?.roles ?? {}).includes('area')
