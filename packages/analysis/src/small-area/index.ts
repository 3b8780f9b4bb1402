// The front door of small-area estimation: figures for districts with few answers.

export { type FayHerriot, type FayHerriotOptions, fayHerriot } from './fay-herriot.ts'
export type { BetweenMethod } from './variance-between.ts'
