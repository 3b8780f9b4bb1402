// Walks the public pages as a stranger would, from the front page along the links, and puts a copy of each on the shelf.
import { setTimeout as pause } from 'node:timers/promises'
import type { Web } from '../http/web.ts'
import { log } from '../log.ts'
import { type Shelf, shelfOf } from './shelf.ts'

const mostPages = 2000
const largestBody = 5_000_000
const minutesBetween = 5

/** A town whose public pages are copied: the host name it answers to, if it has one of its own. */
export interface CopiedTown {
  host: string | null
  languages: readonly string[]
}

interface CopyingAs {
  publicUrl: string
  taken: Date
  /** Ends the walk where it is; what was copied stays. */
  signal?: AbortSignal
}

/**
 * Copies the town's public pages and returns how many. Stops without forgetting anything when a page fails:
 * an old copy is better than none.
 */
export async function copyPublicPages(web: Web, shelf: Shelf, town: CopiedTown, at: CopyingAs): Promise<number> {
  const waiting = town.languages.map((code) => `/${code}`)
  const seen = new Set(waiting)
  const kept = new Set<string>()
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const began = performance.now()
    const answer = await web.request(askedAs(town, at.publicUrl, address), {}, { copyTaken: at.taken })
    if (answer.status >= 500 || at.signal?.aborted) return kept.size
    const body = answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null
    if (!body || body.length > largestBody) continue
    const type = answer.headers.get('content-type') ?? ''
    const page = type.startsWith('text/html') ? body.toString('utf8') : ''
    for (const link of linksIn(page, town.languages)) {
      if (seen.has(link) || seen.size >= mostPages) continue
      seen.add(link)
      waiting.push(link)
    }
    if (takesSomethingIn(page)) continue
    await shelf.put(address, { type, taken: at.taken.toISOString(), body })
    kept.add(address)
    // Visitors come first: it rests five times as long as the page took.
    await pause(20 + 5 * (performance.now() - began))
  }
  await shelf.keepOnly(kept)
  return kept.size
}

function askedAs(town: CopiedTown, publicUrl: string, address: string): Request {
  const host = town.host ?? new URL(publicUrl).host
  return new Request(`http://${host}${address}`, { headers: { host, accept: 'text/html' } })
}

/** Addresses of the town's own pages that a page points to, without what comes after ? or #. */
export function linksIn(html: string, languages: readonly string[]): string[] {
  const own = new RegExp(`href="(/(?:${languages.join('|')})(?:/[^"?#]*)?)[?#"]`, 'g')
  return [...new Set([...html.matchAll(own)].map(([, path = '']) => path.replaceAll('&amp;', '&')))]
}

/** A page that takes something in is not copied: what a person sent through it could not be kept. */
export const takesSomethingIn = (html: string): boolean => /<form[^>]*method="post"/i.test(html)

/** Copies soon after the start and every few minutes from then on; the returned function ends it. */
export function keepCopying(
  web: Web,
  places: { dataDir: string; publicUrl: string },
  towns: () => Promise<CopiedTown[]>,
): () => Promise<void> {
  const ending = new AbortController()
  const round = async () => {
    for (const town of await towns()) {
      if (ending.signal.aborted) return
      await copyPublicPages(web, shelfOf(places.dataDir, town.host ?? ''), town, {
        publicUrl: places.publicUrl,
        taken: new Date(),
        signal: ending.signal,
      })
    }
  }
  const rounds = async () => {
    for (let minutes = 0.1; await waited(minutes, ending.signal); minutes = minutesBetween)
      await round().catch((error: unknown) => log('error', 'public pages were not copied', { error: String(error) }))
  }
  const running = rounds()
  return async () => {
    ending.abort()
    await running
  }
}

/** False when the wait was ended early. */
const waited = (minutes: number, signal: AbortSignal): Promise<boolean> =>
  pause(minutes * 60_000, true, { signal, ref: false }).catch(() => false)
