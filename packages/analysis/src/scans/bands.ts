// Refuses bands of distance or time that do not rise from 0 upwards.

import { type Numbers, requireAtLeast, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Upper ends of bands: at least one, from 0, each above the one before. */
export function requireBands(name: string, bands: Numbers): void {
  requireAtLeast(name, bands)
  requireWithin(name, bands, 0, Number.MAX_VALUE)
  for (let b = 1; b < bands.length; b++) {
    if (bands[b]! <= bands[b - 1]!)
      throw new AnalysisError('range', `Expected rising ends in "${name}", but ${bands[b]} follows ${bands[b - 1]}.`, {
        names: [name],
        row: b,
      })
  }
}
