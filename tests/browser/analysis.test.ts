// The analysis library in a real browser: the same code, the same dice, and the same figures as on the server to twelve digits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { build } from 'esbuild'
import * as analysis from '../../packages/analysis/src/index.ts'
import { launch, withoutChromium } from './browser.ts'

type Library = typeof analysis

// Runs in the browser and here; it may use nothing but the library it is given.
function figures(library: Library): unknown {
  const observed = [52, 61, 40, 75, 33, 90, 48, 66, 20, 57]
  const population = [1000, 1100, 900, 1300, 800, 1500, 950, 1200, 1000, 1050]
  const young = [12, 13, 11, 14, 10, 15, 12, 13, 12, 13]
  const dice = library.randomStream(11, 3)
  return {
    expected: library.expectedCount({ observed, population, covariates: { young } }, 8),
    interval: library.poissonInterval(7, { method: 'mid-p' }),
    draws: Array.from({ length: 20 }, () => library.drawNegativeBinomial(dice, 6, 2)),
  }
}

// exp and log may differ in their last bit from one engine to the next, which the standard of the language allows.
const twelveDigits = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)
const rounded = (json: string) => JSON.parse(json, twelveDigits)

test('the analysis library gives in Chromium what it gives on the server', { skip: withoutChromium }, async () => {
  const bundle = await build({
    entryPoints: ['packages/analysis/src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const source = `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0]?.text ?? '').toString('base64')}`
    const there = await page.evaluate(`import(${JSON.stringify(source)}).then(${figures.toString()}).then(JSON.stringify)`)
    assert.deepEqual(rounded(there as string), rounded(JSON.stringify(figures(analysis))))
  } finally {
    await browser.close()
  }
})
