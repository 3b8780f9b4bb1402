// A report on a bad connection, on a map and from right to left: what a resident's browser does beyond the plain pages.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '../../src/platform/db.ts'
import { makeWhereabouts } from '../../src/public-space/reports/filing/told-for-tests.ts'
import { answerTexts, flowTexts } from '../../src/public-space/reports/filing/words.ts'
import { begunNow } from '../../src/public-space/reports/guard/guard.ts'
import { violationsOn } from './axe.ts'
import { withoutChromium } from './browser.ts'
import { press, take, unfold, write } from './by-hand.ts'
import { tabTo } from './by-keys.ts'
import { beginJourney, type Journey, shows } from './journey.ts'

let journey: Journey
before(async () => {
  if (!withoutChromium) journey = await beginJourney({}, (town) => town.as('system', makeWhereabouts).then(() => undefined))
})
after(() => journey?.end())

const newest = () =>
  journey.town.as('system', async (tx) => {
    const { rows } = await sql<{ words: string; times: string[]; place_by: string; lat: number; lon: number; all: number }>`
      select words, times, place_by, lat, lon, (count(*) over ())::int as all from public_space.report where municipality = 1
      order by number desc limit 1`.execute(tx)
    return rows[0]
  })
const countReports = async (): Promise<number> => (await newest())?.all ?? 0

/** The form counts as begun a minute ago: nobody is as quick as a test. */
async function aMinuteAgo(page: Page): Promise<void> {
  const begun = begunNow(journey.town.platform.config.secret, Date.now() - 60_000)
  await page.locator('main input[name=begun]').evaluateAll((fields, value) => {
    for (const field of fields) (field as HTMLInputElement).value = value
  }, begun)
}

const resident = (path: string, javaScript = true): Promise<Page> => journey.somebody(null, path, { javaScript, width: 320 })

async function toWhen(page: Page): Promise<void> {
  await write(page, 'Adresse eller vej', 'Prøvevej 4')
  await press(page, 'Videre')
}

describe('a draft survives', { skip: withoutChromium }, () => {
  test('a lost connection: what was sent meanwhile goes by itself when there is one again', async () => {
    const page = await resident('/da/report/disturbance/noise')
    await toWhen(page)
    await take(page, 'Nat (23-6)')
    await press(page, 'I går')
    await write(page, 'Med dine egne ord', 'Musik til langt ud på natten.')
    await aMinuteAgo(page)
    const before = await countReports()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /^Send/ }).click()
    await shows(page, 'Der er ikke forbindelse lige nu. Dine svar er gemt.')
    assert.equal(await page.getByLabel('Med dine egne ord').inputValue(), 'Musik til langt ud på natten.')
    assert.equal(await countReports(), before)
    await Promise.all([page.waitForEvent('load'), page.context().setOffline(false)])
    await shows(page, 'Tak. Vi har fået det.')
    assert.deepEqual([await countReports(), (await newest())?.words], [before + 1, 'Musik til langt ud på natten.'])
  })

  test('a closed tab: the doors offer it, it goes on where it stopped, and once it is sent nothing waits', async () => {
    const page = await resident('/da/report/disturbance/fireworks')
    await toWhen(page)
    await take(page, 'Aften (17-23)')
    await take(page, 'Hver uge')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'I dag' }).click()
    const browser = page.context()
    await page.close()
    await browser.setOffline(false)

    const again = await browser.newPage()
    await again.goto('/da/report')
    await shows(again, 'Du har svar, der ikke er sendt.')
    await Promise.all([again.waitForEvent('load'), again.getByRole('button', { name: 'Fortsæt, hvor du slap' }).click()])
    assert.equal(await again.getByLabel('Aften (17-23)').isChecked(), true)
    await shows(again, 'Du svarede “I dag”.')
    await press(again, 'I dag')
    await shows(again, 'I dag, Aften (17-23), Hver uge')
    await aMinuteAgo(again)
    await press(again, /^Send/)
    await shows(again, 'Tak. Vi har fået det.')
    assert.deepEqual((await newest())?.times, ['evening'])
    await again.goto('/da/report')
    assert.doesNotMatch(await again.locator('main').innerText(), /ikke er sendt/)
  })

  test('on a borrowed telephone it is thrown away by one press', async () => {
    const page = await resident('/da/report/fault/lamp')
    await toWhen(page)
    await take(page, 'Jeg går en anden vej')
    await page.getByRole('button', { name: 'Smid svarene væk' }).click()
    await shows(page, 'Svarene er smidt væk.')
    await page.goto('/da/report')
    assert.doesNotMatch(await page.locator('main').innerText(), /ikke er sendt/)
  })
})

