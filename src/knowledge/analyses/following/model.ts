// What the answers about crime wait for while there are none.

/** Nothing is fetched yet; figures are there, but not which town is ours, or none of theirs is; or all that is needed is there. */
export type AtHand = 'not-fetched' | 'no-code' | 'wrong-code' | 'ready'

export interface FiguresAtHand {
  state: AtHand
  /** What a calculation of them is about, by which it is known whether one has had its turn. */
  about: string
}

/** The newest calculation, whatever it was of. */
export interface LastCalculation {
  about: string
  state: 'running' | keyof typeof ended
}

/** The same, and how the calculation of what is at hand ended without leaving answers. */
export type Waiting = AtHand | (typeof ended)[keyof typeof ended]

const ended = { failed: 'failed', cancelled: 'cancelled', done: 'withdrawn' } as const

/** What the page says where there are no answers. A calculation that ended has had its turn: none is promised after it. */
export function waitingFor({ state, about }: FiguresAtHand, last: LastCalculation | null): Waiting {
  return state !== 'ready' || last?.about !== about || last.state === 'running' ? state : ended[last.state]
}
