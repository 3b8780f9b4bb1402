// Slows down those who knock too often, without keeping who they are: the network is stirred with a salt that lives one day.
import { createHmac, randomBytes } from 'node:crypto'
import { type BlockList, isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { listed } from './config/listed.ts'
import { sql, type Tx } from './db.ts'
import { Refused } from './http/intake.ts'
import type { Ask, Env } from './http/web.ts'

export interface Limit {
  n: number
  perSeconds: number
}

/** Counts a knock and says whether it is within the limit. Runs as the machinery; all processes of the town count together. */
export async function allow(tx: Tx, bucket: string, network: string, { n, perSeconds }: Limit): Promise<boolean> {
  const key = createHmac('sha256', await saltOfToday(tx))
    .update(network)
    .digest('base64url')
  const { rows } = await sql<{ n: number }>`insert into platform.rate_count as c (municipality, bucket, network_key, window_start, n)
    values (platform.town(), ${bucket}, ${key}, to_timestamp(floor(extract(epoch from clock_timestamp()) / ${perSeconds}::int) * ${perSeconds}::int), 1)
    on conflict (municipality, bucket, network_key, window_start) do update set n = c.n + 1 returning n`.execute(tx)
  return (rows[0]?.n ?? 1) <= n
}

async function saltOfToday(tx: Tx): Promise<Buffer> {
  const find = () =>
    sql<{ salt: Buffer }>`select salt from platform.rate_salt where municipality = platform.town() and day = current_date`.execute(tx)
  const found = (await find()).rows[0]
  if (found) return found.salt
  await sql`delete from platform.rate_salt where municipality = platform.town() and day < current_date`.execute(tx)
  await sql`insert into platform.rate_salt (municipality, day, salt) values (platform.town(), current_date, ${randomBytes(32)}) on conflict do nothing`.execute(
    tx,
  )
  const made = (await find()).rows[0]
  if (!made) throw new Error('The salt of the day could not be kept')
  return made.salt
}

/** Refuses with 429 whoever comes for this more than `n` times in so many seconds from one network; not the town itself, which copies its public pages. */
export async function refuseTooMany(c: Ask, bucket: string, n: number, perSeconds: number): Promise<void> {
  if (c.env?.copyTaken) return
  const network = clientNetwork(c)
  if (!(await c.var.workAsSystem((tx) => allow(tx, bucket, network, { n, perSeconds }), 'count knocks'))) throw new Refused(429, '')
}

/** The same for a whole route. */
export const limit =
  (bucket: string, n: number, perSeconds: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    await refuseTooMany(c, bucket, n, perSeconds)
    return next()
  }

/** The network somebody comes from: a /24 of IPv4 or a /48 of IPv6; what a proxy says counts only from a trusted one. */
export function clientNetwork(c: Ask): string {
  // Set by the Node server; absent when a request is made inside a test.
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return networkOf(clientAddress(socket?.remoteAddress ?? '', c.req.header('x-forwarded-for') ?? '', c.var.platform.config.trustedProxies))
}

/** Walks back from the socket through trusted proxies to the first address that is not one of them. */
export function clientAddress(peer: string, forwardedFor: string, trusted: BlockList): string {
  const chain = [...listed(forwardedFor), peer]
  for (let i = chain.length - 1; i > 0; i--) {
    const address = plain(chain[i] ?? '')
    if (!isTrusted(address, trusted)) return address
  }
  return plain(chain[0] ?? '')
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address)
  return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** IPv4 written as IPv6 is IPv4. */
const plain = (address: string): string =>
  address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()

export function networkOf(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  if (isIP(address) === 6) return `${firstGroups(address).join(':')}::/48`
  return 'unknown'
}

/** The first three groups of an IPv6 address, however it is shortened. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16))
}
