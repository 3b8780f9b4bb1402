// People on their way through the town in one browser: each has a window of their own, and what a page says to them is read.
import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import type { Role } from '../../src/platform/roles.ts'
import { type TestTown, testTown } from '../town.ts'
import { launch, reader } from './browser.ts'

export interface Journey {
  town: TestTown
  /** Somebody in front of a page of the town, without scripts unless they are wanted; `token` is the session of whoever is no one of the roles. */
  somebody(role: Role | null, path: string, options?: { javaScript?: boolean; width?: 320 | 1280; token?: string }): Promise<Page>
  end(): Promise<void>
}

/** A town of its own with a browser before it; `fill` puts into it what the journey needs. */
export async function beginJourney(options: Parameters<typeof testTown>[0], fill?: (town: TestTown) => Promise<void>): Promise<Journey> {
  const town = await testTown({ assets: true, ...options })
  await fill?.(town)
  const address = await town.listen()
  const browser = await launch()
  const open: BrowserContext[] = []
  return {
    town,
    somebody: async (role, path, { javaScript = false, width = 1280, token } = {}) => {
      const session = role ? await town.tokenOf(role) : token
      const context = await reader(browser, { address, javaScript, width, ...(session ? { token: session } : {}) })
      open.push(context)
      const page = await context.newPage()
      await page.goto(path)
      return page
    },
    end: async () => {
      for (const context of open) await context.close()
      await browser.close()
      await town.close()
    },
  }
}

export const wordsOf = (page: Page): Promise<string> => page.locator('main').innerText()

export async function shows(page: Page, text: string | RegExp): Promise<void> {
  const words = await wordsOf(page)
  assert.ok(typeof text === 'string' ? words.includes(text) : text.test(words), `${page.url()} does not say ${text}:\n${words}`)
}
