// The faults everybody may see: what is said of each, what can be asked for, and how the same is written for programs.
import { z } from 'zod'
import { kindsOf, type NewsKey, outcomes, states } from '../reports/model.ts'

export const faultKinds = kindsOf.fault
export type FaultKind = (typeof faultKinds)[number]

/** Open are those that still wait for an answer. */
export const progresses = ['open', 'closed', 'all'] as const
export type Progress = (typeof progresses)[number]

/** One public fault as programs get it; the description of the interface is made of this. Never what somebody wrote, and never how many did. */
export const publicFault = z.object({
  number: z.int().describe('The number everybody may know the fault by.'),
  kind: z.enum(faultKinds).describe('What it is about.'),
  place: z.object({
    label: z.string().describe('The place in words.'),
    lat: z.number().describe('Latitude, degrees (WGS84).'),
    lon: z.number().describe('Longitude, degrees (WGS84).'),
    area: z.string().nullable().describe('The quarter it lies in.'),
  }),
  state: z.enum(states).describe('How far the work is.'),
  isOpen: z.boolean().describe('Whether somebody still waits for an answer.'),
  outcome: z.enum(outcomes).nullable().describe('What came of it, once it is closed.'),
  unit: z.string().describe('The team or partner that has it; empty when nobody has yet.'),
  answerBy: z.string().nullable().describe('The day there is an answer at the latest, year-month-day.'),
  receivedAt: z.date().describe('When it was reported.'),
  changedAt: z.date().describe('When anything about it last changed.'),
  closedAt: z.date().nullable().describe('When it was closed.'),
})
export type PublicFault = z.infer<typeof publicFault>

/** Once that everybody was told something about a public fault. `words` is the town's answer, never what a resident wrote. */
export interface FaultNews {
  id: string
  number: number
  kind: PublicFault['kind']
  label: string
  key: NewsKey
  unit: string
  nextStep: string
  answerBy: string | null
  words: string
  outcome: PublicFault['outcome']
  at: Date
}

export interface FaultSearch {
  kind: FaultKind | null
  /** Identifier of an area. */
  area: string | null
  progress: Progress
  page: number
}

const chosen = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null as z.output<T> | null)

/** What an address asks for. What is no choice of ours is as if nothing were chosen: an old link still shows a list. */
const faultSearch = z.object({
  kind: chosen(z.enum(faultKinds)),
  area: chosen(z.uuid()),
  progress: z.enum(progresses).catch('open'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export function readSearch(params: URLSearchParams): FaultSearch {
  const one = (name: string) => params.get(name) || null
  return faultSearch.parse({ kind: one('kind'), area: one('area'), progress: one('state'), page: one('page') ?? 1 })
}

/** The same choices as an address; what is chosen by itself is left out. */
export function addressOf({ kind, area, progress }: FaultSearch, page = 1): string {
  const params = new URLSearchParams()
  if (kind) params.set('kind', kind)
  if (area) params.set('area', area)
  if (progress !== 'open') params.set('state', progress)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}

/** Whole numbers of at most fifteen digits, as they stand in an address; null for anything else. */
export const numberIn = (text: string): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)
