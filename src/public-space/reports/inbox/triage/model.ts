// Sorting one report after the other: which keys do what, and what a form of one report asks for.
import { type FormFields, fieldIn } from '../../../../platform/result.ts'
import { type Kind, kindsOf, type Report } from '../../model.ts'
import { obviousNext } from '../../work/model.ts'
import type { Change } from '../change/model.ts'

/** One letter a deed, the same in every language; shown beside each. `kind` and `team` wait for the number of a choice. */
export const keys = {
  kind: 's',
  team: 't',
  public: 'p',
  assess: 'a',
  close: 'n',
  next: 'j',
  previous: 'k',
  open: 'o',
  undo: 'z',
} as const

/** As many choices as have a number of their own. */
export const numbered = 9

/** What somebody decides about a report: the places of kind and team in their lists, from 1; a team of 0 is none. */
export interface Decision {
  kind?: number
  team?: number
  /** Turns around whether a fault is shown on the map. */
  turnsPublic?: boolean
  end: 'assess' | 'close' | 'next'
}

/** The keys that decide so, in order. */
export const keysFor = ({ kind, team, turnsPublic, end }: Decision): string[] => [
  ...(kind === undefined ? [] : [keys.kind, String(kind)]),
  ...(team === undefined ? [] : [keys.team, String(team)]),
  ...(turnsPublic ? [keys.public] : []),
  // Closing shows the answer first; Enter sends it.
  ...(end === 'close' ? [keys.close, 'Enter'] : [keys[end]]),
]

/** Whether a fault is shown on the map unless whoever sorts says otherwise: assessing one puts it there. */
export const showsOnMap = ({ door, state, isPublic }: Pick<Report, 'door' | 'state' | 'isPublic'>): boolean =>
  door === 'fault' && (isPublic || state === 'received')

/** What the form of one report asks for. Fields that are not there change nothing. */
export function changeIn(fields: FormFields, report: Report): Change {
  const [kind, team, end] = ['kind', 'team', 'end'].map((name) => fieldIn(fields, name))
  const next = obviousNext(report.state)
  const isAssessed = end === 'assess' && (next === 'assessed' || next === 'reopened')
  const known = (kindsOf[report.door] as readonly Kind[]).find((one) => one === kind)
  return {
    ...(known ? { kind: known } : {}),
    ...(fields.team === undefined ? {} : { team: team || null }),
    ...(report.door === 'fault' && end !== 'close' ? { isPublic: fieldIn(fields, 'isPublic') === 'yes' } : {}),
    ...(isAssessed ? { to: next } : {}),
    ...(end === 'close' ? { to: 'closed', outcome: 'not-ours', answer: fieldIn(fields, 'answer').trim() } : {}),
  }
}
