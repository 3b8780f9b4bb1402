// One question to the statistics bank: asked again with growing pauses while it errs, given up with a sentence when it keeps erring.
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { readAnswer, type TableInfo, tableInfo } from './model.ts'
import type { Selection } from './plan.ts'
import { type SourceTrouble, troubled } from './trouble.ts'

export interface StatBank {
  /** The address up to and with `/v1`. */
  url: string
  signal?: AbortSignal
  format?: 'JSONSTAT' | 'BULK'
  tries?: number
  /** The first pause in milliseconds; each next is twice as long, give or take. */
  firstPause?: number
  /** How long one answer may take, in milliseconds. */
  patience?: number
}

/** What a table is and which codes it has, in one of the bank's languages. */
export async function askTableInfo(bank: StatBank, table: string, lang: 'da' | 'en'): Promise<TableInfo> {
  return ask(bank, table, 'tableinfo', { table, lang, format: 'JSON' }, (text) => tableInfo.parse(JSON.parse(text)))
}

/** A portion of a table's figures: the text as it came, known to be readable. */
export async function askData(bank: StatBank, table: string, variables: Selection[]): Promise<{ text: string; updated: string }> {
  const format = bank.format ?? 'JSONSTAT'
  const question = { table, format, lang: 'da', variables, ...(format === 'BULK' ? { valuePresentation: 'Code' } : {}) }
  return ask(bank, table, 'data', question, (text) => ({ text, updated: readAnswer(text).updated }))
}

async function ask<T>(bank: StatBank, table: string, verb: 'tableinfo' | 'data', question: object, read: (text: string) => T): Promise<T> {
  const { tries = 5, firstPause = 500 } = bank
  for (let turn = 1; ; turn++) {
    try {
      return await askOnce(bank, table, verb, question, read)
    } catch (error) {
      if (bank.signal?.aborted) throw troubled('stopped', table)
      if (!(error instanceof Passing) || turn === tries) throw error instanceof Passing ? error.trouble : error
      const wait = error.waitAtLeast ?? Math.min(20_000, firstPause * 2 ** (turn - 1)) * (0.5 + Math.random())
      await pause(wait, undefined, { signal: bank.signal }).catch(() => {
        throw troubled('stopped', table)
      })
    }
  }
}

/** A failure that may pass by itself. */
class Passing extends Error {
  constructor(
    readonly trouble: SourceTrouble,
    readonly waitAtLeast?: number,
  ) {
    super(trouble.message, { cause: trouble })
  }
}

async function askOnce<T>(bank: StatBank, table: string, verb: string, question: object, read: (text: string) => T): Promise<T> {
  const { status, text, retryAfter } = await send(bank, table, verb, question)
  if (status === 429 || status === 408 || status >= 500)
    throw new Passing(troubled('erring', table, { status: String(status) }), retryAfter)
  if (status >= 400) throw refusal(bank, table, status, text)
  try {
    return read(text)
  } catch (cause) {
    throw new Passing(troubled('notStatistics', table, { came: text.replace(/\s+/g, ' ').slice(0, 80) }, cause))
  }
}

async function send(bank: StatBank, table: string, verb: string, question: object) {
  const slow = AbortSignal.timeout(bank.patience ?? 60_000)
  try {
    const answer = await fetch(`${bank.url}/${verb}`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal: bank.signal ? AbortSignal.any([bank.signal, slow]) : slow,
    })
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return { status: answer.status, text: await answer.text(), retryAfter: seconds > 0 && seconds <= 60 ? seconds * 1000 : undefined }
  } catch (cause) {
    const key = slow.aborted && !bank.signal?.aborted ? 'tooSlow' : 'unreachable'
    throw new Passing(troubled(key, table, { address: new URL(bank.url).host }, cause))
  }
}

const explanation = z.object({ errorTypeCode: z.string().default(''), message: z.string().default('') })

/** The bank understood and said no; asking again would not help. Only the bank itself can say that it has no such table. */
function refusal({ url }: StatBank, table: string, status: number, text: string): SourceTrouble {
  const { errorTypeCode, message } = explanation.safeParse(parsed(text)).data ?? { errorTypeCode: '', message: '' }
  if (errorTypeCode === 'EXTRACT-NOTFOUND-TABLE') return troubled('noTable', table)
  if (status === 404 && message === '') return troubled('wrongAddress', table, { address: url })
  return troubled('refused', table, { status: String(status), said: message.slice(0, 200) })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
