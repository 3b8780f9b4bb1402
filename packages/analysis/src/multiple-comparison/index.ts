// The front door of looking at many things at once without crying wolf.

export { type AdjustedPValues, adjustPValues, type PAdjustment } from './adjust-p-values.ts'
