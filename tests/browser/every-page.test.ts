// Every page of the town, in Danish, English and right to left: readable on a small phone, without scripts, by everybody.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../src/platform/roles.ts'
import { type TestTown, testTown } from '../town.ts'
import { launch, reader, withoutChromium } from './browser.ts'
import { examplePaths, fillExamples } from './example-paths.ts'

const languages = ['da', 'en', 'ar-XB'] as const
type Language = (typeof languages)[number]
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'long-title': 'off', 'no-inline-style': 'error' },
})

let town: TestTown
let browser: Browser
let address: string
/** What stands for the names in the paths. */
let named: Record<string, string>

before(async () => {
  if (withoutChromium) return
  town = await testTown({ isDemonstration: true, assets: true })
  named = await fillExamples(town)
  address = await town.listen()
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await town?.close()
})

for (const { path, role } of examplePaths)
  test(`${path} is readable by everybody${role ? ` (${role})` : ''}`, { skip: withoutChromium }, async () => {
    const end = path === '/' ? '' : path.replace(/:(\w+)/, (_, name) => named[name] ?? '')
    await Promise.all(languages.map((language) => inspect(`/${language}${end}`, language, role)))
  })

async function inspect(path: string, language: Language, role: Role | undefined): Promise<void> {
  const answer = await town.visit(path, role ? { as: role } : {})
  assert.equal(answer.status, 200, `${path} answered ${answer.status}`)
  const report = await validator.validateString(await answer.text())
  assert.deepEqual(
    report.results.flatMap((r) => r.messages.map((m) => `${path}: ${m.ruleId} ${m.message} line ${m.line}`)),
    [],
  )

  const { phone, desk, complaints } = await screensOf(language, role)
  await phone.goto(path)
  const overflow = await phone.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(overflow, 0, `${path} is ${String(overflow)} px too wide at 320 px`)

  complaints.length = 0
  await desk.goto(path, { waitUntil: 'load' })
  const axe = await new AxeBuilder({ page: desk })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  assert.deepEqual(
    axe.violations.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
    [],
  )
  assert.deepEqual(complaints, [], `${path} complained in the browser`)
}

interface Screens {
  /** 320 px wide, without scripts. */
  phone: Page
  desk: Page
  /** What the desk's browser complained of. */
  complaints: string[]
}

const screens = new Map<string, Promise<Screens>>()

/** The same two screens for every page somebody reads in a language: opening them takes longer than the pages. */
function screensOf(language: Language, role: Role | undefined): Promise<Screens> {
  const key = `${language} ${role}`
  const found = screens.get(key) ?? openScreens(role)
  screens.set(key, found)
  return found
}

async function openScreens(role: Role | undefined): Promise<Screens> {
  const token = role ? await town.tokenOf(role) : undefined
  const phone = await (await reader(browser, { width: 320, javaScript: false, token, address })).newPage()
  const desk = await (await reader(browser, { token, address })).newPage()
  const complaints: string[] = []
  desk.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  desk.on('pageerror', (error) => complaints.push(error.message))
  return { phone, desk, complaints }
}
