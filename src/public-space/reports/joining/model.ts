// Reports put together because they tell of the same thing, taken apart again, and linked because they are alike.
import { isOpen, type Kind, type Report, type State } from '../model.ts'

/** Another report as it stands beside one. */
export interface OtherReport {
  id: string
  number: number
  kind: Kind
  state: State
  place: string
  voices: number
}

/** What is put together, taken apart and linked around one report. */
export interface Joined {
  /** Reports that were put into this one. */
  parts: OtherReport[]
  linked: OtherReport[]
  /** Reports that were divided from this one and are still their own. */
  divided: OtherReport[]
}

/** Only an open report takes others in. */
export const takesIn = ({ state, mergedInto }: Pick<Report, 'state' | 'mergedInto'>): boolean => isOpen(state) && mergedInto === null

/** An open report of the same door goes into another: a lamp and a moped are two things, however near. What was divided may go back. */
export const goesInto = (part: Report, whole: Report): boolean =>
  part.id !== whole.id && (part.door === whole.door || part.splitFrom === whole.id) && takesIn(part) && takesIn(whole)

/** How many are put into one at once. */
export const mostAtOnce = 20

/** A number as somebody writes it: `#123` or `123`; null when it is none. */
export const numberIn = (text: string): number | null => (/^\s*#?\d{1,12}\s*$/.test(text) ? Number(text.replace('#', '')) : null)
