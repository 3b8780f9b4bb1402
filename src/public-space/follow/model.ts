// What somebody can do with a code: say that it happened again, that it is not solved, whether it helped; answer; stop the letters.
import { z } from 'zod'
import { type Day, daysAfter, isDay } from '../../platform/form/model.ts'
import { type Door, dayTimes, type Kind, type Report, type State } from '../reports/model.ts'

/** Somebody who follows, as the machinery knows them. */
export interface Follower {
  id: string
  report: string
  role: 'reporter' | 'voice' | 'follower'
  hasEmail: boolean
  joinedAt: Date
  askedAt: Date | null
  helped: HelpedAnswer | null
  helpedAt: Date | null
  /** True of a report that was divided from the one the code was given for. */
  isCopy: boolean
}

/** Another report the same code opens. */
export interface AlsoFollowed {
  /** Who follows it there; null of the report the code was given for. */
  copy: string | null
  door: Door
  kind: Kind
  placeLabel: string
  area: string | null
}

/** A public fault, as far as whoever wants to follow it has to see it. */
export interface FollowedFault {
  id: string
  number: number
  kind: Kind
  place: string
  state: State
}

export const helpedAnswers = ['yes', 'partly', 'no'] as const
export type HelpedAnswer = (typeof helpedAnswers)[number]

export const daysSeen = ['today', 'yesterday', 'other'] as const

/** It happened again: on a day of the last year, at a time of the day or none said. */
export const againForm = (today: Day) =>
  z
    .object({
      seen: z.enum(daysSeen, { error: 'seen' }),
      day: z.string({ error: 'day' }),
      time: z
        .enum([...dayTimes, ''], { error: 'time' })
        .optional()
        .transform((came) => came ?? ''),
    })
    .transform(({ seen, day, time }) => ({ day: seen === 'today' ? today : seen === 'yesterday' ? daysAfter(today, -1) : day, time }))
    .refine(({ day }) => isDay(day) && day <= today && day >= daysAfter(today, -366), { path: ['day'], error: 'day' })

export const replyForm = z.object({
  question: z.uuid({ error: 'question' }),
  words: z.string({ error: 'words' }).trim().min(1, 'words').max(1000, 'wordsLong'),
  /** Ticked by whoever has seen that names are found, and sends it all the same. */
  anyway: z
    .unknown()
    .optional()
    .transform((came) => came === 'yes'),
})

export const helpedForm = z.object({ helped: z.enum(helpedAnswers, { error: 'helped' }) })

/** Ways of following a fault that everybody can see. */
export const ways = ['follow', 'voice', 'not-solved'] as const
export type Way = (typeof ways)[number]

export const followForm = z.object({
  way: z.enum(ways, { error: 'way' }),
  email: z
    .string({ error: 'email' })
    .trim()
    .max(254, 'email')
    .transform((came) => came || null)
    .refine((came) => came === null || /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]{2,}$/.test(came), 'email'),
  draft: z.string({ error: 'draft' }).regex(/^[A-Za-z0-9_-]{16,64}$/, 'draft'),
})

/** A closed report may be said to be not solved; one that is worked on already is. */
export const mayBeNotSolved = (state: State): boolean => state === 'closed' || state === 'reopen-asked'

/** Whether this person is asked now whether it helped. */
export const isAsked = ({ askedAt, helpedAt }: Follower, { state, closedAt }: Pick<Report, 'state' | 'closedAt'>): boolean =>
  state === 'closed' && askedAt !== null && closedAt !== null && askedAt >= closedAt && (helpedAt === null || helpedAt < closedAt)
