// What was worked out once and never changes is kept at hand: those that were asked for last.

/** Keeps a value under its name as the one asked for last, and returns it; beyond `most` the one nobody asked for longest goes. */
export function keepAtHand<T>(kept: Map<string, T>, name: string, value: T, most: number): T {
  kept.delete(name)
  kept.set(name, value)
  const [longestAgo] = kept.keys()
  if (kept.size > most && longestAgo !== undefined) kept.delete(longestAgo)
  return value
}
