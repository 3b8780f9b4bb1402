// The four shared goals of the town, in the paper's order: felt safety stands first.

export const goals = ['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'] as const
export type Goal = (typeof goals)[number]
export const isGoal = (text: string): text is Goal => (goals as readonly string[]).includes(text)

/** How a goal, or one of its indicators, moves. Computed from intervals and margins, or judged by a person; never from a line's direction. */
export const movements = ['better', 'worse', 'held', 'no-clear-change', 'cannot-tell'] as const
export type Movement = (typeof movements)[number]

/** The newest true thing to say about a goal; supplied by the room that knows it. */
export interface GoalNews {
  /** One or two plain sentences. */
  sentences: string[]
  /** Where the figures, their source and their limits stand. */
  href: string
  /** From where and when, in a few words. */
  source: string
}
