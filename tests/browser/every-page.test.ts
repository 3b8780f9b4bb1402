// Every page of the town, in Danish, English and right to left: readable on a small phone, without scripts, by everybody.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import type { Role } from '../../src/platform/roles.ts'
import { type TestTown, testTown } from '../town.ts'
import { launch, reader, withoutChromium } from './browser.ts'
import { examplePaths, fillExamples } from './example-paths.ts'

const languages = ['da', 'en', 'ar-XB'] as const
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
    for (const language of languages)
      await inspect(`/${language}${path === '/' ? '' : path.replace(/:(\w+)/, (_, name) => named[name] ?? '')}`, role)
  })

async function inspect(path: string, role: Role | undefined): Promise<void> {
  const token = role ? await town.tokenOf(role) : undefined
  const answer = await town.visit(path, role ? { as: role } : {})
  assert.equal(answer.status, 200, `${path} answered ${answer.status}`)
  const report = await validator.validateString(await answer.text())
  assert.deepEqual(
    report.results.flatMap((r) => r.messages.map((m) => `${path}: ${m.ruleId} ${m.message} line ${m.line}`)),
    [],
  )

  const small = await reader(browser, { width: 320, javaScript: false, token, address })
  const page = await small.newPage()
  await page.goto(path)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(overflow, 0, `${path} is ${String(overflow)} px too wide at 320 px`)
  await small.close()

  const wide = await reader(browser, { token, address })
  const desk = await wide.newPage()
  const complaints: string[] = []
  desk.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  desk.on('pageerror', (error) => complaints.push(error.message))
  await desk.goto(path, { waitUntil: 'load' })
  const axe = await new AxeBuilder({ page: desk })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  await wide.close()
  assert.deepEqual(
    axe.violations.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
    [],
  )
  assert.deepEqual(complaints, [], `${path} complained in the browser`)
}
