// What the administrator sees of the work in the background: kinds, times and counts, never what it is about.
export interface GivenUpJob {
  id: string
  kind: string
  tries: number
  putInLineAt: Date
  givenUpAt: Date | null
}

export interface JobsInLine {
  kind: string
  waiting: number
  running: number
}

export interface MailCounts {
  waiting: number
  givenUp: number
  /** Code of the last failure of a letter that waits or was given up. */
  lastFailure: string
}
