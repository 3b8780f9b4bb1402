// A real browser for the tests: Debian's Chromium or another one like it, with or without scripts, at the width of an old phone or a desk.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { chromiumPath as findChromium } from '../../tools/testing/chromium.mjs'

export const chromiumPath = findChromium() ?? '/usr/bin/chromium'
export const withoutChromium = existsSync(chromiumPath) ? false : 'needs Chromium at /usr/bin/chromium'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: quiet })

export interface Reader {
  width?: 320 | 768 | 1280
  javaScript?: boolean
  /** Session token of somebody signed in. */
  token?: string
  /** Token of a sign-in that is not finished. */
  step?: string
  address: string
}

/** Somebody with a browser in front of the town. */
export async function reader(browser: Browser, { width = 1280, javaScript = true, token, step, address }: Reader): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    locale: 'da-DK',
    baseURL: address,
  })
  if (token) await context.addCookies([{ name: 'session', value: token, url: address }])
  if (step) await context.addCookies([{ name: 'sign-in', value: step, url: address }])
  return context
}
