// Pages go over the line packed: a page is there whole before it is sent, so it is packed in one go, which costs a fraction of packing a stream.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Ask, Env } from './web.ts'

const zip = promisify(gzip)
/** Less than this is sent as it is. */
const smallest = 1024

/** A tenth larger than packed as well as can be, in half the time. */
export const pack = async (bytes: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await zip(bytes, { level: 4 }))

export const takesPacked = (c: Ask): boolean =>
  /(?:^|[\s,])(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)/.test(c.req.header('accept-encoding') ?? '')

/** Packs every page that is not packed yet; what is no page is left as it is. */
export const packPages: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { headers, status } = c.res
  if (c.req.method === 'HEAD' || !headers.get('content-type')?.startsWith('text/html') || headers.has('content-encoding')) return
  const page = await c.res.text()
  const isPacked = takesPacked(c) && page.length >= smallest
  const answer = new Response(isPacked ? await pack(page) : page, { status, headers })
  answer.headers.append('vary', 'Accept-Encoding')
  if (isPacked) answer.headers.set('content-encoding', 'gzip')
  c.res = undefined
  c.res = answer
}
