// A page used with the keys alone: Tab to what is wanted, and type, choose or press.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

export interface Focused {
  tag: string
  text: string
  name: string
  /** The words beside a field. */
  label: string
  isMarked: boolean
  isInSight: boolean
}

/** Runs in the page. What the keyboard is on now; null on the page itself. */
export function lookAtFocus(): Focused | null {
  const on = document.activeElement
  if (!(on instanceof HTMLElement) || on === document.body) return null
  const style = getComputedStyle(on)
  const words = (on as HTMLInputElement).labels?.[0]
  const label = on instanceof HTMLInputElement && words ? getComputedStyle(words, '::before') : null
  const isDrawn = (one: CSSStyleDeclaration) => (one.outlineStyle !== 'none' && one.outlineWidth !== '0px') || one.boxShadow !== 'none'
  const { width, height } = on.getBoundingClientRect()
  return {
    tag: on.tagName.toLowerCase(),
    text: (on.innerText || on.getAttribute('aria-label') || '').trim(),
    name: on.getAttribute('name') ?? '',
    label: (words?.innerText ?? '').trim(),
    isMarked: isDrawn(style) || (label !== null && isDrawn(label)),
    isInSight: width > 0 && height > 0 && style.visibility !== 'hidden',
  }
}

export const focused = (page: Page): Promise<Focused | null> => page.evaluate(lookAtFocus)

const mostStops = 400

/** Presses Tab until the wished-for thing has the focus. */
export async function tabTo(page: Page, wanted: (on: Focused) => boolean, what: string): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    await page.keyboard.press('Tab')
    const on = await focused(page)
    if (on && wanted(on)) return
  }
  assert.fail(`Tab never came to ${what} on ${page.url()}`)
}

export const saying = (text: string) => (on: Focused) => on.text === text

/** Goes to the field of this name, and types in place of what stands there. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, (on) => on.name === name, `the field ${name}`)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Goes to the field of this name, and types after what stands there. */
export async function typeAtEnd(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, (on) => on.name === name, `the field ${name}`)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

/** Types a day into the three boxes of a date. */
export async function typeDay(page: Page, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await type(page, `${name}-day`, date)
  await type(page, `${name}-month`, month)
  await type(page, `${name}-year`, year)
}

/** Ticks the box of this name that says `label`. */
export async function tick(page: Page, name: string, label: string | RegExp): Promise<void> {
  await tabTo(page, (on) => on.name === name && fits(on, label), `the box ${name}: ${label}`)
  await page.keyboard.press('Space')
}

/** Tab comes to one of a group of radios; the arrows go through them, and take each. */
export async function take(page: Page, name: string, label: string | RegExp): Promise<void> {
  await tabTo(page, (on) => on.name === name, `the choice ${name}`)
  await page.keyboard.press('Space')
  for (let tries = 0; tries < 20; tries++) {
    const on = await focused(page)
    if (on && fits(on, label)) return
    await page.keyboard.press('ArrowDown')
  }
  assert.fail(`${name} offers no ${label} on ${page.url()}`)
}

/** Goes to the list of this name, and down to the line that says so. */
export async function pick(page: Page, name: string, wanted: string | RegExp): Promise<void> {
  await tabTo(page, (on) => on.name === name, `the list ${name}`)
  // The keys take lines one by one; a list is closed while they do.
  const chosen = () =>
    page.evaluate(() => {
      const list = document.activeElement as HTMLSelectElement
      return { text: list.selectedOptions[0]?.text ?? '', isLast: list.selectedIndex === list.length - 1 }
    })
  await page.keyboard.press('Home')
  for (;;) {
    const { text, isLast } = await chosen()
    if (typeof wanted === 'string' ? text === wanted : wanted.test(text)) return
    assert.ok(!isLast, `${name} offers no ${wanted} on ${page.url()}`)
    await page.keyboard.press('ArrowDown')
  }
}

/** Goes to the button or the link that says so, presses Enter, and waits for the page that answers. */
export async function press(page: Page, text: string | RegExp): Promise<void> {
  await tabTo(
    page,
    (on) => ['a', 'button', 'summary'].includes(on.tag) && (typeof text === 'string' ? on.text === text : text.test(on.text)),
    `“${text}”`,
  )
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** Goes to the heading of what is folded away, and opens it. */
export async function unfold(page: Page, text: string): Promise<void> {
  await tabTo(page, (on) => on.tag === 'summary' && on.text === text, `“${text}”`)
  await page.keyboard.press('Enter')
  assert.ok(await page.evaluate(() => document.activeElement?.closest('details')?.open === true), `“${text}” stays shut`)
}

const fits = ({ label }: Focused, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? label.startsWith(wanted) : wanted.test(label)
