// Runs inside the server of the bench: a timer that should go every 10 ms notes each time it comes late, for then everybody waited.

export interface Gaps {
  /** The longest the server did nothing else, milliseconds. */
  longest: number
  /** How often longer than 50 ms. */
  over50: number
}

const everyMs = 10
let gaps: Gaps = { longest: 0, over50: 0 }
let last = performance.now()

setInterval(() => {
  const now = performance.now()
  const late = now - last - everyMs
  last = now
  if (late > gaps.longest) gaps.longest = late
  if (late > 50) gaps.over50++
}, everyMs).unref()

// Asked by the bench: what came since it asked last.
process.on('message', () => {
  process.send?.(gaps)
  gaps = { longest: 0, over50: 0 }
})
process.channel?.unref()
