// The fuzz bench: a whole demonstration town as a process of its own, asked rudely in everybody's name; it must answer, and never with a 500.
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomStream } from '@trygby/analysis'
import { signInAsEverybody, startWholeTown, type WholeTown } from '../whole-town.ts'
import { type Known, type NastyRequest, nastyRequest } from './nasty.ts'

export interface FuzzFigures {
  requests: number
  /** How many answers of each status. */
  statuses: Record<number, number>
  /** Lines kept open that broke under a later request, which was then answered on a line of its own. */
  brokenLines: number
  /** Requests that had no answer, or one that begins with 5, in words; each route and kind of failure once. */
  failures: string[]
}

const atOnce = 24
/** A town is worn out by then (people have left, sessions are gone) and a fresh one takes its place. */
const requestsOfOneTown = 25_000

export async function fuzz(
  requests: number,
  routes: Known['routes'],
  { seed = Date.now() % 1_000_000, say = () => {} }: { seed?: number; say?: (line: string) => void } = {},
): Promise<FuzzFigures> {
  const figures: FuzzFigures = { requests: 0, statuses: {}, brokenLines: 0, failures: [] }
  say(`seed ${seed}`)
  while (figures.requests < requests) {
    const dataDir = await mkdtemp(join(tmpdir(), 'trygby-fuzz-'))
    const town = await startWholeTown(dataDir)
    try {
      await fuzzTown(town, routes, { figures, seed, say, until: Math.min(requests, figures.requests + requestsOfOneTown) })
    } finally {
      await town.end()
      await rm(dataDir, { recursive: true, force: true })
    }
    say(`${figures.requests} requests, ${figures.failures.length} failures`)
  }
  return figures
}

interface Run {
  figures: FuzzFigures
  seed: number
  until: number
  say: (line: string) => void
}

async function fuzzTown(town: WholeTown, routes: Known['routes'], { figures, seed, until, say }: Run): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const known: Known = { routes, links: [], fields: [] }
  const failed = new Set(figures.failures)
  let sessions = await signInAsEverybody(town.origin)
  const one = async (i: number) => {
    const random = randomStream(seed, i)
    const asked = nastyRequest(random, known, town.origin)
    const session = sessions[random.below(sessions.length + 1)]
    if (session) asked.headers.cookie = random.below(100) < 97 ? session : `session=%00%ff%ed%a0%80; session=; __proto__=1; =`
    let answer = await send(town.origin, asked, agent)
    if (answer.isBrokenLine) {
      figures.brokenLines++
      answer = await send(town.origin, asked, false)
    }
    const { status, body } = answer
    figures.statuses[status] = (figures.statuses[status] ?? 0) + 1
    if (status === 0 || status >= 500) {
      const failure = inWords(asked, status === 0 ? `no answer (${body})` : String(status), town, i, seed)
      failed.add(failure)
      say(failure)
    }
    if (status === 200) learn(known, body)
  }
  let next = figures.requests
  const worker = async () => {
    while (next < until && town.isAlive()) {
      const i = next++
      await one(i)
      if (i % 3000 === 2999) sessions = await signInAsEverybody(town.origin)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
  if (!town.isAlive()) failed.add(`the town ended: ${town.said().slice(-2000)}`)
  figures.requests = until
  figures.failures = [...failed]
}

interface Answer {
  /** 0 when the connection ended without an answer, or none came in 30 seconds. */
  status: number
  /** Of the answer; without one, what broke. */
  body: string
  /** The connection had served another request before, and was gone. */
  isBrokenLine: boolean
}

/** Connections that have carried a request; `reusedSocket` leaves out those handed straight to a request that waited for one. */
const used = new WeakSet<Socket>()

function send(origin: string, { method, address, headers, body }: NastyRequest, agent: Agent | false): Promise<Answer> {
  return new Promise((resolve) => {
    const over = (status: number, text = '', isBrokenLine = false) => resolve({ status, body: text, isBrokenLine })
    const { hostname, port } = new URL(origin)
    const sent = request({ hostname, port, method, path: address, headers, agent, timeout: 30_000 }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.length < 20 && pieces.push(piece))
      answer.on('end', () => over(answer.statusCode ?? 0, Buffer.concat(pieces).toString()))
      answer.on('error', (error) => over(0, `in the middle of the answer: ${error.message}`))
    })
    let isKept = false
    sent.on('socket', (socket) => {
      isKept = used.has(socket)
      used.add(socket)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in 30 seconds')))
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'HPE_INVALID_CONSTANT') over(400)
      else over(0, error.message, isKept && ['ECONNRESET', 'EPIPE'].includes(error.code ?? ''))
    })
    sent.end(body ?? undefined)
  })
}

const mostKnown = 3000

/** Links and field names of a page lead deeper into the town. */
function learn(known: Known, page: string): void {
  if (known.links.length < mostKnown)
    for (const [, link = ''] of page.matchAll(/(?:href|action)="(\/(?:da|en)[^"#]*)"/g))
      if (!known.links.includes(link)) known.links.push(link.replaceAll('&amp;', '&'))
  if (known.fields.length < mostKnown)
    for (const [, name = ''] of page.matchAll(/ name="([^"]+)"/g)) if (!known.fields.includes(name)) known.fields.push(name)
}

function inWords({ method, address, headers, body }: NastyRequest, outcome: string, town: WholeTown, i: number, seed: number): string {
  const errors = town
    .said()
    .split('\n')
    .filter((line) => line.includes('"request failed"'))
  return [
    `${outcome} to request ${i} of seed ${seed}: ${method} ${address.slice(0, 300)}`,
    `  ${headers['content-type'] ?? ''} ${body ? body.toString('utf8', 0, 300) : ''}`,
    `  ${errors.at(-1)?.slice(0, 800) ?? ''}`,
  ].join('\n')
}
