// The pages about sources as people meet them: the open list, fetching, and bringing own figures in.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import { fetchJob } from './fetch-in-sight.ts'
import { readPanel } from './series/store.ts'
import { fetchWanted } from './statbank/fetch-wanted.ts'
import { type SmallBank, smallBank } from './statbank/testing/small-bank.ts'
import { fetcher, readSources } from './store.ts'

const list = '/da/knowledge/sources'
const upload = `${list}/upload`

function fileForm(name: string, bytes: string | Uint8Array, source = 'new'): FormData {
  const form = new FormData()
  form.set('source', source)
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  return form
}

describe('where the figures come from', () => {
  let town: TestTown
  let bank: SmallBank

  before(async () => {
    bank = await smallBank()
    town = await testTown({ jobs: true, env: { STATBANK_URL: bank.url } })
  })
  after(async () => {
    await town.close()
    await bank.close()
  })

  const textOf = async (path: string, as?: 'analyst' | 'administrator' | 'resident' | 'coordinator') => {
    const answer = await town.visit(path, as ? { as } : {})
    assert.equal(answer.status, 200, path)
    return answer.text()
  }

  test('before anything is fetched, everybody is told so and how', async () => {
    for (const path of [list, '/en/knowledge/sources', '/ar-XB/knowledge/sources'])
      assert.match(await textOf(path), /trygby -- import statbank/)
    assert.doesNotMatch(await textOf(list), /Hent tal nu</)
    assert.match(await textOf(list, 'analyst'), />Hent tal nu</)
    assert.equal((await town.visit('/da/sources')).headers.get('location'), list)
  })

  test('while the figures come, everybody sees that they do and how far it is, and nobody is sent to the command line', async () => {
    const id = await town.as('system', (tx) => openProgress(tx, fetchJob, 'Danmarks Statistik'))
    await town.as('system', (tx) => reportProgress(tx, id, { done: 120, total: 500, note: 'FOLK1A' }))
    for (const as of [undefined, 'resident', 'analyst'] as const) {
      const page = await textOf(list, as)
      assert.match(page, /Tallene er på vej/)
      assert.match(page, /<progress[^>]*value="120"[^>]*max="500"/)
      assert.match(page, /Henter FOLK1A/)
      assert.doesNotMatch(page, /trygby -- import statbank/)
    }
    assert.doesNotMatch(await textOf(list), /Stop hentning/)
    await town.as('system', (tx) => finishProgress(tx, id, { state: 'cancelled', note: '' }))
    assert.match(await textOf(list), /trygby -- import statbank/)
  })

  test('only analysts and administrators start and stop a fetch', async () => {
    for (const deed of ['fetch', 'cancel']) {
      assert.equal((await town.visit(`${list}/${deed}`, { form: {} })).status, 404)
      for (const as of ['resident', 'coordinator', 'leader', 'partner'] as const)
        assert.equal((await town.visit(`${list}/${deed}`, { as, form: {} })).status, 404, as)
    }
  })

  test('an analyst presses the button, and the figures come in the background', async () => {
    bank.pauseMs = 0
    const answer = await town.visit(`${list}/fetch`, { as: 'analyst', form: {} })
    assert.equal(answer.status, 303)
    for (let wait = 0; wait < 100; wait++) {
      const sources = await town.as('system', readSources)
      if (sources.filter(({ fetched }) => fetched).length === 3 && /Sidst hentet/.test(await textOf(list, 'analyst'))) break
      await pause(200)
    }
    const page = await textOf(list)
    assert.match(page, /Kilde: Danmarks Statistik, STRAF11/)
    assert.match(page, /Tabellen AULP01 findes ikke hos kilden/)
    assert.doesNotMatch(page, /trygby -- import statbank/)
  })

  test('the page of a source shows its codes, times, breaks and traps, and what is missing', async () => {
    const source = (await town.as('system', readSources)).find(({ table }) => table === 'STRAF11')
    const page = await textOf(`${list}/${source?.id}`)
    for (const words of [
      'OVERTRÆD 1316',
      'Indbrud i virksomheder',
      'Fra 3. kvartal 2013:',
      'Et 0 er altså ikke altid nul',
      'OVERTRÆD: kode 1332 (Tyveri i butikker)',
      '4 af 98 kommuner',
      '11. februar 2026',
    ])
      assert.ok(page.includes(words), words)
    assert.match(await textOf(`/en/knowledge/sources/${source?.id}`), /From quarter 1 of 2023:/)
    assert.equal((await town.visit(`${list}/0190a0a0-0000-7000-8000-000000000000`)).status, 404)
    assert.equal((await town.visit(`${list}/hej`)).status, 404)
  })

  test('a fetch that failed says why in a plain sentence, on the card and on the page', async () => {
    bank.lost.add('OVERTRÆD')
    bank.updated = '2026-08-11T08:00:00'
    await fetchWanted({ bank: { url: bank.url }, work: (deed) => town.db.transaction(fetcher(1), deed) }, ['STRAF11'])
    bank.lost.clear()
    assert.match(
      await textOf(list),
      /Vi ventede, at tabellen er delt op efter OVERTRÆD, men det er den ikke mere\. De tal, vi har, står her endnu/,
    )
  })

  test('a fetch that was cut off is under way only while somebody fetches', async () => {
    const stop = new AbortController()
    bank.updated = '2026-08-12T08:00:00'
    await fetchWanted(
      {
        bank: { url: bank.url, signal: stop.signal },
        work: (deed) => town.db.transaction(fetcher(1), deed),
        cellsAtATime: 20,
        onProgress: () => stop.abort(),
      },
      ['STRAF11'],
    )
    const source = (await town.as('system', readSources)).find(({ table }) => table === 'STRAF11')
    assert.equal(source?.latest?.state, 'running')
    const history = async () => /Hver gang tallene er hentet[\s\S]*/.exec(await textOf(`${list}/${source?.id}`))?.[0] ?? ''
    assert.match(await history(), /Stoppet undervejs\. Vi går videre herfra næste gang/)
    const id = await town.as('system', (tx) => openProgress(tx, fetchJob, 'Danmarks Statistik'))
    assert.match(await history(), /I gang/)
    await town.as('system', (tx) => finishProgress(tx, id, { state: 'cancelled', note: '' }))
  })

  test('only analysts and administrators hand files in', async () => {
    for (const as of [undefined, 'resident', 'coordinator', 'partner'] as const) {
      assert.equal((await town.visit(upload, as ? { as } : {})).status, 404)
      assert.equal((await town.visit(upload, { ...(as ? { as } : {}), body: fileForm('f.csv', 'a;b\n1;2\n') })).status, 404)
    }
    assert.match(await textOf(upload, 'administrator'), /Vælg en fil med tal/)
  })

  const refusals: [string, FormData, RegExp][] = [
    ['no file', fileForm('', ''), /Vælg en fil/],
    ['an empty file', fileForm('tom.csv', ''), /tom.csv er tom/],
    ['a picture', fileForm('b.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])), /Vi ventede en CSV-fil eller en Excel-fil/],
    ['a page', fileForm('b.html', '<script>1</script>'), /slutter på en af disse: \.csv, \.txt, \.tsv, \.xlsx/],
    ['a text that calls itself a workbook', fileForm('b.xlsx', 'a;b\n1;2\n'), /navn og indhold passer ikke sammen/],
    ['a workbook that calls itself a text', fileForm('b.csv', new Uint8Array([0x50, 0x4b, 3, 4, 1])), /navn og indhold passer ikke sammen/],
    ['a broken workbook', fileForm('b.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])), /Filen er gået i stykker/],
    ['a file of 40 MB', fileForm('stor.csv', new Uint8Array(40_000_000).fill(49)), /højst fylde 25 MB/],
  ]
  for (const [what, body, sentence] of refusals)
    test(`${what} is answered with a sentence beside the field`, async () => {
      const answer = await town.visit(upload, { as: 'analyst', body })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), sentence)
    })

  const good = 'kode;år;fravær;trivsel\n183;2023;4,5;3,9\n101;2023;;3,7\n'
  const answers = {
    title: 'Trivsel i skolen',
    credit: 'Prøveby Kommune',
    unit: '',
    decimal: 'comma',
    period: '',
    'role-0': 'area',
    'role-1': 'period',
    'role-2': 'value',
    'role-3': 'value',
  }

  async function handIn(body: string, source = 'new'): Promise<string> {
    const answer = await town.visit(upload, { as: 'analyst', body: fileForm('trivsel.csv', body, source) })
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }
  async function bringIn(draft: string): Promise<string> {
    assert.equal((await town.visit(draft, { as: 'analyst', form: answers })).status, 303)
    const answer = await town.visit(`${draft}/confirm`, { as: 'analyst', form: {} })
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }

  test('answers that cannot be used come back with a sentence and what was written', async () => {
    const draft = await handIn(good)
    assert.match(await textOf(draft, 'analyst'), /Kolonnen »fravær«/)
    const answer = await town.visit(draft, { as: 'analyst', form: { ...answers, title: '', credit: 'Mit kontor', 'role-1': 'skip' } })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    for (const words of ['Skriv et navn til tallene', 'Ingen kolonne har tiden', 'value="Mit kontor"'])
      assert.ok(page.includes(words), words)
    assert.equal((await town.visit(draft, { as: 'administrator' })).status, 404)
  })

  test('a file with wrong rows is not brought in, each row is shown, and nothing is half-done', async () => {
    const draft = await handIn(`${good}Ishøj;2023;1;2\n183;2022;mange;2\n`)
    assert.equal((await town.visit(draft, { as: 'analyst', form: answers })).status, 303)
    const page = await textOf(draft, 'analyst')
    for (const words of ['2 steder skal rettes', 'en kommunes kode, for eksempel 183', 'mange']) assert.ok(page.includes(words), words)
    assert.doesNotMatch(page, /Bring tallene ind</)
    assert.equal((await town.visit(`${draft}/confirm`, { as: 'analyst', form: {} })).status, 200)
    assert.equal(await town.as('analyst', (tx) => readPanel(tx, { kind: 'own', table: 'Trivsel i skolen' })), null)
  })

  test('a good file is shown, brought in whole, and its columns remembered', async () => {
    const draft = await handIn(good)
    const address = await bringIn(draft)
    assert.match(await textOf(address, 'analyst'), /Nye: 4. Rettede: 0/)
    const panel = await town.as('analyst', (tx) => readPanel(tx, { kind: 'own', table: 'Trivsel i skolen' }))
    assert.deepEqual(panel?.codes, ['fravær', 'trivsel'])
    assert.deepEqual([...(panel?.values ?? [])], [Number.NaN, 4.5, 3.7, 3.9])
    assert.equal((await town.visit(draft, { as: 'analyst' })).status, 404)
    const source = (await town.as('analyst', readSources)).find(({ kind }) => kind === 'own')
    const next = await textOf(await handIn(good, source?.id), 'analyst')
    assert.match(next, /value="Trivsel i skolen"/)
    assert.match(next, /Præcis denne fil er bragt ind før|Fortæl, hvad der står/)
  })

  test('the same file twice changes nothing; a corrected one keeps the earlier figure', async () => {
    const own = () => town.as('analyst', readSources).then((all) => all.find(({ kind }) => kind === 'own'))
    const before = await own()
    assert.equal(await bringIn(await handIn(good, before?.id)), `${list}?said=unchanged`)
    assert.deepEqual(await own(), before)
    const address = await bringIn(await handIn(good.replace('4,5', '4,7'), before?.id))
    const page = await textOf(address, 'analyst')
    assert.match(page, /Nye: 0. Rettede: 1/)
    assert.match(page, /4,50[\s\S]*4,70/)
  })

  test('two new series may not have the same name', async () => {
    const answer = await town.visit(await handIn(good), { as: 'analyst', form: answers })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Der er allerede tal, der hedder »Trivsel i skolen«/)
  })

  test('own series are hidden from residents, seen by staff, and taken away by those who may', async () => {
    const own = (await town.as('analyst', readSources)).find(({ kind }) => kind === 'own')
    const address = `${list}/${own?.id}`
    assert.doesNotMatch(await textOf(list), /Trivsel i skolen/)
    assert.equal((await town.visit(address, { as: 'resident' })).status, 404)
    assert.match(await textOf(list, 'coordinator'), /Trivsel i skolen/)
    assert.equal((await town.visit(`${address}/remove`, { as: 'coordinator', form: { confirmed: 'yes' } })).status, 404)
    assert.equal((await town.visit(`${address}/remove`, { as: 'analyst', form: { confirmed: 'yes' } })).status, 303)
    assert.equal((await town.visit(address, { as: 'analyst' })).status, 404)
  })
})
