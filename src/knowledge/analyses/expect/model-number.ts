// Which model the answers come from, so that a town that is upgraded works them out anew.

/** Raised by one whenever the same figures would give other answers than before: another condition, another interval, another rule for a verdict. */
export const modelNumber = 1
