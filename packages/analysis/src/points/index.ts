// The front door of point patterns: how thick incidents lie, whether they keep together, and where risk is high.

export { type LikelihoodBandwidth, likelihoodBandwidth, type ScottBandwidth, scottBandwidth } from './bandwidth.ts'
export { type ClarkEvans, clarkEvans, nearestDistances } from './clark-evans.ts'
export {
  type EdgeCorrection,
  type Kernel,
  type KernelDensityAt,
  type KernelDensityAtOptions,
  kernelDensityAt,
} from './kernel-density-at.ts'
export { type KernelDensityGrid, type KernelDensityGridOptions, kernelDensityGrid } from './kernel-density-grid.ts'
export { type QuadratTest, quadratTest } from './quadrat-test.ts'
export { type PointPattern, type RelativeRisk, type RelativeRiskOptions, relativeRisk } from './relative-risk.ts'
export { type RipleyEnvelope, type RipleyEnvelopeOptions, ripleyEnvelope } from './ripley-envelope.ts'
export { type RipleyCorrection, type RipleyK, type RipleyOptions, ripleyK } from './ripley-k.ts'
export type { ObservationWindow, PolygonWindow, RectangleWindow } from './window.ts'
