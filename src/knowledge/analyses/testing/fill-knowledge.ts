// Invented figures brought in the way real ones are, and answers worked out from them, for looking at the pages; tests only.
import { createHash } from 'node:crypto'
import type { TestTown } from '../../../../tests/town.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Answers } from '../../sources/own/model.ts'
import { keepAnswers, keepFile } from '../../sources/own/store.ts'
import { fetchWanted } from '../../sources/statbank/fetch-wanted.ts'
import { smallBank } from '../../sources/statbank/testing/small-bank.ts'
import { fetcher, readSources } from '../../sources/store.ts'
import { calculate } from '../calculate.ts'
import { calculator } from '../store.ts'

const municipalities = ['185', ...Array.from({ length: 40 }, (_, place) => String(201 + place))]

/** Fetches enough invented municipalities to calculate with. */
export async function fetchInvented(town: TestTown): Promise<void> {
  const bank = await smallBank({ more: municipalities })
  await fetchWanted({ bank: { url: bank.url }, work: (deed) => town.db.transaction(fetcher(1), deed) })
  await bank.close()
}

/** Fetches, calculates, and leaves two files half-way; gives the ids by what they are. */
export async function fillKnowledge(town: TestTown): Promise<{ crime: string; wrong: string; ready: string }> {
  await fetchInvented(town)
  await calculate({ work: (deed) => town.db.transaction(calculator(1), deed), job: null })
  const sources = await town.as('system', readSources)
  return {
    crime: sources.find(({ table }) => table === 'STRAF11')?.id ?? '',
    wrong: await town.as('analyst', (tx) => handIn(tx, '183;2023;12,5\nIngensteds;2022;mange\n')),
    ready: await town.as('administrator', (tx) => handIn(tx, '183;2023;12,5\n183;2022;\n')),
  }
}

async function handIn(tx: Tx, rows: string): Promise<string> {
  const bytes = Buffer.from(`kommune;år;andel trygge\n${rows}`)
  const draft = await keepFile(tx, { name: 'tryghed.csv', bytes, hash: createHash('sha256').update(bytes).digest('hex'), source: null })
  const roles: Answers['roles'] = ['area', 'period', 'value']
  await keepAnswers(tx, draft, { title: 'Trygge i byen', unit: 'procent', credit: 'Prøveby', decimal: 'comma', period: '', roles })
  return draft
}
