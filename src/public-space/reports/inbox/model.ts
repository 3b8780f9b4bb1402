// A view of the inbox: which reports, in which order, which page. The address holds all of it, so every view can be shared and kept.
import { z } from 'zod'
import { nameOf } from '../../../platform/form/model.ts'
import { type Door, doors, type Kind, kinds, type State, states } from '../model.ts'

/** How many reports a page shows: as many as can be changed at once. */
export const pageSize = 100

/** Counting stops here: whoever finds more narrows the view. */
export const mostCounted = 10_000

export const orders = ['newest', 'oldest', 'deadline', 'voices'] as const
export type Order = (typeof orders)[number]
export const ages = ['day', 'week', 'month', 'older'] as const
export type Age = (typeof ages)[number]
/** `partner`: the day a partner had to answer by is past. */
export const deadlines = ['over', 'week', 'partner', 'none'] as const
export type Deadline = (typeof deadlines)[number]

export interface Search {
  /** A number, how a place begins, or words; empty for all. */
  words: string
  /** `open`: somebody still owes an answer. */
  state: State | 'open' | 'all'
  door: Door | null
  kind: Kind | null
  /** An area by its identifier; `none` for those outside every area. */
  area: string | null
  /** A team by its identifier; `none` for those no team has. */
  team: string | null
  age: Age | null
  deadline: Deadline | null
  order: Order
  /** From 1. */
  page: number
}

export type Filter = Exclude<keyof Search, 'order' | 'page'>

/** What is open, the newest first. */
export const openOnes: Search = {
  words: '',
  state: 'open',
  door: null,
  kind: null,
  area: null,
  team: null,
  age: null,
  deadline: null,
  order: 'newest',
  page: 1,
}

/** What the town has: decides which values are known. */
export interface Known {
  areas: readonly string[]
  teams: readonly string[]
}

const mostWords = 100

const knownValues = ({ areas, teams }: Known): Record<Exclude<Filter, 'words'> | 'order', readonly string[]> => ({
  state: ['open', 'all', ...states],
  door: doors,
  kind: kinds,
  area: ['none', ...areas],
  team: ['none', ...teams],
  age: ages,
  deadline: deadlines,
  order: orders,
})

/** What an address asks for. A value nobody knows is left out and named in `unknown`; the view goes on without it. */
export function readSearch(asked: URLSearchParams, townHas: Known): { search: Search; unknown: (Filter | 'order' | 'page')[] } {
  const known = knownValues(townHas)
  const names = Object.keys(known) as (keyof typeof known)[] // the keys of a record of its own
  const given = names.filter((name) => asked.get(name))
  const right = given.filter((name) => known[name].includes(asked.get(name) ?? ''))
  const page = asked.get('page') || '1'
  const isPage = /^[1-9]\d{0,4}$/.test(page)
  const search: Search = {
    ...openOnes,
    ...Object.fromEntries(right.map((name) => [name, asked.get(name)])),
    words: (asked.get('words') ?? '').trim().replace(/\s+/g, ' ').slice(0, mostWords).toWellFormed(),
    page: isPage ? Math.min(Number(page), mostCounted / pageSize) : 1,
  }
  return { search, unknown: [...given.filter((name) => !right.includes(name)), ...(isPage ? [] : ['page' as const])] }
}

/** The part of an address that asks for a view, with its question mark; empty for what is open. */
export function addressOf(search: Search, changes: Partial<Search> = {}): string {
  const asked = new URLSearchParams()
  const wanted = { ...search, ...changes }
  for (const name of Object.keys(openOnes) as (keyof Search)[]) {
    const value = wanted[name]
    if (value !== openOnes[name] && value !== null && value !== '') asked.set(name, String(value))
  }
  return asked.size > 0 ? `?${asked}` : ''
}

/** Whether anything is left out: then nothing found means something else. */
export const isNarrowed = (search: Search): boolean => addressOf(search, { order: openOnes.order, page: 1 }) !== ''

/** How many pages so many reports take. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize))

/** What everybody looks at first in the morning: what is new, what is late, here or with a partner, what somebody wants opened again, what nobody has. */
export const givenViews = {
  open: openOnes,
  new: { ...openOnes, state: 'received', order: 'oldest' },
  over: { ...openOnes, deadline: 'over', order: 'deadline' },
  week: { ...openOnes, deadline: 'week', order: 'deadline' },
  partner: { ...openOnes, deadline: 'partner', order: 'oldest' },
  reopen: { ...openOnes, state: 'reopen-asked', order: 'oldest' },
  nobody: { ...openOnes, team: 'none', order: 'oldest' },
} as const satisfies Record<string, Search>
export type GivenView = keyof typeof givenViews

/** Keeping a view by a name. */
export const savedFilterForm = z.object({
  name: nameOf('filterName', 80),
  query: z.string({ error: 'filterQuery' }).max(2000, 'filterQuery'),
})

/** A view somebody keeps. */
export interface SavedFilter {
  id: string
  name: string
  query: string
}

/** How many views one may keep: each is counted whenever the inbox is opened. */
export const mostSaved = 12

/** A count beside a view stops here and says "or more". */
export const mostBeside = 999

/** The address where a view is sorted one report at a time, at a certain one when it is said. */
export function sortingPath(search: Search, at?: string, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams(addressOf(search, { page: 1 }))
  for (const [name, value] of Object.entries({ sort: '1', ...(at ? { at } : {}), ...more })) asked.set(name, value)
  return `/reports?${asked}`
}
