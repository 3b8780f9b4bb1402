// The town without a mouse: everything a person does on its pages today can be done with the keys alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type TestTown, testTown } from '../town.ts'
import { launch, type Reader, reader, withoutChromium } from './browser.ts'
import { examplePaths, fillExamples } from './example-paths.ts'

let town: TestTown
let browser: Browser
let address: string
let named: Record<string, string>
const open: BrowserContext[] = []

before(async () => {
  if (withoutChromium) return
  town = await testTown({ isDemonstration: true, assets: true })
  named = await fillExamples(town)
  address = await town.listen()
  browser = await launch()
})
after(async () => {
  for (const context of open) await context.close()
  await browser?.close()
  await town?.close()
})

async function pageAt(path: string, as: Omit<Reader, 'address'> = {}): Promise<Page> {
  const context = await reader(browser, { ...as, address })
  open.push(context)
  const page = await context.newPage()
  await page.goto(path)
  return page
}

interface Focused {
  tag: string
  text: string
  name: string
  isMarked: boolean
  isInSight: boolean
}

/** What the keyboard is on now; null on the page itself. */
const focused = (page: Page): Promise<Focused | null> =>
  page.evaluate(() => {
    const on = document.activeElement
    if (!(on instanceof HTMLElement) || on === document.body) return null
    const style = getComputedStyle(on)
    const label = on instanceof HTMLInputElement && on.labels?.[0] ? getComputedStyle(on.labels[0], '::before') : null
    const isDrawn = (one: CSSStyleDeclaration) => (one.outlineStyle !== 'none' && one.outlineWidth !== '0px') || one.boxShadow !== 'none'
    const { width, height } = on.getBoundingClientRect()
    return {
      tag: on.tagName.toLowerCase(),
      text: (on.innerText || on.getAttribute('aria-label') || '').trim(),
      name: on.getAttribute('name') ?? '',
      isMarked: isDrawn(style) || (label !== null && isDrawn(label)),
      isInSight: width > 0 && height > 0 && style.visibility !== 'hidden',
    }
  })

const mostStops = 400

/** Presses Tab until the wished-for thing has the focus. */
async function tabTo(page: Page, wanted: (on: Focused) => boolean, what: string): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    await page.keyboard.press('Tab')
    const on = await focused(page)
    if (on && wanted(on)) return
  }
  assert.fail(`Tab never came to ${what}`)
}

const saying = (text: string) => (on: Focused) => on.text === text

test('the first Tab offers a way past the menu', { skip: withoutChromium }, async () => {
  const page = await pageAt('/da')
  await page.keyboard.press('Tab')
  assert.equal((await focused(page))?.text, 'Gå til indhold')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main-content')
})

test('a resident changes the language and reads how crime is measured', { skip: withoutChromium }, async () => {
  const page = await pageAt('/da')
  await tabTo(page, saying('English'), 'the language')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/en')
  await tabTo(page, saying('Fewer victims'), 'the goal of fewer victims')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/en/knowledge/crime')
})

test('the menu of a small phone opens with the keys', { skip: withoutChromium }, async () => {
  const page = await pageAt('/da', { width: 320, javaScript: false })
  await tabTo(page, saying('Menu'), 'the menu')
  await page.keyboard.press('Enter')
  await tabTo(page, saying('Viden'), 'knowledge in the menu')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/da/knowledge')
})

test('somebody signs in as the administrator, makes a mistake in a form, and mends it', { skip: withoutChromium }, async () => {
  const page = await pageAt('/da/sign-in')
  await tabTo(page, (on) => on.tag === 'button' && /administrator/i.test(on.text), 'the administrator among the invented people')
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: 'Log ud' })
    .or(page.getByRole('button', { name: 'Log ud' }))
    .first()
    .waitFor()
  await page.goto('/da/setup/departments/new')
  await tabTo(page, (on) => on.tag === 'input' && on.name === 'name', 'the name of a department')
  await page.keyboard.press('Enter')
  await page.locator('.error-summary, .alert-error, [role="alert"]').first().waitFor()
  await tabTo(page, (on) => on.tag === 'a' && /navn/i.test(on.text), 'the fault in the list of faults')
  await page.keyboard.press('Enter')
  assert.equal((await focused(page))?.name, 'name')
  await page.keyboard.type('Park og vej')
  await page.keyboard.press('Enter')
  await page.getByText('Park og vej').first().waitFor()
})

test('on every page Tab goes through to the end, always in sight and marked', { skip: withoutChromium }, async () => {
  const complaints: string[] = []
  for (const { path, role } of examplePaths) {
    const token = role ? await town.tokenOf(role) : undefined
    const page = await pageAt(`/da${path === '/' ? '' : path.replace(/:(\w+)/, (_, name) => named[name] ?? '')}`, { token })
    complaints.push(...(await goThrough(page)).map((complaint) => `${path}${role ? ` (${role})` : ''}: ${complaint}`))
    await page.context().close()
  }
  assert.deepEqual(complaints, [])
})

/** Tabs through the whole page; says where the focus cannot be seen, and whether it never came round. */
async function goThrough(page: Page): Promise<string[]> {
  const reachable = await page.evaluate(
    () => document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]').length,
  )
  const complaints: string[] = []
  for (let stops = 0; stops <= reachable + 5; stops++) {
    await page.keyboard.press('Tab')
    const on = await focused(page)
    if (!on) return complaints
    if (!on.isInSight) complaints.push(`${on.tag} "${on.text.slice(0, 40)}" has the focus and is not in sight`)
    if (!on.isMarked) complaints.push(`${on.tag} "${on.text.slice(0, 40)}" has the focus and does not show it`)
  }
  return [...complaints, `Tab did not come to the end in ${reachable + 5} steps`]
}
