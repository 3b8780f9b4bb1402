// Somebody in front of a browser: asks, thinks, sends, and every wait is written down.
import { setTimeout as pause } from 'node:timers/promises'
import type { RandomStream } from '@trygby/analysis'

export type Sort = 'read' | 'write'

export interface Wait {
  step: string
  sort: Sort
  /** Milliseconds until the whole answer was there. */
  ms: number
  /** 0 when there was no answer. */
  status: number
  /** When it was there, on the clock of `performance`. */
  at: number
}

export interface Answer {
  status: number
  body: string
  location: string
}

export interface Person {
  random: RandomStream
  /** Aborted when everybody goes home. */
  leaving: AbortSignal
  /** Thinks: exponential with this person's mean; throws when it is time to go. */
  think(): Promise<void>
  get(step: string, path: string): Promise<Answer>
  send(step: string, path: string, fields: URLSearchParams, sort?: Sort, asFile?: boolean): Promise<Answer>
}

export interface Being {
  origin: string
  /** The address this person comes from. */
  address: string
  cookie?: string
  thinkMs: number
  random: RandomStream
  leaving: AbortSignal
  note(wait: Wait): void
}

const patienceMs = 30_000

export function person({ origin, address, cookie, thinkMs, random, leaving, note }: Being): Person {
  const common: Record<string, string> = { origin, 'x-forwarded-for': address, 'accept-language': 'da', ...(cookie ? { cookie } : {}) }
  const ask = async (step: string, sort: Sort, path: string, sent: RequestInit): Promise<Answer> => {
    const began = performance.now()
    let answer: Answer = { status: 0, body: '', location: '' }
    const patience = new AbortController()
    const tired = setTimeout(() => patience.abort(), patienceMs)
    try {
      const came = await fetch(origin + path, { ...sent, headers: common, redirect: 'manual', signal: patience.signal })
      answer = { status: came.status, body: await came.text(), location: came.headers.get('location') ?? '' }
    } catch {
      // no answer: status 0 says so
    } finally {
      clearTimeout(tired)
    }
    note({ step, sort, ms: performance.now() - began, status: answer.status, at: performance.now() })
    return answer
  }
  return {
    random,
    leaving,
    think: () => pause(-Math.log(1 - random.uniform()) * thinkMs, undefined, { signal: leaving }),
    get: (step, path) => ask(step, 'read', path, {}),
    send: (step, path, fields, sort = 'read', asFile = false) =>
      ask(step, sort, path, { method: 'POST', body: asFile ? asForm(fields) : fields }),
  }
}

/** As a form with a file is sent. */
function asForm(fields: URLSearchParams): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}
