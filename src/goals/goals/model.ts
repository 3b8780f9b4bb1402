// The four shared goals of the town, in the paper's order: felt safety stands first.

export const goals = ['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'] as const
export type Goal = (typeof goals)[number]

/** The newest true thing to say about a goal; supplied by the room that knows it. */
export interface GoalNews {
  /** One or two plain sentences. */
  sentences: string[]
  /** Where the figures, their source and their limits stand. */
  href: string
  /** From where and when, in a few words. */
  source: string
}
