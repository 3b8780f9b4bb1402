// The front door of scans: clusters in place, in time, and in both together.

export type { PermutationAlternative } from './among-permuted.ts'
export type { DistanceMeasure } from './close-pairs.ts'
export { type KnoxCell, type KnoxOptions, type KnoxTest, knoxTest } from './knox-test.ts'
export type { ClusterDirection } from './log-likelihood-ratio.ts'
export { type MantelOptions, type MantelTest, mantelTest } from './mantel-test.ts'
export { type NearRepeat, type NearRepeatOptions, nearRepeat } from './near-repeat.ts'
export type { ScanModel } from './scan-replicates.ts'
export {
  type SpaceTimeCluster,
  type SpaceTimePermutationScan,
  type SpaceTimePermutationScanOptions,
  spaceTimePermutationScan,
} from './space-time-permutation-scan.ts'
export {
  type SpaceTimePoissonCluster,
  type SpaceTimePoissonScan,
  type SpaceTimePoissonScanOptions,
  spaceTimePoissonScan,
} from './space-time-poisson-scan.ts'
export { type SpatialCluster, type SpatialScan, type SpatialScanOptions, spatialScan } from './spatial-scan.ts'
