// The way into the room of shared goals, for the rooms above it.

export { inventedEfforts } from './efforts/demo.ts'
export type { State as EffortState, Verdict } from './efforts/model.ts'
export {
  beginResponse,
  effortsToAnswerBy,
  effortsTriedIn,
  type Response as EffortResponse,
  type ResponseDraft,
  readResponse,
} from './efforts/response.ts'
export { da as effortWordsDa } from './efforts/words/texts.da.ts'
export { en as effortWordsEn } from './efforts/words/texts.en.ts'
export type { Goal, GoalNews } from './goals/model.ts'
export type { NewsSource, NewsSources } from './goals/news.ts'
export { saidIn } from './goals/said/model.ts'
export type { SeriesFigure, SeriesOffer, SeriesRead, SeriesSource } from './indicators/series-source.ts'
export type { PlanPart } from './plan/plan-part.ts'
