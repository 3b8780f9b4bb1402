// A search among the efforts: what is asked, in which order, which page. The address holds all of it, so every search can be shared.
import { z } from 'zod'
import { nameOf } from '../../../platform/form/model.ts'
import { type Goal, goals } from '../../goals/model.ts'
import {
  type AgeGroup,
  type Audience,
  ageGroups,
  audiences,
  type Kind,
  kinds,
  type State,
  states,
  type Verdict,
  verdicts,
} from '../model.ts'

/** How many efforts a page shows. */
export const pageSize = 50

export const sorts = ['name', 'state', 'kind', 'owner', 'from', 'verdict-on', 'changed'] as const
export type Sort = (typeof sorts)[number]

export interface Search {
  /** Words to look for; empty for all. */
  words: string
  goal: Goal | null
  kind: Kind | null
  /** `current`: planned or going. */
  state: State | 'current' | null
  /** An area by its identifier; `town` for efforts in the whole town, `none` for those without a certain area. */
  area: string | null
  /** `none`: for no certain age. */
  age: AgeGroup | 'none' | null
  audience: Audience | null
  department: string | null
  verdict: Verdict | null
  /** Colleagues only: their own, or those nobody owns. */
  owner: 'me' | 'none' | null
  /** Colleagues only: without an agreed evaluation, or with a verdict that is due. */
  evaluation: 'none' | 'due' | null
  /** Colleagues only: what residents see, or what they do not. */
  shown: 'public' | 'staff' | null
  /** Partners only: where their own organisation takes part. */
  partner: 'own' | null
  sort: Sort
  isDescending: boolean
  /** From 1. */
  page: number
}

export type Filter = Exclude<keyof Search, 'sort' | 'isDescending' | 'page'>

/** Everything, the newest change first. */
export const everything: Search = {
  words: '',
  goal: null,
  kind: null,
  state: null,
  area: null,
  age: null,
  audience: null,
  department: null,
  verdict: null,
  owner: null,
  evaluation: null,
  shown: null,
  partner: null,
  sort: 'changed',
  isDescending: true,
  page: 1,
}

/** Who reads, and what the town has: decides which values are known. */
export interface Reader {
  isColleague: boolean
  isPartner: boolean
  areas: readonly string[]
  departments: readonly string[]
}

const mostWords = 200

/** For each filter but the words, the values whoever reads may ask for. */
const knownValues = ({ isColleague, isPartner, areas, departments }: Reader): Record<Exclude<Filter, 'words'>, readonly string[]> => ({
  goal: goals,
  kind: kinds,
  state: isColleague ? [...states, 'current'] : [...states.filter((state) => state !== 'idea'), 'current'],
  area: ['town', 'none', ...areas],
  age: [...ageGroups, 'none'],
  audience: audiences,
  department: departments,
  verdict: verdicts,
  owner: isColleague ? ['me', 'none'] : [],
  evaluation: isColleague ? ['none', 'due'] : [],
  shown: isColleague ? ['public', 'staff'] : [],
  partner: isPartner ? ['own'] : [],
})

/** What an address asks for. A value nobody knows is left out and named in `unknown`; the search goes on without it. */
export function readSearch(asked: URLSearchParams, reader: Reader): { search: Search; unknown: (Filter | 'sort' | 'page')[] } {
  const known = knownValues(reader)
  const filters = Object.keys(known) as (keyof typeof known)[] // the keys of a record of its own
  const unknown: (Filter | 'sort' | 'page')[] = filters.filter((name) => asked.get(name) && !known[name].includes(asked.get(name) ?? ''))
  const chosen = filters.filter((name) => asked.get(name) && !unknown.includes(name)).map((name) => [name, asked.get(name)])
  const order = asked.get('sort') ?? ''
  const sort = sorts.find((one) => one === order.replace(/^-/, '') && (one !== 'owner' || reader.isColleague))
  if (order && !sort) unknown.push('sort')
  const page = asked.get('page') || '1'
  const isPage = /^[1-9]\d{0,5}$/.test(page)
  if (!isPage) unknown.push('page')
  const search: Search = {
    ...everything,
    ...Object.fromEntries(chosen),
    words: (asked.get('words') ?? '').trim().replace(/\s+/g, ' ').slice(0, mostWords).toWellFormed(),
    ...(sort ? { sort, isDescending: order.startsWith('-') } : {}),
    page: isPage ? Number(page) : 1,
  }
  return { search, unknown }
}

/** The part of an address that asks for a search, with its question mark; empty for everything. */
export function addressOf(search: Search, changes: Partial<Search> = {}): string {
  const { sort, isDescending, page, ...filters } = { ...search, ...changes }
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) asked.set(name, value)
  if (sort !== everything.sort || isDescending !== everything.isDescending) asked.set('sort', `${isDescending ? '-' : ''}${sort}`)
  if (page > 1) asked.set('page', String(page))
  return asked.size > 0 ? `?${asked}` : ''
}

/** Whether anything is left out: then nothing found means something else. */
export const isNarrowed = (search: Search): boolean => addressOf(search, { ...order(everything), page: 1 }) !== ''
const order = ({ sort, isDescending }: Search) => ({ sort, isDescending })

/** How many pages so many efforts take. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize))

/** Keeping a search by a name. */
export const savedSearchForm = z.object({
  name: nameOf('searchName', 80),
  query: z.string({ error: 'searchQuery' }).max(2000, 'searchQuery'),
})

/** A search somebody keeps. */
export interface SavedSearch {
  id: string
  name: string
  query: string
}

/** How many searches one may keep: more than anybody can overlook helps nobody. */
export const mostSaved = 30
