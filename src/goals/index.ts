// The way into the room of shared goals, for the rooms above it.

export type { Goal, GoalNews } from './goals/model.ts'
export type { NewsSource, NewsSources } from './goals/news.ts'
export type { SeriesFigure, SeriesOffer, SeriesRead, SeriesSource } from './indicators/series-source.ts'
export type { PlanPart } from './plan/plan-part.ts'
