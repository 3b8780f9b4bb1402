// The weight and length of a report, counted as a telephone fetches it: pages, presses, kilobytes, and how hard the words are to read.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { lix } from '../../../platform/pages/testing/lix.ts'
import { kindsOf } from '../model.ts'
import { fileReport } from './file-report.ts'
import { makeWhereabouts, told } from './told-for-tests.ts'
import { type Page, titleOf, type Walk, walk } from './walk-for-tests.ts'

/** The bars: pages and presses of a report, kB of its first page of a form and of the whole, kB of JavaScript, LIX of a page. */
const bars = { pages: 6, taps: 10, firstPage: 30, journey: 100, script: 10, lix: 25 }

let town: TestTown
before(async () => {
  town = await testTown({ assets: true })
  await town.as('system', makeWhereabouts)
  // Something near by, so that the last page is as long as it gets.
  for (const kind of kindsOf.fault.slice(0, 4))
    await town.as('system', (tx) =>
      fileReport(tx, town.platform.config.secret, told({ kind }), { email: null, language: 'da', written: '' }),
    )
})
after(() => town.close())

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'build', 'assets')
const kB = (bytes: number): number => Math.round(bytes / 100) / 10
const zipped = (text: string | Buffer): number => gzipSync(text).length

interface Weighed {
  page: number
  style: number
  script: number
}

/** What a browser fetches for a page, each file once in the whole journey. A font, a picture in a style sheet and a shared script count too. */
function weigh(html: string, fetched: Set<string>): Weighed {
  const weight = { page: zipped(html), style: 0, script: 0 }
  const files = [...html.matchAll(/(?:href|src)="\/assets\/([^"]+\.(?:css|js|svg|woff2))"/g)].map(([, name = '']) => name)
  for (const name of files) {
    if (fetched.has(name)) continue
    fetched.add(name)
    const content = readFileSync(join(folder, name))
    weight[name.endsWith('.js') ? 'script' : 'style'] += zipped(content)
    for (const inside of inFile(content.toString())) {
      if (fetched.has(inside)) continue
      fetched.add(inside)
      weight[inside.endsWith('.js') ? 'script' : 'style'] += zipped(readFileSync(join(folder, inside)))
    }
  }
  return weight
}

const everyAsset = readdirSync(folder, { recursive: true, encoding: 'utf8' })
/** Files that a style sheet or a script names. */
const inFile = (text: string): string[] =>
  everyAsset.filter((name) => /\.(woff2|svg|js)$/.test(name) && text.includes(name.split('/').at(-1) ?? name) && !text.startsWith('<svg'))

function print(what: string, walked: Walk): { first: number; all: number; script: number } {
  const fetched = new Set<string>()
  const pages = [...walked.html, walked.page.html].map((html) => weigh(html, fetched))
  const whole = pages.map(({ page, style, script }) => page + style + script)
  const all = whole.reduce((sum, one) => sum + one, 0)
  // Whoever comes straight to the first form, from a poster, fetches its style sheet and script too.
  const firstForm = weigh(walked.html[2] ?? '', new Set())
  const first = firstForm.page + firstForm.style + firstForm.script
  console.log(
    `  ${what}: ${walked.pages - 1} pages, ${walked.taps} taps; kB a page ${whole.map(kB).join(' ')}; first form ${kB(first)}, all ${kB(all)}`,
  )
  return { first, all, script: pages.reduce((sum, { script }) => sum + script, 0) }
}

function checkBars(walked: Walk, { first, all, script }: ReturnType<typeof print>): void {
  assert.ok(walked.pages - 1 <= bars.pages && walked.taps <= bars.taps, 'pages and taps')
  assert.ok(kB(first) <= bars.firstPage && kB(all) <= bars.journey && kB(script) <= bars.script, 'weight')
}

async function begin(door: string, kind: string): Promise<Walk> {
  const walked = await walk(town, '/da/report')
  await walked.press(door)
  await walked.press(kind)
  await walked.answer({ address: 'Prøvevej 4' }, 'Videre')
  return walked
}

test('a report of each door keeps the bars of pages, taps and kilobytes', async () => {
  const unsafe = await begin('Jeg føler mig utryg', 'Der er for mørkt')
  await unsafe.answer({ seen: 'today', times: 'evening', howOften: 'weekly', consequences: 'other-way' }, 'Videre')
  await unsafe.send()
  checkBars(unsafe, print('unsafe', unsafe))

  const disturbance = await begin('Noget forstyrrer', 'Knallerter')
  await disturbance.answer({ seen: 'today', times: 'evening', howOften: 'weekly', consequences: 'sleep-badly' }, 'Videre')
  await disturbance.send()
  checkBars(disturbance, print('disturbance', disturbance))

  const fault = await begin('Noget er i stykker', 'Affald')
  await fault.answer({ seen: 'today', consequences: 'other-way' }, 'Videre')
  await fault.answer({}, 'Videre')
  await fault.send()
  checkBars(fault, print('fault', fault))

  const good = await begin('Her er godt', 'Der er liv')
  await good.answer({ times: 'day', consequences: 'come-more' }, 'Videre')
  await good.send()
  checkBars(good, print('good', good))
})

test('every page of the flow is easy to read', async () => {
  const pages: Page[] = []
  const see = async (walked: Walk) => pages.push(walked.page)
  const walked = await walk(town, '/da/report')
  await see(walked)
  await walked.press('Noget er i stykker')
  await see(walked)
  await walked.press('Lampe')
  await see(walked)
  await walked.answer({ address: 'Ukendtvej 2' }, 'Videre')
  await see(walked)
  await walked.answer({ address: 'Prøvevej 4' }, 'Videre')
  await see(walked)
  await walked.answer({}, 'Videre')
  await see(walked)
  await walked.answer({ words: 'Ring til Hansen på 20 30 40 50' }, 'Videre')
  await see(walked)
  await walked.answer({}, 'Gå videre')
  await see(walked)
  await walked.send({ email: 'en@example.invalid' })
  await see(walked)
  await see(await walk(town, '/da/report/worry'))
  for (const page of pages) {
    // The help that stands beside a field is read as much as a paragraph.
    const running = page.html.replace(/<span class="(?:form-hint|way-hint)"[^>]*>([^<]*)<\/span>/g, '</p><p>$1</p>')
    const said = lix(running)
    console.log(`  LIX ${said.toFixed(1)}  ${titleOf(page)}`)
    assert.ok(said <= bars.lix || Number.isNaN(said), `${titleOf(page)}: ${said}`)
  }
})
