// Keeps machines from filling the town's inbox without a riddle for people: who sends too much from one network waits, then is asked to come back.
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '../../../platform/http/intake.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { allow, clientNetwork } from '../../../platform/rate-limit.ts'
import { type FormFields, fieldIn } from '../../../platform/result.ts'
import { type InTurn, turns } from '../../../platform/turns.ts'

/** Per network and ten minutes: a school class sends at once, then it goes slower, then it is too much. */
export const pace = { windowSeconds: 600, freely: 300, slowly: 300 } as const
/** Nobody reads and answers a form in less; the time runs from the first page. */
export const quickestMs = 3000
const pauseMs = 3000
/** So many wait at once in one process and no more: waiting must not fill the machine either. */
const mostWaiting = 300
let waiting = 0

/**
 * Whether what was sent is taken. `quiet`: answer as if it were, and keep nothing; only a machine gets here, and it learns nothing from the
 * answer. Throws 429 for a network that sends far too much.
 */
export async function guardIntake(c: Ask, fields: FormFields): Promise<'pass' | 'quiet'> {
  if (fieldIn(fields, 'website') === '' && isOldEnough(c.var.platform.config.secret, fieldIn(fields, 'begun'))) {
    await refuseFlood(c)
    return 'pass'
  }
  // What no person sends costs no question to the database.
  countQuiet(networkOf(c))
  await wait()
  return 'quiet'
}

/** Throws 429 for a network that is shut already: asked before what it sends is even read. */
export function refuseShut(c: Ask): void {
  if (networkOf(c).shutUntil > Date.now()) throw new Refused(429, '')
}

/** What this process knows of a network while it comes: who is refused is not counted again, and who comes at once is counted one by one. */
interface Network {
  shutUntil: number
  waiting: number
  /** What a machine has sent in the window that ends then. */
  quiet: { n: number; until: number }
  inTurn: InTurn
}

// Under keys that live as long as the process; no network is kept, and none is written anywhere.
const stirredBy = randomBytes(32)
const networks = new Map<string, Network>()
/** So many answers as if it were taken a machine gets in one window; a person gets none. */
const mostQuiet = 20
/** So many of one network wait for their turn: more than a school sends at once, fewer than fill the database's line. */
const mostInLine = 120

async function refuseFlood(c: Ask): Promise<void> {
  const address = clientNetwork(c)
  const network = networkOf(c)
  if (network.shutUntil > Date.now() || network.waiting >= mostInLine) throw new Refused(429, '')
  const knock = (bucket: string, n: number) =>
    c.var.workAsSystem((tx) => allow(tx, bucket, address, { n, perSeconds: pace.windowSeconds }), 'count knocks')
  network.waiting++
  const pass = await network
    .inTurn(async () => {
      if (network.shutUntil > Date.now()) return 'refused'
      if (await knock('intake', pace.freely)) return 'freely'
      return (await knock('intake, slowly', pace.slowly)) ? 'slowly' : 'refused'
    })
    .finally(() => network.waiting--)
  if (pass === 'slowly') return wait()
  if (pass === 'freely') return
  network.shutUntil = windowEnd()
  throw new Refused(429, '')
}

function networkOf(c: Ask): Network {
  const key = createHmac('sha256', stirredBy)
    .update(`${c.var.town.municipality} ${clientNetwork(c)}`)
    .digest('base64url')
  const found = networks.get(key)
  if (found) return found
  // Forgotten all at once when many have come: the database still counts.
  if (networks.size > 10_000) networks.clear()
  const network = { shutUntil: 0, waiting: 0, quiet: { n: 0, until: 0 }, inTurn: turns(1) }
  networks.set(key, network)
  return network
}

function countQuiet({ quiet }: Network): void {
  if (quiet.until < Date.now()) Object.assign(quiet, { n: 0, until: windowEnd() })
  if (++quiet.n > mostQuiet) throw new Refused(429, '')
}

const windowEnd = (): number => Math.ceil(Date.now() / 1000 / pace.windowSeconds) * pace.windowSeconds * 1000

async function wait(): Promise<void> {
  if (waiting >= mostWaiting) throw new Refused(429, '')
  waiting++
  try {
    await pause(pauseMs)
  } finally {
    waiting--
  }
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'trygby', 'form begun', 32))
const sealOf = (secret: string, time: string): Buffer => createHmac('sha256', keyOf(secret)).update(time).digest().subarray(0, 12)

/** The time a form was given out, sealed so that nobody makes an older one; it goes along as the field `begun`. */
export function begunNow(secret: string, now = Date.now()): string {
  const time = now.toString(36)
  return `${time}.${sealOf(secret, time).toString('base64url')}`
}

/** Whether a form was given out by this town, and not just now. However old it is, it is taken: people write slowly and lose their connection. */
export function isOldEnough(secret: string, begun: string, now = Date.now()): boolean {
  const [time = '', seal = ''] = begun.split('.')
  const came = Buffer.from(seal, 'base64url')
  const right = sealOf(secret, time)
  return came.length === right.length && timingSafeEqual(came, right) && now - Number.parseInt(time, 36) >= quickestMs
}
