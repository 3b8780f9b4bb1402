// The town without a mouse: everything a person does on its pages today can be done with the keys alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type TestTown, testTown } from '../town.ts'
import { launch, type Reader, reader, withoutChromium } from './browser.ts'
import { type Focused, focused, lookAtFocus, saying, tabTo } from './by-keys.ts'
import { type Example, examplePaths, sayExample } from './example-paths.ts'
import { type Examples, fillExamples } from './fill-examples.ts'

let town: TestTown
let browser: Browser
let address: string
let examples: Examples
const open: BrowserContext[] = []

before(async () => {
  if (withoutChromium) return
  town = await testTown({ isDemonstration: true, assets: true })
  examples = await fillExamples(town)
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
  await tabTo(page, ({ text }) => /^See the figures\s+for goal 2$/.test(text), 'the figures of fewer victims')
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
  const waiting = examplePaths.filter(({ sent }) => !sent)
  const walk = async () => {
    const pages = new Map<Example['who'], Page>()
    for (let example = waiting.shift(); example; example = waiting.shift()) {
      const path = examples.addressOf(example, 'da')
      const page = pages.get(example.who) ?? (await pageAt(path, await examples.holds(example)))
      if (pages.has(example.who)) await page.goto(path)
      pages.set(example.who, page)
      for (const complaint of await goThrough(page)) complaints.push(`${sayExample(example)}: ${complaint}`)
    }
  }
  await Promise.all([walk(), walk(), walk()])
  assert.deepEqual(complaints, [])
})

test('a field that has the focus and does not show it is found', { skip: withoutChromium }, async () => {
  const page = await pageAt('/da/sign-in')
  await page.evaluate(() => {
    const field = document.querySelector<HTMLElement>('input[name=email]')
    for (const edge of ['outline', 'box-shadow']) field?.style.setProperty(edge, 'none', 'important')
  })
  assert.deepEqual(await goThrough(page), ['input "" has the focus and does not show it'])
})

/** Tabs through the whole page; says where the focus cannot be seen, and whether it never came round. */
async function goThrough(page: Page): Promise<string[]> {
  const reachable = await page.evaluate(
    () => document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]').length,
  )
  // The page notes each stop itself: asking after every key takes longer than the keys.
  await page.evaluate(`globalThis.stops = []
    document.addEventListener('focusin', () => stops.push((${lookAtFocus})()))
    document.addEventListener('focusout', ({ relatedTarget }) => relatedTarget ?? (stops.isRound = true))`)
  let isRound = false
  for (let stops = 0; stops <= reachable + 5 && !isRound; stops++) {
    await page.keyboard.press('Tab')
    if (stops % 10 === 9 || stops >= reachable) isRound = await page.evaluate('stops.isRound === true')
  }
  const seen = (await page.evaluate<Focused[]>('[...stops]')).filter((on) => on !== null)
  return [
    ...seen.filter((on) => !on.isInSight).map((on) => `${on.tag} "${on.text.slice(0, 40)}" has the focus and is not in sight`),
    ...seen.filter((on) => !on.isMarked).map((on) => `${on.tag} "${on.text.slice(0, 40)}" has the focus and does not show it`),
    ...(isRound && seen.length > 0 ? [] : [`Tab did not come to the end in ${reachable + 5} steps`]),
  ]
}
