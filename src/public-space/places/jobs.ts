// What happens off the request path around places: the letters of those who follow one.
import type { JobKind } from '../../platform/jobs.ts'
import { placeLetters } from './following/letters/job.ts'

export const placesJobs: JobKind[] = [placeLetters]
