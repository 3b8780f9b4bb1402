// What the accessibility checker finds on a page. It runs in the page itself: the ready-made way opens a page of its own for every report and takes four times as long.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const checker = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

interface Violation {
  id: string
  nodes: { target: string[] }[]
}

/** Each violation with its rule and where it is. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(checker)
  const found = await page.evaluate<Violation[]>(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`)
  return found.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
