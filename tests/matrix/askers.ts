// Everybody who asks for the town's pages: each role, somebody without account, and the neighbour's own people.
import type { Web } from '../../src/platform/http/web.ts'
import { type Role, roles } from '../../src/platform/roles.ts'
import { type Ask, explore, type Found } from './addresses.ts'
import { neighbourHost, ownHost, type TwoTowns } from './two-towns.ts'

export type Somebody = Role | null
export const everybody: Somebody[] = [null, ...roles]

export interface Askers {
  here(who: Somebody): Ask
  there(token: string | undefined): Ask
  tokens: Map<Somebody, string | undefined>
  /** Real addresses of both towns. */
  own: Found
  neighbours: Found
  /** How many requests were made. */
  asked(): number
}

/** The two towns are explored once; a page planted later is asked for by the identifiers found then. */
export async function askersOf(web: Web, towns: TwoTowns): Promise<Askers> {
  let asked = 0
  const asker =
    (host: string, token: string | undefined): Ask =>
    async (path, { method = 'GET', form } = {}) => {
      asked++
      const origin = `http://${host}`
      const headers = new Headers({ host, origin })
      // Each from another network, so that nobody has asked too often.
      const socket = { remoteAddress: `10.${(asked >> 8) & 255}.${asked & 255}.1` }
      if (token) headers.set('cookie', `session=${token}`)
      const body = form ? { body: new URLSearchParams(form as Record<string, string>) } : {}
      return web.request(`${origin}${path}`, { method, headers, ...body }, { incoming: { socket } })
    }
  const tokens = new Map<Somebody, string | undefined>([[null, undefined]])
  for (const role of roles) tokens.set(role, await towns.town.tokenOf(role))
  const here = (who: Somebody) => asker(ownHost, tokens.get(who))
  const there = (token: string | undefined) => asker(neighbourHost, token)
  towns.found ??= {
    own: await explore(everybody.map(here), towns.unlinked.own),
    neighbours: await explore(Object.values(towns.neighbourTokens).map(there), towns.unlinked.neighbours),
  }
  return { here, there, tokens, ...towns.found, asked: () => asked }
}
