// The front door of maps of areas: who is next to whom, are neighbours alike, where are the hot spots and how do they change.

export type { ArrangementOptions, ArrangementTest } from './arrangements.ts'
export type { ConditionalCounts } from './conditional-permutation.ts'
export { type AreaOutline, contiguityNeighbours, outlineOf } from './contiguity-neighbours.ts'
export { distanceNeighbours } from './distance-neighbours.ts'
export { type EmpiricalBayesMoran, empiricalBayesMoran } from './empirical-bayes-moran.ts'
export { type Geary, geary } from './geary.ts'
export { type GlobalG, globalG } from './global-g.ts'
export { bivariateMoran, gearyPermutation, globalGPermutation, moranPermutation } from './global-permutation.ts'
export type { Coordinates } from './ground-distance.ts'
export { type HotSpotClass, type HotSpotClasses, type HotSpotOptions, hotSpotClasses, type SpotCourse } from './hot-spot-classes.ts'
export { type JoinCount, type JoinCounts, joinCounts } from './join-counts.ts'
export { type LocalG, type LocalGMoments, type LocalGOptions, localG, localGMoments } from './local-g.ts'
export { type LocalGeary, localGeary } from './local-geary.ts'
export type { Untested } from './local-moments.ts'
export {
  type LocalMoran,
  type LocalMoranMoments,
  type LocalMoranOptions,
  localMoran,
  localMoranMoments,
  type Quadrant,
} from './local-moran.ts'
export type { LocalPermutation } from './local-permutation.ts'
export { type MannKendall, mannKendall } from './mann-kendall.ts'
export { type Moran, type MoranOptions, moran } from './moran.ts'
export { type MoranOfResiduals, moranOfResiduals } from './moran-of-residuals.ts'
export { type NeighboursByDistance, nearestNeighbours } from './nearest-neighbours.ts'
export { type NeighbourhoodRates, neighbourhoodRates } from './neighbourhood-rates.ts'
export { includeSelf, type Neighbours, neighboursFromPairs, symmetricNeighbours } from './neighbours.ts'
export { type SpaceTimeGStar, spaceTimeGStar } from './space-time-g-star.ts'
export { spatialLag } from './spatial-lag.ts'
export { type SpatialWeights, spatialWeights, type WeightStyle, weightsFromEdges } from './spatial-weights.ts'
export type { Alternative } from './tests-of-z.ts'
export type { IslandRule } from './weight-constants.ts'
