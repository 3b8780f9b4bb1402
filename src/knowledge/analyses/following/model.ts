// What the answers about crime wait for while there are none.

/** Nothing is fetched yet; figures are there, but not which town is ours; or all that is needed is there. */
export type AtHand = 'not-fetched' | 'no-code' | 'ready'
