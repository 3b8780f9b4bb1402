// What R's fit of a share believes about its own sharpness: it stops a step before its last sum is renewed.

import type { Numbers } from '../checks.ts'
import type { Respondents } from './respondents.ts'

/**
 * Information about the log odds of a share at the start of the last step of R's `glm` (iterated least squares that stops when the deviance
 * moves by less than 1e-8 of itself), over the information at the solution. It is 1 to within 1e-4.
 *
 * Only the method 'likelihood' asks: its interval is to be the one that R's `survey` prints, digit for digit.
 */
export function lastStepInformation(yes: Numbers, who: Respondents, share: number): number {
  const { weights, n, total } = who
  let information = 0
  let right = 0
  let deviance = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    // R starts every row from its own answer, drawn half an answer towards the middle.
    const w = (weights[i]! * n) / total
    const y = yes[i]!
    const mean = (w * y + 0.5) / (w + 1)
    const curvature = w * mean * (1 - mean)
    information += curvature
    right += curvature * Math.log(mean / (1 - mean)) + w * (y - mean)
    deviance -= 2 * w * Math.log(y === 1 ? mean : 1 - mean)
  }
  let link = right / information
  for (let step = 1; step < 25; step++) {
    const mean = 1 / (1 + Math.exp(-link))
    const next = -2 * n * (share * Math.log(mean) + (1 - share) * Math.log1p(-mean))
    if (Math.abs(next - deviance) < 1e-8 * (Math.abs(next) + 0.1)) break
    deviance = next
    information = n * mean * (1 - mean)
    link += (n * (share - mean)) / information
  }
  return information / (n * share * (1 - share))
}
