// Heavy deeds take turns: so many at once and no more, and whoever comes later waits.
export type InTurn = <T>(deed: () => Promise<T>) => Promise<T>

/** Lets at most `atOnce` deeds run at once, in the order they came. */
export function turns(atOnce: number): InTurn {
  let running = 0
  const waiting: (() => void)[] = []
  return async (deed) => {
    // Whoever ends hands the place on, so that nobody slips in between.
    if (running < atOnce) running++
    else await new Promise<void>((mayGo) => waiting.push(mayGo))
    try {
      return await deed()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
