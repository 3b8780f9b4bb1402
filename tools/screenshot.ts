// Takes the pictures of the README from a running town: npm run screenshot -- http://localhost:3000
import { mkdirSync } from 'node:fs'
import { chromiumPath, launch, reader } from '../tests/browser/browser.ts'

const address = process.argv[2] ?? 'http://localhost:3000'
const pictures = new URL('../docs/pictures/', import.meta.url)
mkdirSync(pictures, { recursive: true })

const shots = [
  { name: 'front', path: '/en', width: 1280, only: null },
  { name: 'goal', path: '/en/goals/safe-town', width: 1280, only: 'main' },
  { name: 'crime', path: '/en/knowledge/crime', width: 1280, only: '.chart-frame' },
  { name: 'report', path: '/en/report', width: 1280, only: 'main' },
  { name: 'faults', path: '/en/faults', width: 1280, only: '.chart-frame' },
  { name: 'phone', path: '/da', width: 320, only: null },
] as const

console.log(`Taking ${shots.length} pictures of ${address} with ${chromiumPath}`)
const browser = await launch()
for (const { name, path, width, only } of shots) {
  const context = await reader(browser, { width, address })
  const page = await context.newPage()
  await page.goto(path)
  const picture = { path: new URL(`${name}.png`, pictures).pathname }
  await (only ? page.locator(only).first().screenshot(picture) : page.screenshot(picture))
  await context.close()
}
await browser.close()
