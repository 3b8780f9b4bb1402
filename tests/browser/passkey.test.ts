// A coordinator with a passkey and no app: made in a real browser with an invented authenticator, then used to sign in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { linkTo } from '../../src/platform/people/visitor-for-tests.ts'
import { type TestTown, testTown } from '../town.ts'
import { launch, reader, withoutChromium } from './browser.ts'

const email = 'coordinator@example.invalid'
let town: TestTown
let browser: Browser
let address: string
let context: BrowserContext
let page: Page

before(async () => {
  if (withoutChromium) return
  town = await testTown({ assets: true })
  address = await town.listen()
  // A passkey belongs to the town's own address, which in this test is known only now.
  town.platform.config.publicUrl = address
  await town.accountOf('coordinator')
  browser = await launch()
  context = await reader(browser, { address })
  page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
})
after(async () => {
  await browser?.close()
  await town?.close()
})

async function comeByLink(): Promise<void> {
  await page.goto('/da/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send mig et link' }).click()
  await page.waitForURL('**/sign-in/sent')
  await page.goto(await linkTo(town, email))
  await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click()
}

test('a passkey is made and its ten codes are shown', { skip: withoutChromium }, async () => {
  await comeByLink()
  await page.waitForURL('**/second-factor/new')
  await page.getByLabel('Kald den noget').fill('Min prøvenøgle')
  await page.getByRole('button', { name: 'Lav en adgangsnøgle' }).click()
  await page.getByRole('heading', { name: 'Gem dine ti koder' }).waitFor()
  assert.equal(await page.locator('code').count(), 10)
  await page.getByRole('link', { name: 'Jeg har gemt dem' }).click()
  assert.match((await page.getByRole('main').textContent()) ?? '', /Min prøvenøgle/)
})

test('next time the passkey is enough, and the way in is new', { skip: withoutChromium }, async () => {
  await page.goto('/da/my-page')
  await context.clearCookies()
  await comeByLink()
  await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click()
  await page.waitForURL('**/my-page')
  assert.match((await page.getByRole('main').textContent()) ?? '', /Chrome, Linux/)
})

test('an answer that was caught on the way does not work again', { skip: withoutChromium }, async () => {
  await context.clearCookies()
  await comeByLink()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.method() === 'POST' ? (request.postData() ?? '') : ''))
  await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click()
  await page.waitForURL('**/my-page')
  const credential = new URLSearchParams(sent.find((data) => data.startsWith('credential=')) ?? '').get('credential') ?? ''
  assert.ok(credential.length > 100)
  await context.clearCookies()
  await comeByLink()
  const answer = await page.request.post('/da/sign-in/second-factor', { form: { credential }, headers: { origin: address } })
  assert.equal(answer.status(), 422)
})
