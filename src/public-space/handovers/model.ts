// A report with a partner: who may have which report, what exactly the partner sees of it, and what the partner can answer.
import { z } from 'zod'
import { type Day, holdsPersonNumber, isDay, ticked } from '../../platform/form/model.ts'
import type { OrganisationKind, Shareable } from '../../platform/people/organisations/model.ts'
import type { FormFields } from '../../platform/result.ts'
import { type Door, isSensitive, type Report, type State } from '../reports/model.ts'

export const handoverStates = ['sent', 'accepted', 'answered', 'declined', 'withdrawn'] as const
export type HandoverState = (typeof handoverStates)[number]
export const ways = ['account', 'link'] as const
export type HandoverWay = (typeof ways)[number]

export interface Handover {
  id: string
  report: string
  /** Null for somebody with a link who is no partner of the town. */
  organisation: string | null
  toName: string
  way: HandoverWay
  email: string | null
  expiresAt: Date | null
  message: string
  due: Day
  /** Whether the words had been read when it was handed over; the partner sees words only then. */
  showsWords: boolean
  state: HandoverState
  answer: string
  isFixed: boolean
  /** Empty where a rule handed it over. */
  madeName: string
  madeAt: Date
  movedAt: Date
  remindedAt: Date | null
}

/** Whether the partner still owes an answer. */
export const isWaiting = ({ state }: Pick<Handover, 'state'>): boolean => state === 'sent' || state === 'accepted'
export const isOverdue = (handover: Pick<Handover, 'state' | 'due'>, today: Day): boolean => isWaiting(handover) && handover.due < today
/** Whether a link opens anything at this moment. What was taken back opens nothing. */
export const isLinkOpen = ({ way, state, expiresAt }: Pick<Handover, 'way' | 'state' | 'expiresAt'>, now: Date): boolean =>
  way === 'link' && state !== 'withdrawn' && expiresAt !== null && expiresAt > now

/** How long a link in a letter opens, in days. */
export const linkDays = 14
/** A number of people smaller than this is told to nobody outside the town hall. */
export const leastVoices = 5
/** So many reports can be handed over together. */
export const mostAtOnce = 50

/** A partner as far as these rules ask. */
export interface Receiver {
  kind: OrganisationKind
  shared: readonly Shareable[]
  endedAt: Date | null
}

/** Those who may have a single report that is not a fault. Everybody else gets counts of five or more. */
export const mayHaveSensitive = ({ kind }: Pick<Receiver, 'kind'>): boolean => kind === 'authority' || kind === 'school'

export type Forbidden = 'merged' | 'closed' | 'already' | 'ended' | 'notShared' | 'onlyAuthorities' | 'wordsUnread'

/** Why a report may not be handed over; null when it may. `receiver` is null for somebody who is no partner of the town. */
export function whatForbids(
  report: Pick<Report, 'door' | 'state' | 'wordsState' | 'mergedInto'>,
  receiver: Receiver | null,
  isAlreadyOut: boolean,
): Forbidden | null {
  if (report.mergedInto) return 'merged'
  if (report.state === 'closed' || report.state === 'reopen-asked') return 'closed'
  if (isAlreadyOut) return 'already'
  if (receiver?.endedAt) return 'ended'
  if (!isSensitive(report.door)) return receiver && !receiver.shared.includes('faults') ? 'notShared' : null
  if (!receiver || !mayHaveSensitive(receiver)) return 'onlyAuthorities'
  return report.wordsState === 'unread' ? 'wordsUnread' : null
}

/** A report as it was handed over: a row of its own that the database keeps, for the partner sees no other. Who reported is not in it. */
export interface HandedReport {
  report: string
  number: number
  door: Door
  kind: Report['kind']
  place: string
  area: string
  receivedOn: Date
  happenedOn: Day | null
  times: Report['times']
  weekdays: Report['weekdays']
  howOften: Report['howOften']
  consequences: Report['consequences']
  /** Read and with names left out; empty otherwise. */
  words: string
  /** Null below five. */
  voices: number | null
}

/** All that a partner sees: what was handed over, with pictures of a fault, and what the town asks. */
export interface PartnerView extends HandedReport {
  pictures: string[]
  message: string
  due: Day
}

/** What would go out if this report were handed over now; the database writes the same down when it is, and `handovers.test.ts` compares. */
export function handedNow(report: Report): HandedReport {
  const { id, number, door, kind, receivedAt, happenedOn, times, weekdays, howOften, consequences } = report
  return {
    ...{ report: id, number, door, kind, happenedOn, times, weekdays, howOften, consequences },
    place: report.place.label,
    area: report.area?.name ?? '',
    receivedOn: receivedAt,
    words: report.wordsState === 'read' ? report.words : '',
    voices: report.voices >= leastVoices ? report.voices : null,
  }
}

/** The page of a partner, before it is sent and after. */
export const partnerViewOf = (
  handed: HandedReport,
  { message, due }: Pick<Handover, 'message' | 'due'>,
  pictures: readonly string[],
): PartnerView => ({ ...handed, message, due, pictures: isSensitive(handed.door) ? [] : [...pictures] })

/** States of a report in which the answer of a partner moves it; in others only the trail has it. */
export const movesWithPartner = (state: State): boolean => state !== 'closed' && state !== 'reopen-asked'

const idsIn = (came: string | string[] | undefined): string[] => [...new Set([came ?? []].flat().filter((one) => one !== ''))]

/** Which reports, as the address or a form names them. */
export const reportsIn = ({ report }: FormFields): string[] => idsIn(report)

const line = (most: number, key: string) =>
  z
    .string({ error: key })
    .optional()
    .transform((text = '') => text.trim().replace(/\s+/g, ' '))
    .pipe(z.string().max(most, key))

/** To whom, what is asked of them, and by when. `to` is a partner of the town, or empty for a link to somebody else. */
export const handOverForm = z
  .object({
    way: z.enum(ways, { error: 'way' }),
    organisation: z
      .string()
      .optional()
      .transform((id) => id || null)
      .pipe(z.uuid({ error: 'organisation' }).nullable()),
    name: line(160, 'nameLong'),
    email: line(254, 'email').pipe(z.string().regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, 'email')),
    message: z
      .string()
      .optional()
      .transform((text = '') => text.trim().replaceAll('\r\n', '\n'))
      .pipe(
        z
          .string()
          .max(500, 'messageLong')
          .refine((text) => !holdsPersonNumber(text), 'personNumber'),
      ),
    due: z.string({ error: 'due' }).refine(isDay, 'due'),
  })
  .refine(({ way, organisation }) => way === 'link' || organisation !== null, { path: ['organisation'], error: 'organisation' })
  .refine(({ way, organisation, name }) => way === 'account' || organisation !== null || name !== '', {
    path: ['name'],
    error: 'nameMissing',
  })
  .refine(({ way, organisation, email }) => way === 'account' || organisation !== null || email !== '', { path: ['email'], error: 'email' })

const words = (short: string) =>
  z
    .string({ error: short })
    .trim()
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(z.string().min(10, short).max(1000, 'answerLong'))
    .refine((text) => !holdsPersonNumber(text), 'personNumber')

/** What a partner answers, or why it cannot: told to everybody who reported, so `isFine` says that what looks like a name is none. */
export const answerForm = z.object({ answer: words('answerShort'), isFixed: ticked, isFine: ticked })
export const declineForm = z.object({ reason: words('reasonShort'), isFine: ticked })
