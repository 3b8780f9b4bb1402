// What stands around a report on its page: when it was seen, what lies near, what was asked and answered, and whether it helped.
import type { Day } from '../../../../platform/form/model.ts'
import type { Kind, State } from '../../model.ts'

export interface Occurrence {
  day: Day
  time: string
}

export interface NearReport {
  id: string
  number: number
  kind: Kind
  state: State
  metres: number
  receivedAt: Date
}

export interface Question {
  id: string
  question: string
  askedName: string
  askedAt: Date
  replies: { words: string; at: string }[]
}

export interface Helped {
  yes: number
  partly: number
  no: number
}

/** What sorting sets. */
export interface Sorting {
  kind: Kind
  team: string | null
  answerBy: Day | null
  isPublic: boolean
}
