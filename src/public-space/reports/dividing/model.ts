// A report that tells of two things: what belongs to the new one, as staff say it.
import { accepted, type FormFields, fieldIn, type Result, refused } from '../../../platform/result.ts'
import { draftIn, readWhere, readWords, type Where } from '../filing/model.ts'
import { type Consequence, consequencesOf, type Door, doorOf, hasWords, type Kind, kinds, type Report } from '../model.ts'

export interface Division {
  /** Key of the form: the same one twice makes one report. */
  draft: string
  kind: Kind
  /** Null: the same place. */
  where: Where | null
  /** What of it belongs to the new one, in the words of staff; empty where the door has none. */
  words: string
}

/** Reads the form and says everything that is wrong with it at once. A place is only said when it is another one. */
export function readDivision(fields: FormFields): Result<Division> {
  const draft = draftIn(fields)
  if (!draft) return refused('kind', 'again')
  const kind = kinds.find((one) => one === fieldIn(fields, 'kind'))
  const by = fieldIn(fields, 'place') === '' ? 'address' : 'place'
  const isElsewhere = by === 'place' || fieldIn(fields, 'address').trim() !== ''
  const where = isElsewhere ? readWhere({ ...fields, by }) : accepted(null)
  const words = readWords(fields)
  const errors = [kind ? accepted(kind) : refused('kind', 'kind'), where, words].flatMap((one) => (one.ok ? [] : one.errors))
  if (!kind || !where.ok || !words.ok) return { ok: false, errors }
  if (words.value !== '' && !hasWords(doorOf(kind))) return refused('words', 'noWords')
  return accepted({ draft, kind, where: where.value, words: words.value })
}

/** Only an open report that stands for itself is divided. */
export const mayBeDivided = ({ state, mergedInto }: Pick<Report, 'state' | 'mergedInto'>): boolean =>
  state !== 'closed' && mergedInto === null

/** What it makes people do, as far as the new one's door asks for it. */
export const consequencesFor = (door: Door, said: readonly Consequence[]): Consequence[] =>
  said.filter((one) => (consequencesOf[door] as readonly Consequence[]).includes(one))
