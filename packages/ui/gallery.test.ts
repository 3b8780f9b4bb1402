// Every component in every language holds the accessibility rules, the content policy and the width of a small phone.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import { type Browser, chromium } from 'playwright-core'
import { chromiumPath as findChromium } from '../../tools/testing/chromium.mjs'
import { galleryPages, writeGallery } from './gallery.tsx'

const chromiumPath = findChromium() ?? undefined
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'"
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const serve = (folder: string): Promise<Server> =>
  new Promise((ready) => {
    const server = createServer(async (request, response) => {
      const file = join(folder, new URL(request.url ?? '/', 'http://town').pathname)
      const content = await readFile(file).catch(() => undefined)
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      response.writeHead(content ? 200 : 404, { 'content-type': type, 'content-security-policy': POLICY }).end(content)
    })
    server.listen(0, '127.0.0.1', () => ready(server))
  })

test('every page of the look book is valid HTML without inline style or script', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-inline-style': 'error' },
  })
  for (const [name, html] of await galleryPages({})) {
    const report = await validator.validateString(html)
    const messages = report.results.flatMap((result) =>
      result.messages.map((message) => `${name}: ${message.ruleId} ${message.message} ${message.selector}`),
    )
    assert.deepEqual(messages, [])
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/, name)
  }
})

describe('the look book in a browser', { skip: chromiumPath ? false : 'needs Chromium' }, () => {
  let folder: string
  let server: Server
  let browser: Browser
  let names: string[]

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trygby-gallery-'))
    names = await writeGallery(folder)
    server = await serve(folder)
    browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS })
  })
  after(async () => {
    await browser?.close()
    server?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  const address = (name: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`

  test('axe finds nothing, nothing breaks the content policy, and nothing is wider than 320 px', async () => {
    for (const width of [1280, 320]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      for (const name of names) {
        await page.goto(address(name))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        assert.ok(overflow <= 0, `${name} is ${overflow} px too wide at ${width}`)
        // On the phone only the menu and the order of things differ, the same in every language: one is enough.
        if (width === 320 && !name.endsWith('.da.html')) continue
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.flatMap((violation) =>
          violation.nodes.map((node) => `${name} ${width}: ${violation.id} ${node.html.slice(0, 160)}`),
        )
        assert.deepEqual(found, [])
      }
      assert.deepEqual(complaints, [])
      await context.close()
    }
  })

  test('a table is sorted by keyboard, and says which way', async () => {
    const page = await browser.newPage()
    await page.goto(address('parts.da.html'))
    const heading = page.locator('th[data-sort-column="cost"]')
    await heading.locator('button').focus()
    await page.keyboard.press('Enter')
    assert.equal(await heading.getAttribute('aria-sort'), 'ascending')
    assert.deepEqual(await page.locator('table').first().locator('tbody td.numeric').allTextContents(), ['9.000', '45.500', '128.000'])
    await page.close()
  })

  test('the map is fetched only when asked for, and without JavaScript the button is away and the list stays', async () => {
    const page = await browser.newPage()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(address('map.da.html'))
    assert.equal(
      fetched.some((url) => url.includes('maplibre')),
      false,
    )
    await page.getByRole('button', { name: 'Åbn kortet' }).click()
    await page.locator('canvas.maplibregl-canvas').waitFor()
    await page.close()
    const bare = await browser.newContext({ javaScriptEnabled: false })
    const still = await bare.newPage()
    await still.goto(address('map.da.html'))
    assert.equal(await still.getByRole('button', { name: 'Åbn kortet' }).count(), 0)
    assert.equal(await still.getByRole('cell', { name: '5' }).count(), 1)
    await bare.close()
  })

  test('the first form page with its stylesheet stays under 30 kB compressed', async () => {
    const html = await readFile(join(folder, 'form.da.html'), 'utf8')
    const sheet = /resident-\w+\.css/.exec(html)?.[0]
    assert.ok(sheet)
    const bytes = gzipSync(html).length + gzipSync(await readFile(join(folder, sheet))).length
    assert.ok(bytes <= 30_000, `${bytes} bytes`)
  })
})
