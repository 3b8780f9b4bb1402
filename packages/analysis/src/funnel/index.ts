// The front door of the funnels: which places lie outside the usual spread.

export { type FunnelCount, funnelCount } from './funnel-count.ts'
export type { FunnelLimits, FunnelMethod } from './funnel-limits.ts'
export { type FunnelProportion, funnelProportion } from './funnel-proportion.ts'
export { type FunnelOptions, type FunnelRatio, funnelRatio } from './funnel-ratio.ts'
export { type Overdispersion, overdispersion } from './overdispersion.ts'
