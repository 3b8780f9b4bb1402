// Who sees where nothing is done: colleagues. What could shame a place stays with them; the plan says it in the town's own words.
import { maySeeInside, type Someone } from '../policy.ts'

export const maySeeCoverage = (someone: Someone): boolean => maySeeInside(someone)