describe('the map', { skip: withoutChromium }, () => {
  test('is not offered where it could not work, and the address is there', async () => {
    const page = await resident('/da/report/fault/lamp', false)
    assert.doesNotMatch(await page.locator('main').innerText(), /kort/i)
    await toWhen(page)
    await shows(page, 'Hvornår så du det sidst?')
  })

  test('is fetched when somebody asks for it and not before; a press on it says where', async () => {
    const fetched: string[] = []
    const page = await resident('/da/report')
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await press(page, /^Noget er i stykker/)
    await press(page, /^Lampe/)
    await unfold(page, 'Peg på et kort')
    const heavy = () => fetched.filter((path) => /maplibre|map\.json/.test(path))
    assert.deepEqual(heavy(), [])
    await page.getByRole('button', { name: 'Hent kortet' }).click()
    const map = page.locator('.maplibregl-canvas')
    await map.waitFor()
    assert.ok(heavy().length > 0)
    await map.click()
    await page.getByText('Stedet er valgt.').waitFor()
    assert.deepEqual(await violationsOn(page), [])
    await press(page, 'Brug stedet på kortet')
    await shows(page, 'Hvornår så du det sidst?')
  })

  test('is used with the keys alone, and the report lies where the cross was', async () => {
    const page = await resident('/da/report/fault/bush')
    const before = await countReports()
    await tabTo(page, (on) => on.tag === 'summary' && on.text === 'Peg på et kort', 'the fold of the map')
    await page.keyboard.press('Enter')
    await tabTo(page, (on) => on.text === 'Hent kortet', 'the button that fetches the map')
    await page.keyboard.press('Enter')
    await page.locator('.maplibregl-canvas').waitFor()
    await tabTo(page, (on) => on.tag === 'canvas', 'the map')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByText('Stedet er valgt.').waitFor()
    await tabTo(page, (on) => on.text === 'Brug stedet på kortet', 'the button that takes the place')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await press(page, 'I dag')
    await aMinuteAgo(page)
    await press(page, /^Send/)
    const report = await newest()
    assert.deepEqual([report?.place_by, report?.all], ['map', before + 1])
    assert.ok(report && report.lat > 55.6 && report.lat < 55.63 && report.lon > 12.32 && report.lon < 12.37, JSON.stringify(report))
  })
})

test('in Arabic, from right to left, every page of a report fits an old phone and is right for everybody', {
  skip: withoutChromium,
}, async () => {
  const form = { on: 'yes', readBy: 'Tolk', 'readOn-day': '1', 'readOn-month': '2', 'readOn-year': '2026' }
  await journey.town.visit('/da/setup/languages/ar', { as: 'administrator', form })
  const { ar: t } = flowTexts
  const { ar: words } = answerTexts
  const page = await resident('/ar/report')
  const fits = async () => {
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    assert.equal(over, 0, `${page.url()} is ${String(over)} px too wide`)
    assert.deepEqual(await violationsOn(page), [], page.url())
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector("h1")).direction'), 'rtl')
  }
  await fits()
  await press(page, new RegExp(`^${words.doorSays.fault}`))
  await fits()
  await press(page, words.kinds.lamp)
  await write(page, t.where.address, 'Ukendtvej 2')
  await press(page, t.onwards)
  await fits()
  await write(page, t.where.address, 'Prøve 4')
  await press(page, t.onwards)
  await fits()
  await press(page, 'Prøvevej 4')
  await fits()
  await press(page, t.when.seens.today)
  await write(page, t.more.words, 'اتصل بالرقم 20 30 40 50')
  await aMinuteAgo(page)
  await press(page, new RegExp(`^(${t.send.send}|${t.send.sendNew})$`))
  await fits()
  await press(page, t.more.goOn)
  await shows(page, t.receipt.title)
  await fits()
})
