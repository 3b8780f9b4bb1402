// One copy of a public page for every stranger who asks within a few seconds: made by the first of them, and anew when something it shows is written.
import type { MiddlewareHandler } from 'hono'
import type { Db } from '../db.ts'
import { pack, takesPacked } from '../http/pack.ts'
import type { Ask, Env } from '../http/web.ts'
import { takesSomethingIn } from './walk.ts'

/** What another process writes is seen so much later at most. */
const freshForMs = 3000
const mostCopies = 500
const longestAddress = 300

/** Every page is drawn with the town's own facts, and none outlives the withdrawal of what it shows. */
const allRestOn = ['platform.municipality', 'platform.release']

interface Copy {
  type: string
  plain: Uint8Array<ArrayBuffer>
  packed: Uint8Array<ArrayBuffer>
}

interface Making {
  /** Null when the page turned out to be no page for everybody. */
  copy: Promise<Copy | null>
  until: number
  restsOn: readonly string[]
}

const shelves = new WeakMap<Db, Map<string, Making>>()

/** The copies of one pool of connections; what a transaction has written takes those that rest on it away, and those under way too. */
function shelfOf(db: Db): Map<string, Making> {
  const found = shelves.get(db)
  if (found) return found
  const shelf = new Map<string, Making>()
  shelves.set(db, shelf)
  db.whenWritten((written) => {
    for (const [address, { restsOn }] of shelf)
      if (restsOn.some((part) => [...written].some((write) => write.includes(part)))) shelf.delete(address)
  })
  return shelf
}

/**
 * Marks a page that is the same for everybody without a session. Who has one, sends something, or is the town itself gets a page of their own,
 * and no such page is kept; nor is one that takes something in, for its form may hold what belongs to one visitor.
 *
 * @param shows what the page is drawn from, as parts of what is written: a schema, a table, or `update` and a table
 */
export function sameForStrangers(...shows: string[]): MiddlewareHandler<Env> {
  const restsOn = [...allRestOn, ...shows]
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!isStranger(c) || pathname.length + search.length > longestAddress) return next()
    const shelf = shelfOf(c.var.platform.db)
    const address = `${c.var.town.municipality} ${pathname}${search}`
    const kept = shelf.get(address)
    if (kept && performance.now() < kept.until) {
      const copy = await kept.copy
      if (copy) return answer(c, copy)
      return next()
    }
    if (shelf.size >= mostCopies) shelf.clear()
    const { promise, resolve } = Promise.withResolvers<Copy | null>()
    const making = { copy: promise, until: performance.now() + freshForMs, restsOn }
    shelf.set(address, making)
    try {
      await next()
      const copy = await copyOf(c.res)
      resolve(copy)
      if (copy) c.res = answer(c, copy)
      else if (shelf.get(address) === making) shelf.delete(address)
    } finally {
      resolve(null)
    }
  }
}

const isStranger = (c: Ask): boolean =>
  c.req.method === 'GET' && c.var.sessionToken === null && !c.env?.copyTaken && c.req.header('authorization') === undefined

/** Null for whatever is not simply a page: a refusal, a file, a page that is somebody's own or takes something in. */
async function copyOf(answered: Response): Promise<Copy | null> {
  const { status, headers } = answered
  const type = headers.get('content-type') ?? ''
  if (status !== 200 || !type.startsWith('text/html') || headers.has('set-cookie') || headers.has('cache-control')) return null
  const page = await answered.clone().text()
  if (takesSomethingIn(page)) return null
  const plain = new TextEncoder().encode(page)
  return { type, plain, packed: await pack(plain) }
}

function answer(c: Ask, { type, plain, packed }: Copy): Response {
  const isPacked = takesPacked(c)
  return new Response(isPacked ? packed : plain, {
    headers: { 'content-type': type, vary: 'Accept-Encoding', ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
  })
}
