// Every page of the town, in Danish, English and right to left: readable on a small phone, without scripts, by everybody.
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import { after, before, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page, Response } from 'playwright-core'
import { clientSecret, startProvider } from '../../src/platform/people/work-sign-in/provider-for-tests.ts'
import { type TestTown, testTown } from '../town.ts'
import { violationsOn } from './axe.ts'
import { launch, reader, withoutChromium } from './browser.ts'
import { type Example, examplePaths, sayExample } from './example-paths.ts'
import { type Examples, fillExamples } from './fill-examples.ts'

const languages = ['da', 'en', 'ar-XB'] as const
type Language = (typeof languages)[number]
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'long-title': 'off', 'no-inline-style': 'error' },
})

let town: TestTown
let provider: Server
let browser: Browser
let address: string
let examples: Examples

before(async () => {
  if (withoutChromium) return
  const { issuer, server } = await startProvider()
  provider = server
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'trygby', OIDC_CLIENT_SECRET: clientSecret }
  town = await testTown({ isDemonstration: true, assets: true, env })
  examples = await fillExamples(town)
  address = await town.listen()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await town?.close()
  provider?.closeAllConnections()
  provider?.close()
})

for (const example of examplePaths)
  test(`${sayExample(example)} is readable by everybody`, { skip: withoutChromium }, async () => {
    await Promise.all(languages.map((language) => inspect(example, language)))
  })

test('a fault on a page is found: a picture without words, a form field without a name', { skip: withoutChromium }, async () => {
  const desk = await (await reader(browser, { address })).newPage()
  await desk.goto('/da/sign-in')
  await desk.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/assets/x.png"><input name="x">'))
  assert.deepEqual(
    (await violationsOn(desk)).map((violation) => violation.split(' ')[0]),
    ['image-alt', 'label'],
  )
  await desk.context().close()
})

test('a file that is not there is found, also on a page that is itself an example of what is not there', {
  skip: withoutChromium,
}, async () => {
  const desk = await (await reader(browser, { address })).newPage()
  const complaints = complaintsOf(desk)
  const example: Example = { path: '/findes-ikke', status: 404 }
  const page = (await open(desk, '/da/findes-ikke', example))?.url()
  assert.deepEqual(complaintsOn(complaints, page, example), [])
  assert.match(complaintsOn(complaints, page, { path: '/findes-ikke' }).join(), /status of 404/)
  for (const planted of [
    { tag: 'script', src: '/assets/gone.js' },
    { tag: 'link', rel: 'stylesheet', href: '/assets/gone.css' },
    { tag: 'img', src: '/assets/gone.png' },
  ]) {
    complaints.length = 0
    await Promise.all([
      desk.waitForEvent('console', (message) => `${message.text()} ${message.location().url}`.includes('/assets/gone')),
      desk.evaluate(({ tag, ...rest }) => document.head.append(Object.assign(document.createElement(tag), rest)), planted),
    ])
    assert.match(complaintsOn(complaints, page, example).join(), /\/assets\/gone/, planted.tag)
  }
  await desk.context().close()
})

async function inspect(example: Example, language: Language): Promise<void> {
  const path = examples.addressOf(example, language)
  const { phone, desk, complaints } = await screensOf(language, example)
  const answer = await open(phone, path, example)
  assert.equal(answer?.status(), example.status ?? 200, path)
  const report = await validator.validateString((await answer?.text()) ?? '')
  assert.deepEqual(
    report.results.flatMap((r) => r.messages.map((m) => `${path}: ${m.ruleId} ${m.message} line ${m.line}`)),
    [],
  )
  const overflow = await phone.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(overflow, 0, `${path} is ${String(overflow)} px too wide at 320 px`)

  complaints.length = 0
  const shown = await open(desk, path, example)
  assert.deepEqual(
    (await violationsOn(desk)).map((violation) => `${path}: ${violation}`),
    [],
  )
  assert.deepEqual(complaintsOn(complaints, shown?.url(), example), [], `${path} complained in the browser`)
}

/** That the page itself was answered 404 or 422 is the example where it says so; anything else it asks for must be there. */
const complaintsOn = (complaints: Complaint[], page: string | undefined, { status }: Example): string[] =>
  complaints.filter(({ text, about }) => !(about === page && status && text.includes(`status of ${status} `))).map(sayComplaint)

const sayComplaint = ({ text, about }: Complaint): string => `${text} ${about}`.trim()

/** Goes to the page; and sends its first form as it stands, where that is the example. */
async function open(page: Page, path: string, { sent }: Example): Promise<Response | null> {
  const shown = await page.goto(path)
  if (!sent) return shown
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(() => document.querySelector<HTMLFormElement>('main form[method=post]')?.submit()),
  ])
  return answer
}

interface Screens {
  /** 320 px wide, without scripts. */
  phone: Page
  desk: Page
  /** What the desk's browser complained of. */
  complaints: Complaint[]
}

interface Complaint {
  text: string
  /** The address it is about. */
  about: string
}

const screens = new Map<string, Promise<Screens>>()

/** The same two screens for every page somebody reads in a language: opening them takes longer than the pages. */
function screensOf(language: Language, example: Example): Promise<Screens> {
  const key = `${language} ${example.who}`
  const found = screens.get(key) ?? openScreens(example)
  screens.set(key, found)
  return found
}

async function openScreens(example: Example): Promise<Screens> {
  const held = await examples.holds(example)
  const phone = await (await reader(browser, { width: 320, javaScript: false, address, ...held })).newPage()
  const desk = await (await reader(browser, { address, ...held })).newPage()
  return { phone, desk, complaints: complaintsOf(desk) }
}

function complaintsOf(page: Page): Complaint[] {
  const complaints: Complaint[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push({ text: message.text(), about: message.location().url })
  })
  page.on('pageerror', (error) => complaints.push({ text: error.message, about: '' }))
  return complaints
}
