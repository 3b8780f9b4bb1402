// The matrix itself: every route, every role, own and other town; whatever opens for the wrong person or shows the neighbour's is a finding.
import type { Web } from '../../src/platform/http/web.ts'
import { roles } from '../../src/platform/roles.ts'
import { type Ask, addressOf, type Found, formOf } from './addresses.ts'
import { type Askers, askersOf, everybody, type Somebody } from './askers.ts'
import { mark, type TwoTowns } from './two-towns.ts'
import { whoMay } from './who-may.ts'

export interface Matrix {
  /** How many requests were made. */
  asked: number
  /** Each leak in words; empty when nothing leaks. */
  leaks: string[]
}

const madeUp = '01890000-0000-7000-8000-000000000000'

export interface Route {
  method: string
  path: string
}

export const routesOf = (web: Web): Route[] => {
  const mounted = web.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  const once = new Map(
    mounted.map(({ method, path }) => [`${method} ${path}`, { method, path: path.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '') }]),
  )
  return [...once.values()]
}

/** Walks the matrix over the pages of this web: the whole of it, or the routes that are `wanted`. */
export async function matrix(web: Web, towns: TwoTowns, wanted: (route: Route) => boolean = () => true): Promise<Matrix> {
  const leaks: string[] = []
  const askers = await askersOf(web, towns)
  const walk: Walk = { ...askers, routes: routesOf(web).filter(wanted), towns, leaks }
  await pagesOfTheOwnTown(walk)
  await nothingChanges(walk, 1, () => changesByTheWrong(walk))
  await nothingChanges(walk, 2, () => neighboursThingsByTheirNumber(walk))
  await nothingChanges(walk, 2, () => sessionsAtTheNeighbours(walk))
  return { asked: askers.asked(), leaks }
}

interface Walk extends Askers {
  routes: Route[]
  towns: TwoTowns
  leaks: string[]
}

const saysWho = (who: Somebody): string => who ?? 'somebody without account'

/** Shown, and not only asked to sign in. */
async function look(ask: Ask, address: string): Promise<{ status: number; isShown: boolean; text: string }> {
  const answer = await ask(address)
  const goesTo = answer.headers.get('location') ?? ''
  const text = `${await answer.text()} ${goesTo}`
  return { status: answer.status, isShown: answer.status < 400 && !/\/sign-in\?/.test(goesTo), text }
}

/** Each page opens for those who may, for nobody else, and never shows a word of the neighbour's. */
async function pagesOfTheOwnTown({ routes, own, here, leaks }: Walk): Promise<void> {
  for (const { path, method } of routes.filter((route) => route.method === 'GET')) {
    const address = addressOf(path, own)
    if (address === null) {
      leaks.push(`${method} ${path} was not tried: no identifier is known for it`)
      continue
    }
    const may = whoMay(method, path)
    for (const who of everybody) {
      const { status, isShown, text } = await look(here(who), address)
      if (status >= 500) leaks.push(`${method} ${address} fails for ${saysWho(who)}`)
      if (isShown && !may.includes(who)) leaks.push(`${method} ${address} opens for ${saysWho(who)}`)
      if (!isShown && may.includes(who) && !isOnTheWayIn(path)) leaks.push(`${method} ${address} is shut for ${saysWho(who)}: ${status}`)
      if (text.includes(mark) && !path.endsWith('/import/:id')) leaks.push(`${method} ${address} shows ${saysWho(who)} the neighbour's`)
    }
  }
}

/** Pages in the middle of a sign-in are there only for a browser that has begun one. */
const isOnTheWayIn = (path: string): boolean => /\/sign-in\/(second-factor|work)/.test(path)

/** Whoever may not make a change is refused before anything is read or done. */
async function changesByTheWrong({ routes, own, here, leaks }: Walk): Promise<void> {
  for (const { method, path } of routes.filter((route) => route.method !== 'GET')) {
    const address = addressOf(path, own)
    if (address === null) {
      leaks.push(`${method} ${path} was not tried: no identifier is known for it`)
      continue
    }
    const may = whoMay(method, path)
    for (const who of everybody.filter((one) => !may.includes(one))) {
      const answer = await here(who)(address, { method, form: formOf(address, own) })
      const isRefused = [403, 404].includes(answer.status) || /\/sign-in\?/.test(answer.headers.get('location') ?? '')
      if (!isRefused) leaks.push(`${method} ${address} by ${saysWho(who)} is answered ${answer.status}`)
      await answer.body?.cancel()
    }
  }
}

/** The neighbour's things, asked for by their number in the own town, are as absent as what never was. */
async function neighboursThingsByTheirNumber({ routes, neighbours, here, leaks }: Walk): Promise<void> {
  const nowhere: Found = { ids: new Map([...neighbours.ids.keys()].map((key) => [key, madeUp])), forms: new Map() }
  for (const { method, path } of routes.filter((route) => /:(?!locale)/.test(route.path))) {
    const address = addressOf(path, neighbours)
    const absent = addressOf(path, nowhere)
    if (address === null || absent === null || !address.split('/').some((part) => part.length > 30)) continue
    for (const who of everybody) {
      const ask = here(who)
      const more = method === 'GET' ? {} : { method, form: formOf(address, neighbours) }
      const answer = await ask(address, more)
      const other = await ask(absent, more)
      if (answer.status !== other.status)
        leaks.push(`${method} ${address} of the neighbour's: ${answer.status} for ${saysWho(who)}, ${other.status} for what never was`)
      if ((await answer.text()).includes(mark)) leaks.push(`${method} ${address} shows ${saysWho(who)} the neighbour's`)
      await other.body?.cancel()
    }
  }
}

/** A session of the own town is none at the neighbour's. */
async function sessionsAtTheNeighbours({ routes, neighbours, there, tokens, leaks }: Walk): Promise<void> {
  for (const { method, path } of routes) {
    const address = addressOf(path, neighbours)
    if (address === null) continue
    const more = method === 'GET' ? {} : { method, form: formOf(address, neighbours) }
    const may = whoMay(method, path)
    if (may.includes(null) && method !== 'GET') continue
    const unknown = (await there(undefined)(address, more)).status
    for (const role of roles) {
      const { status } = await there(tokens.get(role))(address, more)
      if (status !== unknown)
        leaks.push(`${method} ${address} at the neighbour's: ${status} for ${role} of another town, ${unknown} for a stranger`)
    }
  }
}

async function nothingChanges({ towns, leaks }: Walk, municipality: 1 | 2, deed: () => Promise<void>): Promise<void> {
  const before = await towns.sumOf(municipality)
  await deed()
  const after = await towns.sumOf(municipality)
  for (const [table, sum] of Object.entries(after)) if (sum !== before[table]) leaks.push(`${table} of town ${municipality} was changed`)
}
