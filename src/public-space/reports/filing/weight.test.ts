// The weight and length of a report, counted as a telephone fetches it: pages, presses and kilobytes.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { kindsOf } from '../model.ts'
import { fileReport } from './file-report.ts'
import { makeWhereabouts, told } from './told-for-tests.ts'
import { codeOn, type Walk, walk } from './walk-for-tests.ts'

/** The bars: pages and presses of a report, kB of its first page of a form and of the whole, kB of JavaScript. */
const bars = { pages: 6, taps: 10, firstPage: 30, journey: 100, script: 10 }

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
  const script = pages.reduce((sum, page) => sum + page.script, 0)
  // Whoever comes straight to the first form, from a poster, fetches its style sheet and script too.
  const firstForm = weigh(walked.html[2] ?? '', new Set())
  const first = firstForm.page + firstForm.style + firstForm.script
  console.log(
    `  ${what}: ${walked.pages - 1} pages, ${walked.taps} taps to the receipt; kB a page ${whole.map(kB).join(' ')}; first form ${kB(first)}, all ${kB(all)}, script ${kB(script)}`,
  )
  return { first, all, script }
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

const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'grey' } })
  .png()
  .toBuffer()
const asFile = new Blob([new Uint8Array(picture)], { type: 'image/png' })

test('a report of each door, with everything answered, keeps the bars of pages, taps and kilobytes', async () => {
  const unsafe = await begin('Jeg føler mig utryg', 'Der er for mørkt')
  await unsafe.answer({ times: 'evening', howOften: 'weekly', consequences: 'other-way' }, 'I dag')
  await unsafe.send()
  checkBars(unsafe, print('unsafe', unsafe))

  const disturbance = await begin('Noget forstyrrer', 'Knallerter')
  await disturbance.answer({ times: 'evening', howOften: 'weekly', consequences: 'sleep-badly' }, 'I dag')
  await disturbance.send({ words: 'De kører om kap.' })
  checkBars(disturbance, print('disturbance, with own words', disturbance))

  const fault = await begin('Noget er i stykker', 'Affald')
  await fault.answer({ consequences: 'other-way' }, 'I dag')
  await fault.send({ words: 'Det ligger ved skuret.', picture: asFile })
  checkBars(fault, print('fault, with own words and a picture', fault))

  const good = await begin('Her er godt', 'Der er liv')
  await good.answer({ times: 'day', consequences: 'come-more' }, 'Videre')
  await good.send()
  checkBars(good, print('good', good))
})

test('letters are asked for on the receipt, when the report is kept: two more taps and no page before it', async () => {
  const walked = await begin('Noget forstyrrer', 'Larm')
  await walked.answer({ times: 'night', howOften: 'weekly', consequences: 'sleep-badly' }, 'I dag')
  await walked.send({ words: 'Musik til langt ud på natten.' })
  assert.match(codeOn(walked.page), /^\d{16}$/)
  const [pages, taps] = [walked.pages, walked.taps]
  await walked.answer({ email: 'en@example.invalid' }, 'Send mig nyt')
  assert.match(walked.page.html, /en@example\.invalid/)
  console.log(`  ${taps} taps to the receipt, and ${walked.taps - taps} more for letters`)
  assert.deepEqual([walked.pages - pages, walked.taps - taps], [1, 2])
})
