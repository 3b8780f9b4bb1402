// The ways into the work on public space, each for the roles that may open it: nobody is shown a way that ends in a refusal.
import type { Role } from '../../platform/roles.ts'

const readers: readonly Role[] = ['professional', 'coordinator', 'leader', 'analyst']
const workers: readonly Role[] = ['professional', 'coordinator', 'leader']

/** The daily work, most used first. */
export const staffWays = {
  '/reports': readers,
  '/reports/words': ['coordinator'],
  '/phenomena': readers,
  '/handovers': readers,
  '/reports/new': workers,
  '/answers/drafts': readers,
} as const satisfies Record<string, readonly Role[]>

/** How it is set up. */
export const settingWays = {
  '/reports/kinds': ['coordinator', 'administrator'],
  '/reports/routing': ['coordinator', 'administrator'],
  '/reports/help': ['coordinator', 'administrator'],
  '/places/posters': [...workers, 'administrator'],
  '/reports/counts': ['analyst', 'coordinator', 'leader'],
  '/reports/sending': ['administrator'],
  '/reports/api-keys': ['administrator'],
  '/handovers/blocks': ['administrator'],
  '/reports/retention': ['administrator', 'data-protection'],
} as const satisfies Record<string, readonly Role[]>

export type StaffWay = keyof typeof staffWays
export type SettingWay = keyof typeof settingWays

/** Those of these ways that one of these roles may open, in their order. */
export const openTo = <W extends string>(ways: Record<W, readonly Role[]>, roles: readonly Role[]): W[] =>
  (Object.keys(ways) as W[]).filter((way) => ways[way].some((role) => roles.includes(role))) // the keys of a record are its own

/** On the town's own page of setting up. */
export const publicSpaceSetUp = {
  path: '/public-space#set-up',
  text: {
    da: { link: 'Tryghed i byens rum: regler, slags, hjælpelinjer og sletning' },
    en: { link: 'Safety in public space: rules, kinds, helplines and deletion' },
  },
}
