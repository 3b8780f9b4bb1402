// What a form of many reports asks for: which they are, and what is to become of them.
import { dayField, isDay, todayInTown } from '../../../../platform/form/model.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { accepted, type FormFields, fieldIn, type Result, refused } from '../../../../platform/result.ts'
import { closingOutcomes } from '../../work/model.ts'
import { type Change, readSeen, type Seen } from '../change/model.ts'
import { isExtent, readDeed } from './model.ts'

/** The view one came from, as the inbox's address asks for it. */
export const queryIn = (fields: FormFields): string => fieldIn(fields, 'query').slice(0, 2000)

/** Which reports are meant, as they were seen. */
export function readAsked(fields: FormFields): Result<Seen[]> {
  const extent = fieldIn(fields, 'extent')
  if (!isExtent(extent)) return refused('extent', 'extentMissing')
  const ticked = [fields.report ?? []].flat().join(',')
  if (extent === 'ticked' && ticked === '') return refused('extent', 'noneTicked')
  const seen = readSeen(extent === 'page' ? fieldIn(fields, 'page') : ticked)
  return seen ? accepted(seen) : refused('extent', 'noneTicked')
}

/** The change a form asks for, with the day or the answer it needs. */
export function readChange(fields: FormFields): Result<Change> {
  const deed = readDeed(fieldIn(fields, 'deed'))
  if (!deed) throw new Refused(422, '')
  if (deed.ask === 'nothing') return accepted(deed.change)
  if (deed.ask === 'deadline') {
    const answerBy = dayField(fields, 'answerBy')
    return isDay(answerBy) && answerBy >= todayInTown() ? accepted({ answerBy }) : refused('answerBy', 'answerBy', answerBy)
  }
  const outcome = closingOutcomes.find((one) => one === fieldIn(fields, 'outcome'))
  return outcome ? accepted({ to: 'closed', outcome, answer: fieldIn(fields, 'answer').trim() }) : refused('outcome', 'outcome')
}
