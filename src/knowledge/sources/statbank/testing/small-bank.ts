// A small statistics bank for tests, with invented figures and every way of failing that the real one has shown.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fault = 'none' | 'error-500' | 'slow' | 'html' | 'cut-off' | 'too-many' | 'refusal'

interface Question {
  table: string
  format?: string
  lang?: string
  variables?: { code: string; values: string[] }[]
}

export interface SmallBank {
  url: string
  /** The next so many answers to `data` fail in this way. */
  fail(fault: Fault, times: number): void
  /** Changes what one cell holds: `STRAF11|183|TOT|2016K1`. */
  put(cell: string, value: number | null): void
  /** The time the publisher says the tables were updated. */
  updated: string
  /** Variables that a table has lost. */
  lost: Set<string>
  /** How many questions for figures have come. */
  asked: number
  /** How many of them were answered well. */
  answered: number
  /** Wrap the answer in `dataset` as the real bank does, or not as JSON-stat 2.0 does. */
  wrapped: boolean
  pauseMs: number
  /** What the answer to a question, counted as `asked` counts, waits for. */
  answersAfter(question: number, what: Promise<void>): void
  close(): Promise<void>
}

const places = ['000', '084', '101', '147', '183', '411', '751', '998']
const quarters = ['2016', '2017', '2018'].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}K${quarter}`))
const years = ['2016', '2017', '2018']

const variable = (id: string, values: string[], more: { time?: boolean; elimination?: boolean } = {}) => ({
  id,
  text: id.toLowerCase(),
  elimination: more.elimination ?? false,
  time: more.time ?? false,
  values: values.map((code) => ({ id: code, text: `Navn på ${code}` })),
})

const tablesOf = (towns: string[]): Record<string, ReturnType<typeof variable>[]> => ({
  STRAF11: [variable('OMRÅDE', towns), variable('OVERTRÆD', ['TOT', '12', '1316', '1320']), variable('Tid', quarters, { time: true })],
  FOLK1A: [
    variable('OMRÅDE', towns, { elimination: true }),
    variable('KØN', ['TOT', '1', '2'], { elimination: true }),
    variable('ALDER', ['IALT', '15', '16'], { elimination: true }),
    variable('CIVILSTAND', ['TOT'], { elimination: true }),
    variable('Tid', quarters, { time: true }),
  ],
  IFOR41: [variable('ULLIG', ['70', '71']), variable('KOMMUNEDK', towns), variable('Tid', years, { time: true })],
})

/** A figure nobody has ever counted, the same every time. */
const invented = (key: string): number => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)

/** `more`: codes of municipalities beside the few it has, for what needs many of them. */
export async function smallBank({ more = [] }: { more?: string[] } = {}): Promise<SmallBank> {
  const tables = tablesOf([...places, ...more])
  let fault: Fault = 'none'
  let faults = 0
  const cells = new Map<string, number | null>()
  const waits = new Map<number, Promise<void>>()
  const server = createServer(async (request, response) => {
    const question: Question = JSON.parse(await bodyOf(request))
    const variables = (tables[question.table] ?? []).filter(({ id }) => !bank.lost.has(id))
    if (variables.length === 0) return refuse(response, 'EXTRACT-NOTFOUND-TABLE', 'No such table')
    if (request.url?.endsWith('/tableinfo'))
      return send(
        response,
        JSON.stringify({ id: question.table, text: `Tabel ${question.table}`, unit: 'Antal', updated: bank.updated, variables }),
      )
    bank.asked += 1
    await waits.get(bank.asked)
    if (bank.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, bank.pauseMs))
    if (faults > 0) {
      faults -= 1
      return spoil(fault, response)
    }
    bank.answered += 1
    return send(response, question.format === 'BULK' ? asBulk(question, variables, cells) : asJsonStat(question, variables, cells, bank))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bank: SmallBank = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    fail: (how, times) => {
      fault = how
      faults = times
    },
    put: (cell, value) => void cells.set(cell, value),
    updated: '2026-02-11T08:00:00',
    lost: new Set(),
    asked: 0,
    answered: 0,
    wrapped: true,
    pauseMs: 0,
    answersAfter: (question, what) => void waits.set(question, what),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return bank
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += part
  return body
}

const send = (response: ServerResponse, text: string) =>
  void response.writeHead(200, { 'content-type': 'text/json; charset=utf-8' }).end(text)
const refuse = (response: ServerResponse, errorTypeCode: string, message: string) =>
  void response.writeHead(400, { 'content-type': 'text/json' }).end(JSON.stringify({ errorTypeCode, message }))

function spoil(fault: Fault, response: ServerResponse): void {
  if (fault === 'error-500') response.writeHead(500).end('oops')
  if (fault === 'too-many') response.writeHead(429, { 'retry-after': '0.05' }).end()
  if (fault === 'html') send(response, '<html><body>Vi holder lukket for service</body></html>')
  if (fault === 'refusal') refuse(response, 'EXTRACT-TOOBIG', 'Udtrækket er for stort')
  if (fault === 'cut-off') {
    response.writeHead(200, { 'content-length': '5000' }).write('{"dataset":{"dimen')
    setTimeout(() => response.destroy(), 10)
  }
  // 'slow': no answer at all, until whoever asks loses patience
}

interface Chosen {
  id: string
  values: string[]
}

const choose = (question: Question, variables: ReturnType<typeof variable>[]): Chosen[] =>
  variables.flatMap(({ id }) => {
    const asked = question.variables?.find(({ code }) => code === id)
    return asked ? [{ id, values: asked.values }] : []
  })

function cellsOf(question: Question, chosen: Chosen[], cells: Map<string, number | null>) {
  const keys = chosen.reduce<string[][]>((all, { values }) => all.flatMap((key) => values.map((value) => [...key, value])), [[]])
  return keys.map((key) => {
    const name = [question.table, ...key].join('|')
    const held = cells.get(name)
    return { key, value: held === undefined ? invented(name) : held }
  })
}

function asJsonStat(
  question: Question,
  variables: ReturnType<typeof variable>[],
  cells: Map<string, number | null>,
  bank: SmallBank,
): string {
  const chosen = choose(question, variables)
  const dimension = Object.fromEntries(
    chosen.map(({ id, values }) => [id, { label: id, category: { index: Object.fromEntries(values.map((value, i) => [value, i])) } }]),
  )
  const value = cellsOf(question, chosen, cells).map((cell) => cell.value)
  const [id, size] = [chosen.map((one) => one.id), chosen.map((one) => one.values.length)]
  const time = { updated: `${bank.updated}Z` }
  if (bank.wrapped) return JSON.stringify({ dataset: { dimension: { ...dimension, id, size, role: { time: ['Tid'] } }, value, ...time } })
  return JSON.stringify({ version: '2.0', class: 'dataset', id, size, dimension, value, ...time })
}

function asBulk(question: Question, variables: ReturnType<typeof variable>[], cells: Map<string, number | null>): string {
  const chosen = choose(question, variables)
  const lines = cellsOf(question, chosen, cells).map(({ key, value }) =>
    [...key, value === null ? '..' : String(value).replace('.', ',')].join(';'),
  )
  return `\uFEFF${[...chosen.map(({ id }) => id.toUpperCase()), 'INDHOLD'].join(';')}\r\n${lines.join('\r\n')}\r\n`
}
