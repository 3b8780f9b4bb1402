// The front door of the distributions: probabilities and their quantiles, exact into the far tails. Arguments that mean nothing give NaN.

export { betaCdf, betaQuantile } from './beta.ts'
export { binomialCdf, binomialMass, binomialQuantile } from './binomial.ts'
export { chiSquareCdf, chiSquareQuantile } from './chi-square.ts'
export { fCdf, fQuantile } from './f-distribution.ts'
export { gammaCdf, gammaQuantile } from './gamma.ts'
export { negativeBinomialCdf, negativeBinomialMass, negativeBinomialQuantile } from './negative-binomial.ts'
export { normalCdf, normalDensity, normalQuantile } from './normal.ts'
export { poissonCdf, poissonMass, poissonQuantile } from './poisson.ts'
export { studentTCdf, studentTQuantile } from './student-t.ts'
