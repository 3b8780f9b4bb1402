// Somebody in front of a browser: asks, thinks, sends, and every wait is written down.
import { setTimeout as pause } from 'node:timers/promises'
import type { RandomStream } from '@trygby/analysis'
import { type Answer, askOnLine, asMultipart, formType, multipartType } from './line.ts'

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
  const ask = async (step: string, sort: Sort, path: string, sent?: { type: string; body: string }): Promise<Answer> => {
    const began = performance.now()
    const answer = await askOnLine(origin, path, {
      method: sent ? 'POST' : 'GET',
      headers: sent ? { ...common, 'content-type': sent.type, 'content-length': String(Buffer.byteLength(sent.body)) } : common,
      body: sent?.body,
      patienceMs,
    })
    note({ step, sort, ms: performance.now() - began, status: answer.status, at: performance.now() })
    return answer
  }
  return {
    random,
    leaving,
    think: () => pause(-Math.log(1 - random.uniform()) * thinkMs, undefined, { signal: leaving }),
    get: (step, path) => ask(step, 'read', path),
    send: (step, path, fields, sort = 'read', asFile = false) =>
      ask(step, sort, path, asFile ? { type: multipartType, body: asMultipart(fields) } : { type: formType, body: fields.toString() }),
  }
}
