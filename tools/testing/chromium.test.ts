// One browser for all tests that need one, wherever it is on this machine.
import assert from 'node:assert/strict'
import { test } from 'node:test'

test('the tests open the browser that was named, not one at a place they think it is', async () => {
  process.env.TRYGBY_CHROMIUM = process.execPath
  const { chromiumPath, withoutChromium } = await import('../../tests/browser/browser.ts')
  assert.deepEqual([chromiumPath, withoutChromium], [process.execPath, false])
})
