// A page used with a hand: press, write, choose and open by the words that stand there.
import type { Locator, Page } from 'playwright-core'

type Words = string | RegExp
/** Longer than this nothing of ours takes to be there. */
const timeout = 5000

const named = (page: Page, role: 'button' | 'link' | 'radio' | 'checkbox' | 'textbox' | 'combobox', name: Words) =>
  page
    .getByRole('main')
    .getByRole(role, { name, exact: typeof name === 'string' })
    .filter({ visible: true })
    .first()

/** What is asked for, once it is there; else the words of the page say what is there instead. */
async function there(page: Page, it: Locator, words: Words): Promise<Locator> {
  await it.waitFor({ timeout }).catch(async () => {
    throw new Error(`Nothing says ${words} on ${page.url()}:\n${await page.locator('main').innerText()}`)
  })
  return it
}

/** Presses the button or the link that says so, and waits for the page that answers. */
export async function press(page: Page, words: Words): Promise<void> {
  const it = await there(
    page,
    named(page, 'button', words)
      .or(named(page, 'link', words))
      .first(),
    words,
  )
  await Promise.all([page.waitForEvent('load'), it.click()])
}

export async function write(page: Page, label: Words, text: string): Promise<void> {
  await (await there(page, named(page, 'textbox', label), label)).fill(text)
}

/** Takes an answer, or ticks a box. */
export async function take(page: Page, label: Words): Promise<void> {
  const it = named(page, 'radio', label)
    .or(named(page, 'checkbox', label))
    .first()
  await (await there(page, it, label)).check()
}

export async function pick(page: Page, label: Words, option: Words): Promise<void> {
  const list = await there(page, named(page, 'combobox', label), label)
  const text = await list.locator('option').filter({ hasText: option }).first().innerText()
  await list.selectOption({ label: text })
}

/** Opens what is folded away, when it is shut. */
export async function unfold(page: Page, title: string): Promise<void> {
  const fold = page
    .locator('main details')
    .filter({ has: page.locator('summary', { hasText: title }) })
    .first()
  if ((await fold.getAttribute('open', { timeout })) === null) await fold.locator('summary').first().click()
}

export async function writeDay(page: Page, name: string, day: string): Promise<void> {
  for (const [part, value] of ['year', 'month', 'day'].map((part, n) => [part, day.split('-')[n] ?? ''] as const))
    await page.locator(`main input[name="${name}-${part}"]`).fill(value)
}
