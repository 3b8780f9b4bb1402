// The whole import tried on the published figures of ten years, from the stand-in for the statistics bank.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { smallTown } from '../../../../tests/small-town.ts'
import { figureAt, isMunicipality } from '../series/model.ts'
import { readPanel } from '../series/store.ts'
import { fetchWanted } from './fetch-wanted.ts'

const standIn = fileURLToPath(new URL('../../../../../shared/statbank/serve.mjs', import.meta.url))
const csv = new URL('../../../../../shared/data/dk_straf11_quarterly_2016_2025.csv', import.meta.url)

describe('the published figures of 98 municipalities', { skip: existsSync(standIn) ? false : 'needs ../shared' }, () => {
  let server: ChildProcess
  let url: string
  let town: Awaited<ReturnType<typeof smallTown>>

  before(async () => {
    server = spawn(process.execPath, [standIn, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    url = await new Promise((resolve) => server.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim())))
    town = await smallTown()
  })
  after(async () => {
    server.kill()
    await town.close()
  })

  test('come in whole, table by table', async () => {
    const results = await fetchWanted({ bank: { url }, work: town.work })
    assert.deepEqual(
      results.map(({ state }) => state),
      ['done', 'done', 'done', 'done', 'failed'],
    )
  })

  test('are exactly those that were published', async () => {
    const panel = (await town.work((tx) => readPanel(tx, { kind: 'official', table: 'STRAF11' }))) ?? assert.fail()
    assert.equal(panel.areas.filter(isMunicipality).length, 98)
    assert.deepEqual([panel.areas[0], panel.periods[0], panel.periods.at(-1)], ['000', '2016K1', '2025K4'])
    const lines = readFileSync(csv, 'utf8').trim().split('\n').slice(1)
    let compared = 0
    for (const line of lines) {
      const [area = '', , code = '', , period = '', reported = ''] =
        line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((part) => part.replace(/,$/, '').replaceAll('"', '')) ?? []
      if (!panel.areas.includes(area)) continue
      assert.equal(
        figureAt(panel, panel.codes.indexOf(code), panel.areas.indexOf(area), panel.periods.indexOf(period)),
        Number(reported),
        line,
      )
      compared += 1
    }
    assert.equal(compared, 99 * 8 * 40)
  })

  test('change nothing when they come again, whichever the format', async () => {
    const results = await fetchWanted({ bank: { url, format: 'BULK' }, work: town.work, again: true })
    for (const result of results)
      if (result.state === 'done') assert.deepEqual([result.table, result.taken.added, result.taken.changed], [result.table, 0, 0])
  })
})
